using System.Text.RegularExpressions;
using System.Xml.Linq;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.House;

/// <summary>People read "E-Mail" everywhere, as the Duden writes it; compounds such as "Mailserver" are words of their own.</summary>
public sealed partial class OneWordForMail
{
    /// <summary>Where the bare word is right: the German sentence that holds it. Keep it short.</summary>
    private static readonly string[] Allowed = [];

    private static readonly (string Place, string Text)[] Texts =
    [
        .. Directory
            .EnumerateFiles(
                Path.Combine(RepositoryFiles.Root, "src"),
                "*.resx",
                SearchOption.AllDirectories
            )
            .Where(f => !f.EndsWith(".en.resx", StringComparison.Ordinal))
            .SelectMany(f =>
                XDocument
                    .Load(f)
                    .Descendants("data")
                    .Select(d => ($"{Path.GetFileName(f)}: {d.Attribute("name")?.Value}", d.Value))
            ),
        .. Directory
            .EnumerateFiles(Path.Combine(RepositoryFiles.Root, "docs", "handbuch"), "*.md")
            .SelectMany(f =>
                File.ReadLines(f).Select((line, i) => ($"{Path.GetFileName(f)}:{i + 1}", line))
            ),
    ];

    [Fact]
    public void No_German_text_says_mail_where_it_means_e_mail()
    {
        Assert.Contains(Texts, t => t.Text.Contains("E-Mail", StringComparison.Ordinal));
        Plan.NoFaults(
            Texts
                .Where(t => BareWord().IsMatch(t.Text))
                .Where(t => !Allowed.Contains(t.Text.Trim(), StringComparer.Ordinal))
                .Select(t => $"{t.Place}: {t.Text.Trim()}")
        );
    }

    [Theory]
    [InlineData("Eine Mail kam zurück", true)]
    [InlineData("(Mails an alle)", true)]
    [InlineData("Mail-Einstellungen", true)]
    [InlineData("Eine E-Mail kam zurück, E-Mails an alle, E-Mail-Adresse", false)]
    [InlineData("Der Mailserver, Gmail und [mehr](9-mails.md)", false)]
    public void The_bare_word_is_told_from_its_compounds(string text, bool isBare) =>
        Assert.Equal(isBare, BareWord().IsMatch(text));

    [GeneratedRegex(@"(?<![\p{L}\d_-])Mails?(?![\p{L}\d_@])", RegexOptions.None, 1000)]
    private static partial Regex BareWord();
}
