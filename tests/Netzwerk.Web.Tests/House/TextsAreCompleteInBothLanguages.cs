// The patterns run over our own source, nobody else's text.
#pragma warning disable MA0009
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Netzwerk.Web.Tests.House;

public sealed partial class TextsAreCompleteInBothLanguages
{
    /// <summary>Words that stand in markup in every language; keep it short.</summary>
    private static readonly HashSet<string> SameEverywhere = new(StringComparer.Ordinal)
    {
        "E-Mail",
        "PDF",
        "QR",
    };

    private static readonly string Source = Path.Combine(Root(), "src");

    private static readonly string[] German =
    [
        .. Files("*.resx").Where(x => !x.EndsWith(".en.resx", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Every_German_text_has_an_English_one_with_the_same_placeholders()
    {
        Assert.NotEmpty(German);
        var faults = new List<string>();
        foreach (var file in German)
        {
            var english = Path.ChangeExtension(file, ".en.resx");
            if (!File.Exists(english))
            {
                faults.Add($"{Short(english)} is missing");
                continue;
            }

            var (de, en) = (Read(file), Read(english));
            Assert.NotEmpty(de);
            faults.AddRange(
                de.Keys.Except(en.Keys, StringComparer.Ordinal)
                    .Select(k => $"{Short(english)} lacks {k}")
            );
            faults.AddRange(
                en.Keys.Except(de.Keys, StringComparer.Ordinal)
                    .Select(k => $"{Short(file)} lacks {k}")
            );
            faults.AddRange(
                de.Keys.Intersect(en.Keys, StringComparer.Ordinal)
                    .Where(k => !Placeholders(de[k]).SetEquals(Placeholders(en[k])))
                    .Select(k => $"{Short(file)}: placeholders of {k} differ")
            );
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void No_text_is_empty_and_no_key_comes_twice()
    {
        var all = Files("*.resx").ToArray();
        Assert.NotEmpty(all);
        var faults = new List<string>();
        foreach (var file in all)
        {
            var data = XDocument.Load(file).Root!.Elements("data").ToArray();
            faults.AddRange(
                data.Where(x => string.IsNullOrWhiteSpace(x.Element("value")?.Value))
                    .Select(x => $"{Short(file)}: {x.Attribute("name")?.Value} is empty")
            );
            faults.AddRange(
                data.GroupBy(x => x.Attribute("name")?.Value, StringComparer.OrdinalIgnoreCase)
                    .Where(x => x.Count() > 1)
                    .Select(x => $"{Short(file)}: {x.Key} comes twice")
            );
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void Every_text_a_page_or_class_asks_for_exists()
    {
        var texts = German.ToDictionary(
            x => Path.GetFileNameWithoutExtension(x),
            Read,
            StringComparer.Ordinal
        );
        var (asked, faults) = (0, new List<string>());
        foreach (var file in Files("*.razor").Concat(Files("*.cs")))
        {
            var code = File.ReadAllText(file);
            foreach (Match injected in Localizer().Matches(code))
            {
                var (type, name) = (injected.Groups["type"].Value, injected.Groups["name"].Value);
                var keys = Regex
                    .Matches(code, $"""\b{Regex.Escape(name)}\["(?<key>[^"]+)"[\],]""")
                    .Select(x => x.Groups["key"].Value)
                    .ToArray();
                asked += keys.Length;
                faults.AddRange(
                    keys.Where(k =>
                            !texts.TryGetValue(type, out var known) || !known.ContainsKey(k)
                        )
                        .Select(k => $"{Short(file)}: {type} has no {k}")
                );
            }
        }

        Assert.True(asked > 20);
        Assert.Empty(faults);
    }

    [Fact]
    public void No_page_holds_words_of_its_own()
    {
        var pages = Files("*.razor").ToArray();
        Assert.NotEmpty(pages);
        var faults = pages
            .SelectMany(x => Words(File.ReadAllText(x)).Select(w => $"{Short(x)}: {w}"))
            .ToArray();

        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("<p>Bitte warten</p>", "Bitte warten")]
    [InlineData("<a href=\"/x\" title=\"Öffnen\">@T[\"x\"]</a>", "Öffnen")]
    [InlineData("<Card Title=\"Ihre Antwort\" />", "Ihre Antwort")]
    [InlineData("<input aria-label=\"Suche\" />", "Suche")]
    public void The_search_for_words_finds_them(string markup, string words) =>
        Assert.Equal(words, Assert.Single(Words(markup)));

    [Theory]
    [InlineData("<p>@T[\"x\"] – @count</p>")]
    [InlineData("@if (a > b)\n{\n  <b>@name</b>\n}\nelse\n{\n  <i>@(x < y ? 1 : 2)</i>\n}")]
    [InlineData("<i>x</i>\n@if (Page < Count)\n{\n  <b>@name</b>\n}")]
    [InlineData("<Card Title=\"@T[\"x\"]\" />")]
    [InlineData("<p>@code</p>\n@code {\n  private string Name => \"Größe\";\n}")]
    [InlineData("<td>@foreach (var x in xs)\n{\n  <span>@x.Name</span>\n}</td>")]
    public void The_search_for_words_leaves_code_alone(string markup) =>
        Assert.Empty(Words(markup));

    /// <summary>
    /// Text between tags and in attributes people read. Code is taken out first: directives, the
    /// code block, expressions; what then still has two letters in a row next to each other is a word.
    /// </summary>
    private static IEnumerable<string> Words(string razor)
    {
        var markup = CodeBlock().Replace(razor, "");
        markup = Comment().Replace(markup, "");
        markup = Directive().Replace(markup, "");
        markup = WithoutExpressions(markup);
        var texts = TextNode()
            .Matches(markup)
            .Select(x => x.Groups["text"].Value)
            .Where(x => !CodeLike().IsMatch(x));
        var attributes = ReadableAttribute().Matches(markup).Select(x => x.Groups["text"].Value);
        return texts
            .Concat(attributes)
            .Select(x => x.Trim())
            .Where(x => Word().IsMatch(x) && !SameEverywhere.Contains(x));
    }

    /// <summary>Takes out @name.Member[…](…) and @(…), counting brackets because they nest.</summary>
    private static string WithoutExpressions(string markup)
    {
        var kept = new System.Text.StringBuilder(markup.Length);
        for (var i = 0; i < markup.Length; )
        {
            if (markup[i] != '@')
            {
                kept.Append(markup[i++]);
                continue;
            }

            i = Statement().Match(markup, i) is { Success: true } statement
                ? EndOfBracket(markup, statement.Index + statement.Length - 1)
                : EndOfExpression(markup, i + 1);
        }

        return kept.ToString();
    }

    private static int EndOfExpression(string markup, int i)
    {
        while (i < markup.Length)
        {
            if (char.IsLetterOrDigit(markup[i]) || markup[i] is '_' or '$' or '.' or '?')
            {
                i++;
            }
            else if (markup[i] is '(' or '[')
            {
                i = EndOfBracket(markup, i);
            }
            else
            {
                break;
            }
        }

        return i;
    }

    private static int EndOfBracket(string markup, int i)
    {
        var (depth, quoted) = (0, false);
        for (; i < markup.Length; i++)
        {
            quoted ^= markup[i] == '"';
            depth +=
                quoted ? 0
                : markup[i] is '(' or '[' ? 1
                : markup[i] is ')' or ']' ? -1
                : 0;
            if (depth == 0 && !quoted)
            {
                return i + 1;
            }
        }

        return i;
    }

    private static Dictionary<string, string> Read(string file) =>
        XDocument
            .Load(file)
            .Root!.Elements("data")
            .ToDictionary(
                x => x.Attribute("name")!.Value,
                x => x.Element("value")?.Value ?? "",
                StringComparer.Ordinal
            );

    private static HashSet<string> Placeholders(string text) =>
        Placeholder()
            .Matches(text)
            .Select(x => x.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Files(string pattern) =>
        Directory
            .EnumerateFiles(Source, pattern, SearchOption.AllDirectories)
            .Where(x => !x.Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin"))
            .Order(StringComparer.Ordinal);

    private static string Short(string file) => Path.GetRelativePath(Source, file);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Netzwerk.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("No Netzwerk.sln above");
    }

    [GeneratedRegex(@"IStringLocalizer<(?<type>\w+)>\s+(?<name>\w+)")]
    private static partial Regex Localizer();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^@code\s*\{.*\z", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(
        @"^@(?:page|using|inject|inherits|attribute|implements|typeparam|namespace|layout)\b.*$",
        RegexOptions.Multiline
    )]
    private static partial Regex Directive();

    [GeneratedRegex(@"(?:/|[\w""'])>(?<text>[^<>@]+)(?=<|@|\z)")]
    private static partial Regex TextNode();

    [GeneratedRegex(@"[{};=]|\b(?:else|if|foreach|for|switch|case)\b")]
    private static partial Regex CodeLike();

    [GeneratedRegex(
        @"\b(?:Title|Label|Hint|Text|Caption|Submit|Confirm|Subtitle|Overline|Blank|title|alt|aria-label|placeholder)=""(?<text>[^""@]+)"""
    )]
    private static partial Regex ReadableAttribute();

    [GeneratedRegex(@"\G@(?:if|for|foreach|while|switch|using|lock)\s*\(")]
    private static partial Regex Statement();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();
}
