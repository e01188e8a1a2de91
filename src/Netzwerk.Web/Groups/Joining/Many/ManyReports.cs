using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Netzwerk.Domain;

namespace Netzwerk.Web.Groups.Joining.Many;

/// <summary>
/// What became of many people who were added at once, as an address: loading it again shows the report and does nothing. Only
/// ids travel, sealed.
/// </summary>
public sealed class ManyReports(IDataProtectionProvider protection)
{
    private const int IdLength = 16;
    private const int RowLength = IdLength + 1;

    private readonly IDataProtector _seal = protection.CreateProtector("Netzwerk.ManyReport");

    public string Address(GroupId group, IReadOnlyDictionary<PersonId, ManyResult> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        byte[] plain =
        [
            .. group.Value.ToByteArray(),
            .. rows.SelectMany(r => (byte[])[.. r.Key.Value.ToByteArray(), (byte)r.Value]),
        ];
        var words = WebEncoders.Base64UrlEncode(_seal.Protect(plain));
        return $"/gruppen/{group}/mitglieder/viele?ergebnis={words}";
    }

    /// <summary>Null where it is about another group, or somebody made it up.</summary>
    public IReadOnlyDictionary<PersonId, ManyResult>? Read(GroupId group, string? words)
    {
        if (string.IsNullOrEmpty(words))
        {
            return null;
        }

        try
        {
            var plain = _seal.Unprotect(WebEncoders.Base64UrlDecode(words));
            return new Guid(plain.AsSpan(0, IdLength)) == group.Value
                ? plain
                    .Skip(IdLength)
                    .Chunk(RowLength)
                    .ToDictionary(
                        r => new PersonId(new Guid(r.AsSpan(0, IdLength))),
                        r => (ManyResult)r[IdLength]
                    )
                : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
