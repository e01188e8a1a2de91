using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Web.Tests.Support;
using Npgsql;
using Xunit;

namespace Netzwerk.Web.Tests.Privacy.Shielding;

/// <summary>What a walk came by: the addresses that answered, and those whose answer has one of the words.</summary>
internal sealed record Walked(IReadOnlySet<string> Answered, IReadOnlyList<string> Telling)
{
    /// <summary>The kinds of addresses that tell, with the ids left out.</summary>
    public IReadOnlySet<string> KindsTelling =>
        Telling.Select(SiteWalk.KindOf).ToHashSet(StringComparer.Ordinal);
}

/// <summary>
/// Asks for everything that can be asked for with GET: every route of the program, filled with every id that fits, and
/// every link that a page shows.
/// </summary>
internal sealed partial class SiteWalk(
    NetzwerkApp app,
    IReadOnlyList<string> words,
    string under = "/"
)
{
    /// <summary>Pages of one kind that are opened because something links to them; those of routes all are.</summary>
    private const int MostOfAKind = 40;

    private static readonly string[] Endings =
    [
        "xlsx",
        "csv",
        "pdf",
        "docx",
        "txt",
        "html",
        "json",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The address without what tells one thing of a kind from the other.</summary>
    public static string KindOf(string path) =>
        Number().Replace(Id().Replace(path.Split('?')[0], "{}"), "/{n}");

    public async Task<Walked> TakeAsync(HttpClient client, IEnumerable<string> starts)
    {
        var ids = await IdsAsync();
        var waiting = new Queue<string>(starts.Concat(Routes().SelectMany(r => Filled(r, ids))));
        var seen = waiting.ToHashSet(StringComparer.Ordinal);
        var linked = new Dictionary<string, int>(StringComparer.Ordinal);
        var (answered, telling) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());
        while (waiting.TryDequeue(out var path))
        {
            var (text, links) = await AskAsync(client, path);
            if (text is null)
            {
                continue;
            }

            answered.Add(path);
            if (words.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)))
            {
                telling.Add(path);
            }

            foreach (var link in links.Where(l => !seen.Contains(l)))
            {
                var kind = KindOf(link);
                linked[kind] = linked.GetValueOrDefault(kind) + 1;
                if (linked[kind] <= MostOfAKind && seen.Add(link))
                {
                    waiting.Enqueue(link);
                }
            }
        }

        return new(answered, telling);
    }

    /// <summary>The routes that nothing was asked of, or that did not answer.</summary>
    public IEnumerable<string> Silent(IEnumerable<string> answered)
    {
        var paths = answered.Select(a => a.Split('?')[0]).ToArray();
        return Routes()
            .Where(r =>
            {
                var shape = new Regex(
                    $"^{Hole().Replace(r, "[^/]+")}$".Replace(
                        ".[",
                        @"\.[",
                        StringComparison.Ordinal
                    ),
                    RegexOptions.IgnoreCase,
                    TimeSpan.FromSeconds(1)
                );
                return !paths.Any(shape.IsMatch);
            });
    }

    public IReadOnlyList<string> Routes() =>
        [
            .. app
                .Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
                .SelectMany(s => s.Endpoints)
                .OfType<RouteEndpoint>()
                .Where(e =>
                    e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods
                        is not { Count: > 0 } m
                    || m.Contains("GET")
                )
                .Select(e => "/" + e.RoutePattern.RawText?.Trim('/'))
                .Where(IsWorthwhile)
                .Distinct(StringComparer.Ordinal),
        ];

    // Signing out ends the walk; scripts, styles and the frame of live connections hold no data.
    private bool IsWorthwhile(string path) =>
        path.StartsWith(under, StringComparison.Ordinal)
        && !path.StartsWith("/assets/", StringComparison.Ordinal)
        && !path.StartsWith("/_", StringComparison.Ordinal)
        && !path.StartsWith("/abmelden", StringComparison.Ordinal)
        && !path.StartsWith("/sprache", StringComparison.Ordinal)
        && !path.StartsWith("/live", StringComparison.Ordinal)
        && !path.Contains("{**", StringComparison.Ordinal)
        && !path.Contains("{*", StringComparison.Ordinal);

    private async Task<(string? Text, IReadOnlyList<string> Links)> AskAsync(
        HttpClient client,
        string path
    )
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Ct);
        if (answer.StatusCode is not HttpStatusCode.OK)
        {
            Assert.True((int)answer.StatusCode < 500, $"{path} answered {answer.StatusCode}");
            return (null, []);
        }

        var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);
        var type = answer.Content.Headers.ContentType?.MediaType;
        var links = type is "text/html" ? Links(System.Text.Encoding.UTF8.GetString(bytes)) : [];
        return (ReadableAnswer.Of(bytes, type), links);
    }

    private IReadOnlyList<string> Links(string html) =>
        [
            .. new HtmlParser()
                .ParseDocument(html)
                .QuerySelectorAll("a[href], link[href], [data-url], iframe[src]")
                .Select(a =>
                    a.GetAttribute("href") ?? a.GetAttribute("data-url") ?? a.GetAttribute("src")
                )
                .OfType<string>()
                .Select(h => new Uri(NetzwerkApp.Root, h))
                .Where(u => u.Host == NetzwerkApp.Root.Host)
                .Select(u => u.PathAndQuery)
                .Where(IsWorthwhile)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>The route with all ids that fit; those with a secret word are only reached by links.</summary>
    private static IEnumerable<string> Filled(
        string route,
        IReadOnlyDictionary<string, IReadOnlyList<string>> ids
    )
    {
        IEnumerable<string> filled = [""];
        var parts = route.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            var before = i == 0 ? "" : parts[i - 1];
            var choices = Choices(parts[i], before, ids).ToArray();
            filled = filled.SelectMany(f => choices.Select(c => $"{f}/{c}"));
        }

        return route == "/" ? ["/"] : filled;
    }

    private static IEnumerable<string> Choices(
        string part,
        string before,
        IReadOnlyDictionary<string, IReadOnlyList<string>> ids
    )
    {
        if (!part.Contains('{', StringComparison.Ordinal))
        {
            return [part];
        }

        IEnumerable<string> choices = [part];
        foreach (Match hole in Hole().Matches(part))
        {
            var name = hole.Groups["name"].Value;
            var values = ValuesOf(name, before, ids);
            choices = choices.SelectMany(c =>
                values.Select(v => c.Replace(hole.Value, v, StringComparison.Ordinal))
            );
        }

        return choices;
    }

    private static IEnumerable<string> ValuesOf(
        string name,
        string before,
        IReadOnlyDictionary<string, IReadOnlyList<string>> ids
    ) =>
        name.ToLowerInvariant() switch
        {
            "ending" => Endings,
            "number" when before is "rundschreiben" => ids["circular"],
            "number" or "code" => ["1", "2"],
            "token" or "slug" or "stand" or "word" or "image" => [],
            "person" => ids["person"],
            "group" => ids["group"],
            _ => before switch
            {
                "gruppen" or "groups" => ids["group"],
                "sitzungen" or "meetings" => ids["meeting"],
                "sitzungsreihen" or "series" => ids["meetingseries"],
                "personen" or "persons" or "mitglieder" or "einwand" => ids["person"],
                "akteure" or "organisationen" or "organisations" => ids["organisation"],
                "aufgaben" or "tasks" => ids["actionitem"],
                "beschluesse" or "resolutions" => ids["resolution"],
                "kontakte" => ids["conversation"],
                "anfragen" => ids["joinrequest"],
                "vorschlaege" => ids["entryproposal"],
                "unterlagen" => ids["paper"],
                "verteiler" => ids["distributionlist"],
                // Of two people side by side one may be anybody.
                "{Id:guid}" => ids["person"].Take(2),
                _ => [],
            },
        };

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> IdsAsync()
    {
        var found = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync(Ct);
        foreach (
            var kind in (string[])
                [
                    "person",
                    "group",
                    "meeting",
                    "meetingseries",
                    "organisation",
                    "actionitem",
                    "resolution",
                    "conversation",
                    "joinrequest",
                    "entryproposal",
                    "paper",
                    "distributionlist",
                    "circular",
                ]
        )
        {
            await using var command = new NpgsqlCommand(
                $"select id::text from netzwerk.mt_doc_{kind}",
                connection
            );
            await using var rows = await command.ExecuteReaderAsync(Ct);
            var ids = new List<string>();
            while (await rows.ReadAsync(Ct))
            {
                ids.Add(rows.GetString(0));
            }

            found[kind] = ids;
        }

        return found;
    }

    [GeneratedRegex(
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Id();

    [GeneratedRegex(@"/\d[\d-]*(?=[/.]|$)", RegexOptions.None, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\{(?<name>[a-zA-Z]+)(?::[a-z]+)?\}", RegexOptions.None, 1000)]
    private static partial Regex Hole();
}
