using MimeKit;
using MimeKit.Cryptography;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>
/// Whose DKIM signature our provider found good. Only its topmost line counts: those below came with the mail and
/// say what the sender likes.
/// </summary>
internal static class SignedDomains
{
    /// <summary>The domain of the sender, or one above it; "d=example" alone would sign for everybody below.</summary>
    public static bool MaySignFor(string domain, Mailbox from) =>
        domain.Contains('.', StringComparison.Ordinal)
        && (from.Domain == domain || from.Domain.EndsWith("." + domain, StringComparison.Ordinal));

    public static IReadOnlyList<string> Of(HeaderList headers, string? authServId)
    {
        var top = headers.FirstOrDefault(h => h.Id is HeaderId.AuthenticationResults);
        if (
            string.IsNullOrWhiteSpace(authServId)
            || top is null
            || !AuthenticationResults.TryParse(top.RawValue, out var results)
            || !authServId.Equals(
                results.AuthenticationServiceIdentifier,
                StringComparison.OrdinalIgnoreCase
            )
        )
        {
            return [];
        }

        return
        [
            .. results
                .Results.Where(r => Is(r.Method, "dkim") && Is(r.Result, "pass"))
                .SelectMany(r => r.Properties)
                .Where(p => Is(p.PropertyType, "header") && Is(p.Property, "d"))
                .Select(p => p.Value.ToLowerInvariantDomain())
                .Where(d => d.Length > 0),
        ];
    }

    private static bool Is(string? text, string word) =>
        word.Equals(text, StringComparison.OrdinalIgnoreCase);

    private static string ToLowerInvariantDomain(this string domain) =>
        Mailbox.TryParse("x@" + domain.Trim(), out var mailbox) ? mailbox.Domain : "";
}
