using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Imports.Columns;
using Netzwerk.Web.Actors.Imports.Matching;
using Netzwerk.Web.Actors.Imports.Reading;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Actors;

public sealed class TakingTheDirectoryAlong(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_leads_to_files_of_what_it_found()
    {
        await RegisterAsync("Mühlenverein Rochlitz");
        await app.CreatePersonAsync("Nadja", "Mühlenhaupt");
        await app.CreatePersonAsync("Rita", "Rechner");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var page = await office.OpenAsync("/akteure");
        var found = await (await page.SubmitAsync("suchen", ("Wanted", "muhlen"))).FollowAsync();
        var links = found
            .Document.QuerySelectorAll("a[download]")
            .Select(a => a.GetAttribute("href")!)
            .ToList();
        Assert.DoesNotContain(links, l => l.Contains("muhlen", StringComparison.OrdinalIgnoreCase));

        var organisations = await ReadAsync(office, links, "/akteure.csv");
        Assert.Contains("Mühlenverein Rochlitz", organisations, StringComparison.Ordinal);
        Assert.Equal(2, organisations.TrimEnd().Split("\r\n").Length);
        var people = await ReadAsync(office, links, "/personen.csv");
        Assert.Contains("Mühlenhaupt;Nadja", people, StringComparison.Ordinal);
        Assert.DoesNotContain("Rechner", people, StringComparison.Ordinal);

        var all = await office.GetStringAsync("/personen.csv", Ct);
        Assert.Contains("Rechner;Rita", all, StringComparison.Ordinal);
        foreach (var path in new[] { "/akteure.pdf", "/personen.pdf", "/akteure.xlsx" })
        {
            using var answer = await office.GetAsync(path, Ct);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await office.OpenAsync("/personen.doc")).Status);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task What_was_taken_along_changes_nothing_when_it_is_read_in_again(string ending)
    {
        await RegisterAsync($"Kreismusikschule, \"Außenstelle {ending}\"");
        await app.CreatePersonAsync("Zoë", $"Ñandú-Größe {ending}");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await using var scope = app.Services.CreateAsyncScope();
        var directory = scope.ServiceProvider.GetRequiredService<ActorDirectory>();
        var people = await directory.PersonsAsync(Ct);
        var organisations = await directory.OrganisationsAsync(Ct);
        var plan = new RowMatcher(
            new(people, [.. organisations.Select(o => o.Organisation)]),
            Guid.Empty
        );
        foreach (
            var (file, rows) in new[]
            {
                ("personen", people.Count),
                ("akteure", organisations.Count),
            }
        )
        {
            var bytes = await office.GetByteArrayAsync($"/{file}.{ending}", Ct);
            var list = ListReader.Read(bytes).List!;
            Assert.Equal(rows, list.Rows.Count);
            var fields = ColumnGuess.Of(list).Select(c => c.Field).ToList();
            var reader = new RowReader(new(fields, OrganisationKind.School));
            Assert.All(
                list.Rows.Select(r => plan.Plan(reader.Read(r))),
                r => Assert.Equal(PlannedKind.Same, r.Kind)
            );
        }
    }

    [Fact]
    public async Task It_is_for_the_coordination_only()
    {
        var member = await app.SignInAsync(await app.CreatePersonAsync("Mia", "Mitglied"));
        foreach (var path in new[] { "/akteure.csv", "/personen.xlsx" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(path)).Status);
        }
    }

    private async Task RegisterAsync(string name)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var registered = await scope
            .ServiceProvider.GetRequiredService<OrganisationCommands>()
            .RegisterAsync(
                OrganisationId.Create(),
                new RegisterOrganisation(name, OrganisationKind.Association, "14522180"),
                Asker.Program(Originator.Job),
                Ct
            );
        Assert.Equal(CommandStatus.Done, registered.Status);
    }

    private static async Task<string> ReadAsync(
        HttpClient office,
        IEnumerable<string> links,
        string path
    )
    {
        var link = links.Single(l => l.StartsWith(path + "?", StringComparison.Ordinal));
        return Encoding.UTF8.GetString(await office.GetByteArrayAsync(link, Ct));
    }
}
