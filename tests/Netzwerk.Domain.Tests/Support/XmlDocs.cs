using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Netzwerk.Domain.Tests.Support;

/// <summary>The summaries that stand above the types of the domain.</summary>
public static partial class XmlDocs
{
    private static readonly Dictionary<string, string> Summaries = XDocument
        .Load(Path.ChangeExtension(typeof(Refusal).Assembly.Location, ".xml"))
        .Descendants("member")
        .Where(m => m.Element("summary") is not null)
        .ToDictionary(
            m => m.Attribute("name")?.Value ?? "",
            m => Gaps().Replace(m.Element("summary")?.Value ?? "", " ").Trim(),
            StringComparer.Ordinal
        );

    public static string Summary(Type type) =>
        Summaries.GetValueOrDefault($"T:{type.FullName?.Replace('+', '.')}", "");

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gaps();
}
