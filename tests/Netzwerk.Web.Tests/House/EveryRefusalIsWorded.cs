using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Netzwerk.Web.Tests.House;

public sealed partial class EveryRefusalIsWorded
{
    // A feature that has words for one refusal of an area has words for all of them.
    [Fact]
    public void Texts_that_know_an_area_of_refusals_know_all_of_it()
    {
        var codes = Files("Netzwerk.Domain", "*.cs")
            .SelectMany(f => Code().Matches(File.ReadAllText(f)))
            .Select(m => m.Groups["code"].Value)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Contains("answer.too-late", codes);
        var worded = Files("Netzwerk.Web", "*.resx")
            .ToDictionary(f => f, KeysOf, StringComparer.Ordinal);
        Assert.Contains(worded.Values, keys => keys.Overlaps(codes));
        Plan.NoFaults(
            from texts in worded
            from area in texts.Value.Intersect(codes).Select(AreaOf).Distinct()
            from code in codes
            where AreaOf(code) == area && !texts.Value.Contains(code)
            orderby code
            select $"{Path.GetFileName(texts.Key)} has no {code}"
        );
    }

    private static IEnumerable<string> Files(string project, string pattern) =>
        Directory.EnumerateFiles(
            Path.Combine(Plan.Root, "src", project),
            pattern,
            SearchOption.AllDirectories
        );

    private static HashSet<string> KeysOf(string file) =>
        XDocument
            .Load(file)
            .Descendants("data")
            .Select(d => d.Attribute("name")?.Value ?? "")
            .ToHashSet(StringComparer.Ordinal);

    private static string AreaOf(string code) => code.Split('.')[0];

    [GeneratedRegex(
        """(Refusal|new)\(\s*"(?<code>[a-z]+\.[a-z-]+)"[,)]""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Code();
}
