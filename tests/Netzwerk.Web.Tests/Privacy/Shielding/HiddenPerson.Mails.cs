using System.Text.RegularExpressions;
using Xunit;

namespace Netzwerk.Web.Tests.Privacy.Shielding;

/// <summary>What was sent since.</summary>
internal sealed partial class HiddenPerson
{
    /// <summary>The mails to everybody else that have one of the words.</summary>
    public IReadOnlyList<string> TellingMails() =>
        [
            .. Letters()
                .Where(m => !m.To.ToString().Contains(Mail, StringComparison.OrdinalIgnoreCase))
                .Where(m =>
                    ReadableAnswer.Of(m) is var text
                    && Words.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase))
                )
                .Select(m => $"{m.Subject} → {m.To}"),
        ];

    /// <summary>Her own mails, which have her name all the same.</summary>
    public int OwnMails() =>
        app
            .Post.To(Mail)
            .Count(m => ReadableAnswer.Of(m).Contains("Quittenhain", StringComparison.Ordinal));

    /// <summary>The links of mails to everybody else, and what a program can make of them.</summary>
    public IReadOnlyList<string> LinksOfOthers() =>
        [
            .. Letters()
                .Where(m => !m.To.ToString().Contains(Mail, StringComparison.OrdinalIgnoreCase))
                .SelectMany(m => Link().Matches(m.TextBody ?? ""))
                .Select(l => new Uri(l.Value).PathAndQuery)
                .SelectMany(l =>
                    l.StartsWith("/protokoll/", StringComparison.Ordinal)
                        ? [l, $"{l}.pdf", $"{l}.docx", $"{l}.txt"]
                        : (string[])[l]
                )
                .Distinct(StringComparer.Ordinal),
        ];

    private IEnumerable<MimeKit.MimeMessage> Letters() =>
        app.Post.All.Select(m => MimeKit.MimeMessage.Load(new MemoryStream(m.Bytes.ToArray()), Ct));

    [GeneratedRegex(@"https://netzwerk\.example/\S+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
