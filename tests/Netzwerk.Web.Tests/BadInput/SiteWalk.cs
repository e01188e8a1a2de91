using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Netzwerk.Web.Tests.Support;

namespace Netzwerk.Web.Tests.BadInput;

/// <summary>Follows the links of the site from page to page, a few pages of each kind.</summary>
internal static partial class SiteWalk
{
    private const int OfAKind = 3;

    public static async Task<IReadOnlyList<Page>> PagesAsync(
        HttpClient browser,
        params IReadOnlyList<string> starts
    )
    {
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = new HashSet<string>(starts, StringComparer.Ordinal);
        var queue = new Queue<string>(starts);
        var pages = new List<Page>();
        while (queue.TryDequeue(out var path))
        {
            var kind = Kind(path);
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            if (kinds[kind] > OfAKind && !starts.Contains(path, StringComparer.Ordinal))
            {
                continue;
            }

            var page = await browser.OpenAsync(path);
            if (page.Answer.Content.Headers.ContentType?.MediaType is not "text/html")
            {
                continue;
            }

            pages.Add(page);
            foreach (var next in Links(page).Where(seen.Add))
            {
                queue.Enqueue(next);
            }
        }

        return pages;
    }

    /// <summary>The address without what tells one page of a kind from another.</summary>
    public static string Kind(string path) => Ids().Replace(path.Split('?')[0], "*");

    public static string PathOf(Page page) => page.Answer.RequestMessage!.RequestUri!.PathAndQuery;

    private static IEnumerable<string> Links(Page page)
    {
        var at = page.Answer.RequestMessage!.RequestUri!;
        var linked = page
            .Document.QuerySelectorAll("a[href]:not([download])")
            .Select(a => new Uri(at, ((IHtmlAnchorElement)a).GetAttribute("href")))
            .Where(u => u.Host == at.Host && u.Scheme == at.Scheme)
            .Select(u => u.PathAndQuery);
        var sent = page.RedirectsTo is { } to ? [to] : Array.Empty<string>();
        return linked
            .Concat(sent)
            .Where(p => !Path.HasExtension(p.Split('?')[0]))
            .Where(p => !p.StartsWith("/api", StringComparison.Ordinal));
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|[a-z2-7]{32}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Ids();
}
