using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Benchmarks.Minutes;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Profiles;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Shared;

namespace Netzwerk.Benchmarks.Lists;

/// <summary>How long a coordinator waits for a page of a directory of thousands, picked in different ways.</summary>
internal static class SearchingTheDirectory
{
    private const int Openings = 40;

    /// <summary>Rounds that are not counted: a young process still compiles what it runs.</summary>
    private const int Rehearsals = 10;

    /// <summary>From the request to the last byte, at the median.</summary>
    private const double Wanted = 50;

    private static readonly string[] Places = ["14522180", "14522080", "14522300", "14522230"];

    private static readonly string[] Languages = ["ar", "fa", "ti", "uk", "tr", "vi"];

    private static readonly Asker Office = Asker.Program(Originator.Job);

    public static async Task<bool> RunAsync(LoadOptions options, CancellationToken ct)
    {
        await using var site = await LoadSite.StartAsync(options.Server, ct);
        var secret = await FillAsync(site, options.People, ct);
        await site.RestartAsync(ct);
        using var browser = new HttpClient(new HttpClientHandler { UseCookies = false })
        {
            BaseAddress = site.Server.Address,
        };
        browser.DefaultRequestHeaders.Add("Cookie", Writer.CookieOf(secret));
        var paths = Paths(site.Services.GetRequiredService<SealedSearch>());
        var times = paths.ToDictionary(
            p => p.Name,
            _ => new List<double>(),
            StringComparer.Ordinal
        );
        // In turns, so that what else the machine does falls on all of them alike.
        for (var round = 0; round < Rehearsals + Openings; round++)
        {
            foreach (var (name, path) in paths)
            {
                times[name].Add(await ReadAsync(browser, path, ct));
            }
        }

        var isFast = true;
        foreach (var (name, _) in paths)
        {
            var figures = new Figures(times[name].Skip(Rehearsals));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: first {times[name][0]:0} ms, then {figures}"
                )
            );
            isFast &= times[name].Skip(Rehearsals).Order().ElementAt(Openings / 2) < Wanted;
        }

        return isFast;
    }

    /// <summary>Words are sealed in an address; the server reads what was sealed with the key ring of its database.</summary>
    private static IReadOnlyList<(string Name, string Path)> Paths(SealedSearch search) =>
        [
            ("a page without a list", "/konto"),
            ("the whole list", "/akteure"),
            ("page 90 of it", "/akteure?seite=90"),
            ("one place", $"/akteure?gemeinde={Places[1]}"),
            (
                "place, topic, language",
                $"/akteure?gemeinde={Places[1]}&thema={WorkTopic.Literacy}&sprache=ti"
            ),
            ("one word", search.Address("/akteure", "verein")),
            ("three words", search.Address("/akteure", "verein freiberg 77")),
            ("a person", search.Address("/akteure", "mueller-77")),
        ];

    private static async Task<double> ReadAsync(
        HttpClient browser,
        string path,
        CancellationToken ct
    )
    {
        var start = TimeProvider.System.GetTimestamp();
        using var answer = await browser.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), ct);
        var page = await answer.Content.ReadAsStringAsync(ct);
        var time = TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
        return answer.IsSuccessStatusCode && page.Contains("</html>", StringComparison.Ordinal)
            ? time
            : throw new InvalidOperationException($"{path} answered {answer.StatusCode}.");
    }

    /// <summary>As many organisations as people, each with two sites and its work; the coordinator's secret comes back.</summary>
    private static async Task<string> FillAsync(LoadSite site, int entries, CancellationToken ct)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        for (var i = 0; i < entries; i++)
        {
            await EnterAsync(services, i, ct);
        }

        var boss = PersonId.Create();
        var registry = services.GetRequiredService<PersonRegistry>();
        var entered = await registry.EnterAsync(
            boss,
            new PersonCard("Karla", "Amt", "koordination@landkreis.example"),
            new EnterPerson(PersonSource.EnteredByCoordinator, Organisation: null),
            Originator.Job,
            ct
        );
        Check(entered);
        await registry.GrantAsync(boss, NetworkRole.Coordinator, Originator.Job, ct);
        return await services
            .GetRequiredService<SignInSessions>()
            .BeginAsync(boss, remember: false, ct);
    }

    private static async Task EnterAsync(IServiceProvider services, int i, CancellationToken ct)
    {
        var id = OrganisationId.Create();
        Check(
            await services
                .GetRequiredService<OrganisationCommands>()
                .RegisterAsync(
                    id,
                    new($"Verein für Brücken {i}", OrganisationKind.Association, Places[i % 4]),
                    Office,
                    ct
                )
        );
        var profiles = services.GetRequiredService<ProfileCommands>();
        for (var site = 1; site <= 2; site++)
        {
            await profiles.AddSiteAsync(
                id,
                new(
                    SiteId.Create(),
                    $"Haus {site}",
                    $"Hauptstraße {i}",
                    Places[(i + site) % 4],
                    From: null,
                    "Mo bis Fr 9 bis 15 Uhr",
                    StepFree.Yes,
                    ""
                ),
                Office,
                ct
            );
        }

        await profiles.DescribeWorkAsync(
            id,
            new(
                [WorkTopic.Literacy, WorkTopic.Advice],
                [TargetGroup.Women],
                [Languages[i % 6], Languages[(i + 1) % 6]]
            ),
            Office,
            ct
        );
        Check(
            await services
                .GetRequiredService<PersonRegistry>()
                .EnterAsync(
                    PersonId.Create(),
                    new PersonCard("Ada", $"Müller-{i}", $"p{i}@verein.example"),
                    new EnterPerson(
                        PersonSource.EnteredByCoordinator,
                        // One in fifty has no organisation.
                        i % 50
                        == 0
                            ? null
                            : id
                    ),
                    Originator.Job,
                    ct
                )
        );
    }

    private static void Check(CommandResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"The directory was not filled: {result}");
        }
    }
}
