using System.Xml.Linq;
using AngleSharp.Dom;
using Netzwerk.Web.Tests.House;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.BadInput;

/// <summary>Whoever chose English meets no German sentence of ours on any page, and the other way round.</summary>
public sealed class PagesSpeakOneLanguage(SmallCounty county) : IClassFixture<SmallCounty>
{
    /// <summary>Shorter texts are also words of the other language, of names, or parts of longer words.</summary>
    private const int Telling = 12;

    private const int FewestPages = 40;

    private static readonly string[] Spoken = ["aria-label", "title", "alt", "placeholder"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task On_every_page_that_links_lead_to(string language)
    {
        var foreign = Sentences(of: language is "de" ? "en" : "de", not: language);
        Assert.True(foreign.Count > 300, $"{foreign.Count} sentences");
        var pages = new List<Page>();
        foreach (
            var (browser, starts) in new[]
            {
                (await county.SignInAsync(), county.Starts),
                (county.App.Visitor(), ["/", .. county.Links]),
            }
        )
        {
            await ChooseAsync(browser, language);
            pages.AddRange(await SiteWalk.PagesAsync(browser, [.. starts]));
        }

        Assert.True(pages.Count >= FewestPages, $"{pages.Count} pages");
        var own = Sentences(of: language, not: language is "de" ? "en" : "de");
        var heard = new HashSet<string>(StringComparer.Ordinal);
        var faults = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in pages.Where(p => p.RedirectsTo is null))
        {
            var path = SiteWalk.Kind(SiteWalk.PathOf(page));
            Assert.Equal(
                (path, language),
                (path, page.Document.DocumentElement.GetAttribute("lang"))
            );
            var words = Words(page.Document);
            heard.UnionWith(own.Where(s => words.Contains(s, StringComparison.Ordinal)));
            faults.UnionWith(
                foreign
                    .Where(s => words.Contains(s, StringComparison.Ordinal))
                    .Select(s => $"{path}: {s}")
            );
        }

        Assert.True(heard.Count > 100, $"only {heard.Count} sentences were heard");
        Assert.Equal([], faults);
    }

    private static async Task ChooseAsync(HttpClient browser, string language)
    {
        using var form = new FormUrlEncodedContent([new("sprache", language), new("zurueck", "/")]);
        using var answer = await browser.PostAsync("/sprache", form, Ct);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
    }

    /// <summary>What the page says by itself, without what is marked as being in another language.</summary>
    private static string Words(IDocument page)
    {
        foreach (var other in page.QuerySelectorAll("body [lang]").ToArray())
        {
            other.Remove();
        }

        var spoken = page.All.SelectMany(e => Spoken.Select(e.GetAttribute)).OfType<string>();
        return Squeezed(string.Join(" | ", [page.Title, page.Body!.TextContent, .. spoken]));
    }

    private static List<string> Sentences(string of, string not)
    {
        var sentences = new List<string>();
        var folder = Path.Combine(Plan.Root, "src", "Netzwerk.Web");
        foreach (
            var english in Directory.EnumerateFiles(
                folder,
                "*Texts.en.resx",
                SearchOption.AllDirectories
            )
        )
        {
            var german = english.Replace(".en.resx", ".resx", StringComparison.Ordinal);
            var texts = new Dictionary<string, IReadOnlyDictionary<string, string>>(
                StringComparer.Ordinal
            )
            {
                ["de"] = Read(german),
                ["en"] = Read(english),
            };
            sentences.AddRange(
                texts[of]
                    .Where(t => t.Value != texts[not].GetValueOrDefault(t.Key))
                    .Select(t => t.Value)
            );
        }

        var own = sentences.Where(s =>
            s.Length >= Telling && !s.Contains('{', StringComparison.Ordinal)
        );
        return [.. own.Distinct(StringComparer.Ordinal)];
    }

    private static Dictionary<string, string> Read(string file) =>
        XDocument
            .Load(file)
            .Descendants("data")
            .ToDictionary(
                d => d.Attribute("name")!.Value,
                d => Squeezed(d.Element("value")!.Value),
                StringComparer.Ordinal
            );

    private static string Squeezed(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
