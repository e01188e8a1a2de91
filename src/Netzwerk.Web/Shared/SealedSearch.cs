using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Netzwerk.Domain;

namespace Netzwerk.Web.Shared;

/// <summary>
/// What somebody looked for, as it may stand in an address: who looks for a person types a name, and addresses end up in
/// histories and logs. Sealed, the page can still be reloaded, kept in a tab and gone back to.
/// </summary>
public sealed class SealedSearch(IDataProtectionProvider protection)
{
    public const int Longest = 100;

    private readonly IDataProtector _seal = protection.CreateProtector("Netzwerk.Search");

    /// <summary>The address of the page for these words; the bare page when there are none.</summary>
    public string Address(string page, string? words) =>
        PlainText.Line(words) is { Length: > 0 and <= Longest } wanted
            ? $"{page}?suche={_seal.Protect(wanted)}"
            : page;

    /// <summary>The words of an address; null when there are none or somebody made them up.</summary>
    public string? Read(string? sealedWords)
    {
        if (string.IsNullOrEmpty(sealedWords))
        {
            return null;
        }

        try
        {
            return _seal.Unprotect(sealedWords);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
