using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Minutes;
using Netzwerk.Web.Minutes.Versions;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes.Versions;

public sealed class RestoringAVersion(TestDatabase database)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_has_the_text_open_sees_it_at_once_and_nothing_is_lost()
    {
        await using var site = await StartAsync();
        var (anna, bilal) = (await site.PersonAsync("Anna"), await site.PersonAsync("Bilal"));
        var (_, meeting, items) = await site.MeetingAsync(
            1,
            (anna, GroupRole.Chair),
            (bilal, GroupRole.MinuteTaker)
        );
        await using var a = await site.JoinedAsync(anna, items[0]);
        await using var b = await site.JoinedAsync(bilal, items[0]);
        await a.TypeAsync("Kosten", Ct);
        await b.UntilAsync(1, Ct);
        await b.TypeAsync(" und Nutzen", Ct);
        await b.TypeAsync(_ => Typing.Delete(1, 18), Ct);
        await a.UntilAsync(3, Ct);
        Assert.Equal("", a.Plain);

        var done = await RestoreAsync(site, meeting, items[0], 2, bilal);

        Assert.Equal((CommandStatus.Done, 4), (done.Status, done.Version));
        await Task.WhenAll(a.UntilAsync(4, Ct), b.UntilAsync(4, Ct));
        Assert.Equal("Kosten und Nutzen", a.Plain);
        Assert.Equal(a.State.Text, b.State.Text);
        // Writing goes on, also of what was made before the restoring was heard of.
        var late = await a.PushAsync(3, [Typing.Insert(1, "x")], Ct);
        Assert.True(late.Accepted, late.ToString());
        await b.UntilAsync(late.Version, Ct);
        Assert.Equal("xKosten und Nutzen", b.Plain);

        var versions = await Reader(site).ListAsync(items[0], Ct);
        Assert.Equal([null, 2L, null], versions.Select(v => v.Restored));
        Assert.Equal(bilal, Assert.Single(versions[1].Writers).Person);
        var stored = await site.Services.GetRequiredService<MinutesTexts>().ReadAsync(items[0], Ct);
        Assert.Equal(a.State.Text, stored.Text.ToJson());
        Assert.Equal(7, stored.Text.Shares()[anna]);
        Assert.Equal(11, stored.Text.Shares()[bilal]);
        var texts = await Reader(site).TextsAsync(items[0], [2, 3, 4], Ct);
        Assert.Equal(texts[2].ToJson(), texts[4].ToJson());
        Assert.Equal(texts[2].Authors(), texts[4].Authors());
        Assert.NotEqual(texts[3].ToJson(), texts[4].ToJson());
    }

    [Fact]
    public async Task A_text_that_says_the_same_already_gets_no_new_version()
    {
        await using var site = await StartAsync();
        var (anna, meeting, item) = await OneAsync(site);
        Assert.Equal((CommandStatus.Unchanged, 1), await StatusAsync(site, meeting, item, 1, anna));
        Assert.Equal((CommandStatus.Done, 2), await StatusAsync(site, meeting, item, 0, anna));
        Assert.Equal((CommandStatus.Unchanged, 2), await StatusAsync(site, meeting, item, 0, anna));
    }

    [Fact]
    public async Task Only_who_may_write_restores_and_only_while_writing_is_open()
    {
        await using var site = await StartAsync();
        var (anna, rita, otto) = (
            await site.PersonAsync("Anna"),
            await site.PersonAsync("Rita"),
            await site.PersonAsync("Otto")
        );
        var (_, meeting, items) = await site.MeetingAsync(
            1,
            (anna, GroupRole.Chair),
            (rita, GroupRole.Member)
        );
        await using var a = await site.JoinedAsync(anna, items[0]);
        await a.TypeAsync("eins", Ct);
        await a.TypeAsync("zwei", Ct);
        async Task<CommandStatus> TryAsync(PersonId who, AgendaItemId item, long version) =>
            (await RestoreAsync(site, meeting, item, version, who)).Status;

        Assert.Equal(CommandStatus.Forbidden, await TryAsync(rita, items[0], 1));
        Assert.Equal(CommandStatus.NotFound, await TryAsync(otto, items[0], 1));
        Assert.Equal(CommandStatus.NotFound, await TryAsync(anna, AgendaItemId.Create(), 1));
        Assert.Equal(CommandStatus.NotFound, await TryAsync(anna, items[0], 17));
        var (_, _, others) = await site.MeetingAsync(1, (otto, GroupRole.Chair));
        Assert.Equal(CommandStatus.NotFound, await TryAsync(anna, others[0], 0));

        await SubmitAsync(site, meeting);
        var refused = await RestoreAsync(site, meeting, items[0], 1, anna);
        Assert.Equal("versions.closed", refused.Refusal?.Code);
        Assert.Equal("einszwei", a.Plain);
        Assert.Equal(2, a.Version);
    }

    [Fact]
    public async Task A_name_that_was_blacked_out_does_not_come_back()
    {
        await using var site = await StartAsync();
        var (anna, meeting, item) = await OneAsync(site);
        var wilma = await site.PersonAsync("Wilhelmine", "Zwetschgenbaum");
        await using var a = await site.JoinedAsync(anna, item);
        await a.TypeAsync(" Wilhelmine Zwetschgenbaum", Ct);
        await a.TypeAsync(_ => Typing.Delete(1, 9), Ct);
        Assert.Equal((CommandStatus.Done, 4), await StatusAsync(site, meeting, item, 2, anna));

        await using var scope = site.Services.CreateAsyncScope();
        var erasure = scope.ServiceProvider.GetRequiredService<PersonErasure>();
        var commands = scope.ServiceProvider.GetRequiredService<CommandRunner>();
        var erased = await commands.RunAsync(
            Originator.Job,
            (work, ct) => erasure.EraseAsync(work, wilma, ct),
            Ct
        );
        Assert.True(erased.Succeeded);
        Assert.Equal((CommandStatus.Done, 5), await StatusAsync(site, meeting, item, 1, anna));
        Assert.Equal((CommandStatus.Done, 6), await StatusAsync(site, meeting, item, 2, anna));

        var texts = await Reader(site).TextsAsync(item, [2, 4, 6], Ct);
        Assert.All(
            texts.Values,
            text => Assert.DoesNotContain("Zwetsch", text.ToJson(), StringComparison.Ordinal)
        );
        Assert.Single(texts.Values.Select(text => text.ToJson()).Distinct());
    }

    [Fact]
    public async Task The_versions_are_cut_when_the_last_writer_has_left()
    {
        var place = await database.CreateDatabaseAsync(Ct);
        AgendaItemId item;
        await using (var site = new LiveSite(place))
        {
            (var anna, _, item) = await OneAsync(site);
            await using var a = await site.JoinedAsync(anna, item);
            for (var i = 0; i < 250; i++)
            {
                await a.TypeAsync("x", Ct);
            }
        }

        await using var later = new LiveSite(place);
        await using var session = later
            .Services.GetRequiredService<IDocumentStore>()
            .QuerySession();
        var index = await session.LoadAsync<MinutesVersionIndex>(item.Value, Ct);
        Assert.Equal(251, index?.Versions[^1].Last);
    }

    private static VersionReader Reader(LiveSite site) =>
        site.Services.GetRequiredService<VersionReader>();

    private static Task<CommandResult> RestoreAsync(
        LiveSite site,
        MeetingId meeting,
        AgendaItemId item,
        long version,
        PersonId who
    )
    {
        var identity = new System.Security.Claims.ClaimsIdentity("session");
        identity.AddClaim(new(Caller.PersonClaim, who.ToString()));
        return site
            .Services.GetRequiredService<VersionCommands>()
            .RestoreAsync(meeting, item, version, new(new(identity), new(who, Channel.Web)), Ct);
    }

    private static async Task<(CommandStatus, long)> StatusAsync(
        LiveSite site,
        MeetingId meeting,
        AgendaItemId item,
        long version,
        PersonId who
    )
    {
        var result = await RestoreAsync(site, meeting, item, version, who);
        return (result.Status, result.Version);
    }

    private static async Task<(PersonId Anna, MeetingId Meeting, AgendaItemId Item)> OneAsync(
        LiveSite site
    )
    {
        var anna = await site.PersonAsync("Anna");
        var (_, meeting, items) = await site.MeetingAsync(1, (anna, GroupRole.Chair));
        await using var a = await site.JoinedAsync(anna, items[0]);
        await a.TypeAsync("Anfang", Ct);
        return (anna, meeting, items[0]);
    }

    private static async Task SubmitAsync(LiveSite site, MeetingId meeting)
    {
        var day = Appointment.LocalDay(TimeProvider.System.GetUtcNow()).AddDays(14);
        var result = await site
            .Services.GetRequiredService<CommandRunner>()
            .RunAsync(
                Originator.Job,
                (work, ct) =>
                    work.AppendAsync<MeetingMinutes, MinutesEvent>(
                        meeting.Value,
                        _ => new MinutesSubmitted(day),
                        ct
                    ),
                Ct
            );
        Assert.Equal(CommandStatus.Done, result.Status);
    }

    private async Task<LiveSite> StartAsync() => new(await database.CreateDatabaseAsync(Ct));
}
