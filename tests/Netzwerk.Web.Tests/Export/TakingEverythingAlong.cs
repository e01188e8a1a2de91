using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Support;
using Npgsql;
using Xunit;

namespace Netzwerk.Web.Tests.Export;

public sealed class TakingEverythingAlong(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private const string File = "/verwaltung/gesamtexport.json";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task People_states_and_facts_are_all_there()
    {
        var nadja = await app.CreatePersonAsync("Nadja", "Größe-\"Ñandú\"");
        var group = await app.FoundAsync(name: "AG <Export> & Co");
        await app.SeatAsync(group, nadja, GroupRole.Chair);
        var office = OrganisationId.Create();
        await app.WithAsync<OrganisationCommands, CommandResult>(c =>
            c.RegisterAsync(
                office,
                new RegisterOrganisation("Musikschule", OrganisationKind.School, null),
                Asker.Program(Originator.Job),
                Ct
            )
        );
        await app.WithAsync<OrganisationCommands, CommandResult>(c =>
            c.SetGeneralMailAsync(
                office,
                "buero@musikschule.example",
                Asker.Program(Originator.Job),
                Ct
            )
        );
        using var coordinator = await app.SignInAsync(await app.CreateCoordinatorAsync());

        using var answer = await coordinator.GetAsync(File, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Matches(
            @"^netzwerk-\d{4}-\d\d-\d\d\.json$",
            answer.Content.Headers.ContentDisposition!.FileName!
        );
        using var all = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(Ct));
        var root = all.RootElement;

        Assert.Equal("netzwerk-export", root.GetProperty("format").GetString());
        var card = Single(root.GetProperty("people"), "id", $"{nadja.Id}").GetProperty("card");
        Assert.Equal("Größe-\"Ñandú\"", card.GetProperty("familyName").GetString());
        var seat = Single(root.GetProperty("states").GetProperty("group"), "id", $"{group}")
            .GetProperty("members")[0];
        Assert.Equal($"{nadja.Id}", seat.GetProperty("person").GetString());
        Assert.Equal(
            "buero@musikschule.example",
            root.GetProperty("generalMails").GetProperty($"{office}").GetString()
        );
        var facts = root.GetProperty("facts").EnumerateArray().ToList();
        Assert.Equal(await CountFactsAsync(), facts.Count);
        var founded = facts.Single(f =>
            $"{f.GetProperty("history")}" == $"{group}" && $"{f.GetProperty("version")}" == "1"
        );
        Assert.Equal("group-founded.1", founded.GetProperty("fact").GetString());
        Assert.Equal("Job", founded.GetProperty("channel").GetString());
        Assert.Equal(
            "AG <Export> & Co",
            founded.GetProperty("content").GetProperty("name").GetString()
        );
    }

    [Fact]
    public async Task Every_kind_of_state_has_its_place()
    {
        using var coordinator = await app.SignInAsync(await app.CreateCoordinatorAsync());
        using var all = JsonDocument.Parse(await coordinator.GetByteArrayAsync(File, Ct));
        var kinds = all
            .RootElement.GetProperty("states")
            .EnumerateObject()
            .Select(p => p.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var folded = typeof(Group)
            .Assembly.GetTypes()
            .Where(t =>
                t.GetInterfaces()
                    .Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IFolded<,>))
            )
            .Select(t => t.Name)
            .ToList();
        Assert.NotEmpty(folded);
        Assert.DoesNotContain(folded, f => !kinds.Contains(f));
    }

    [Fact]
    public async Task Nothing_of_somebody_who_was_erased_is_in_it()
    {
        var gone = await app.CreatePersonAsync("Xaver", "Unverwechselbar");
        await app.WithAsync<PersonErasure, CommandResult>(e =>
            e.EraseAsync(gone.Id, Asker.Program(Originator.Job), Ct)
        );
        using var coordinator = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var all = await coordinator.GetStringAsync(File, Ct);
        Assert.Contains($"{gone.Id}", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Unverwechselbar", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_for_the_coordination_only()
    {
        var member = await app.SignInAsync(await app.CreatePersonAsync("Mia", "Mitglied"));
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(File)).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await member.OpenAsync("/verwaltung/gesamtexport")).Status
        );
    }

    private static JsonElement Single(JsonElement list, string name, string value) =>
        list.EnumerateArray().Single(e => e.GetProperty(name).GetString() == value);

    private async Task<long> CountFactsAsync()
    {
        await using var command = app
            .Services.GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("select count(*) from netzwerk.mt_events");
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
