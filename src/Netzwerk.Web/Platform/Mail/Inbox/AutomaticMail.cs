using MimeKit;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>Tells what programs wrote from what people wrote (RFC 3834, and what Exchange and old systems do instead).</summary>
internal static class AutomaticMail
{
    private static readonly string[] Subjects =
    [
        "automatische antwort",
        "abwesend",
        "abwesenheit",
        "out of office",
        "automatic reply",
        "autoreply",
        "auto-reply",
        "auto:",
    ];

    private static readonly string[] Markers =
    [
        "X-Autoreply",
        "X-Autorespond",
        "X-Autoresponse",
        "X-Loop",
    ];

    public static bool Is(HeaderList headers) =>
        IsAutoSubmitted(headers)
        || headers[HeaderId.ReturnPath]?.Trim() is "<>"
        || Markers.Any(headers.Contains)
        || headers.Contains(HeaderId.ListId)
        || Word(headers, "Precedence") is "bulk" or "auto_reply" or "junk" or "list"
        || Subjects.Any(s =>
            (headers[HeaderId.Subject] ?? "")
                .Trim()
                .StartsWith(s, StringComparison.OrdinalIgnoreCase)
        );

    private static bool IsAutoSubmitted(HeaderList headers) =>
        Word(headers, "Auto-Submitted") is { Length: > 0 } word && word is not "no";

#pragma warning disable CA1308 // the words of the standard are lower case
    private static string? Word(HeaderList headers, string field) =>
        headers[field]?.Split(';', '(')[0].Trim().ToLowerInvariant();
#pragma warning restore CA1308
}
