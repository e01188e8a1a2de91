using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Live;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Live;

public sealed class LiveConnectionsEnd(TestDatabase database)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_signs_out_is_cut_off_and_who_stays_is_not()
    {
        await using var site = new LiveSite(await database.CreateDatabaseAsync(Ct));
        var person = await site.PersonAsync();
        var (leaving, staying) = (await site.SignInAsync(person), await site.SignInAsync(person));
        await using var gone = await ConnectAsync(site, leaving);
        await using var here = await ConnectAsync(site, staying);

        await site.Services.GetRequiredService<SignInSessions>().EndAsync(leaving, Ct);
        await UntilAsync(() => gone.State is HubConnectionState.Disconnected);
        Assert.Equal(HubConnectionState.Connected, here.State);
    }

    [Fact]
    public async Task Who_was_removed_from_a_group_hears_no_more_of_its_meeting()
    {
        await using var site = new LiveSite(await database.CreateDatabaseAsync(Ct));
        var (chair, leaver) = (await site.PersonAsync(), await site.PersonAsync());
        var (group, meeting, _) = await site.MeetingAsync(1, (chair, GroupRole.Chair));
        // Seated after the invitations: whoever is invited may see the meeting as a guest, too.
        await site.ChangeGroupAsync(
            group,
            g =>
                GroupDecisions.Decide(
                    g,
                    new SeatMember(leaver, Organisation: null, GroupRole.Member)
                )
        );
        await using var gone = await ConnectAsync(site, await site.SignInAsync(leaver));
        await gone.InvokeAsync("Watch", LiveHub.Meeting, meeting.Value, Ct);
        var connections = site.Services.GetRequiredService<LiveConnections>();
        Assert.True(connections.IsWatched(LiveHub.Meeting, meeting.Value));

        await site.ChangeGroupAsync(
            group,
            g => GroupDecisions.Decide(g, new ReleaseMember(leaver))
        );
        await UntilAsync(() => !connections.IsWatched(LiveHub.Meeting, meeting.Value));
        Assert.Equal(HubConnectionState.Connected, gone.State);
    }

    [Fact]
    public async Task An_open_page_alone_does_not_keep_a_session_alive()
    {
        await using var site = new LiveSite(await database.CreateDatabaseAsync(Ct));
        var secret = await site.SignInAsync(await site.PersonAsync());
        var clock = new ShiftedClock();
        var store = site.Services.GetRequiredService<Marten.IDocumentStore>();
        var sessions = new SignInSessions(store, clock);
        var shown = new Credentials("session", secret);
        var tokens = new ApiTokens(store, clock);
        // Each remembers its answer for a few seconds.
        using var first = new StandingIdentities(sessions, tokens, clock);
        using var second = new StandingIdentities(sessions, tokens, clock);
        clock.Advance(SignInSessions.IdleLimit - TimeSpan.FromMinutes(1));
        Assert.NotNull(await first.WhoAsync(shown, Ct));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(await second.WhoAsync(shown, Ct));
    }

    private static async Task<HubConnection> ConnectAsync(LiveSite site, string secret)
    {
        var hub = site.Hub(secret, "/live");
        await hub.StartAsync(Ct);
        return hub;
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(Longest);
        while (!isSo())
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
