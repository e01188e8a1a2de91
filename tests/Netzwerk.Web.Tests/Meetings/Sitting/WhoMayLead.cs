using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Sitting;
using Netzwerk.Web.Meetings.Sitting;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Live;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings.Sitting;

public sealed class WhoMayLead(NetzwerkApp app)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Members_read_who_is_there_and_lead_nothing()
    {
        var meeting = await RunningMeeting.BeginAsync(app);
        await meeting.ComeAsync(meeting.Chair, meeting.Vera);
        var emil = await app.SignInAsync(meeting.Emil);
        var page = await emil.OpenAsync(meeting.Path);
        Assert.Contains(
            "2 von 4 Sitzen mit Stimme sind besetzt",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Christa Leitner",
            (await emil.OpenAsync($"{meeting.Path}/anwesende")).Text,
            StringComparison.Ordinal
        );
        foreach (
            var part in new[]
            {
                "",
                "/ladung",
                "/mitwirkung",
                "/zeiten",
                "/zeiten/1",
                "/stand",
                "/sitze",
            }
        )
        {
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await emil.OpenAsync(meeting.Lead + part)).Status
            );
        }
    }

    [Fact]
    public async Task Guests_and_strangers_hear_nothing_of_who_is_there()
    {
        var meeting = await RunningMeeting.BeginAsync(app);
        await meeting.ComeAsync(meeting.Vera);
        foreach (var person in new[] { meeting.Guest, meeting.Stranger })
        {
            var browser = await app.SignInAsync(person);
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await browser.OpenAsync($"{meeting.Path}/anwesende")).Status
            );
            Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(meeting.Lead)).Status);
            Assert.DoesNotContain(
                "Vera",
                (await browser.OpenAsync(meeting.Path)).Text,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task Commands_ask_for_the_rights_whichever_way_they_come()
    {
        var meeting = await RunningMeeting.BeginAsync(app);
        var id = new Domain.MeetingId(meeting.Id);
        var presence = app.Services.GetRequiredService<PresenceCommands>();
        var course = app.Services.GetRequiredService<CourseCommands>();
        foreach (
            var (person, status) in new[]
            {
                (meeting.Vera, CommandStatus.Forbidden),
                (meeting.Stranger, CommandStatus.NotFound),
            }
        )
        {
            var asker = HeldMeeting.As(person);
            var who = meeting.Vera.Id;
            Assert.Equal(
                status,
                (await presence.ArriveAsync(id, new(who, Presence.InRoom, who), asker, Ct)).Status
            );
            Assert.Equal(status, (await presence.LeaveAsync(id, new(who), asker, Ct)).Status);
            Assert.Equal(
                status,
                (await presence.AbsentAsync(id, new(who, true, ""), asker, Ct)).Status
            );
            Assert.Equal(status, (await presence.StrikeAsync(id, new(who, 1), asker, Ct)).Status);
            Assert.Equal(
                status,
                (await course.BeginItemAsync(id, new(meeting.First), asker, Ct)).Status
            );
            Assert.Equal(status, (await course.BreakAsync(id, new(), asker, Ct)).Status);
            Assert.Equal(
                status,
                (await course.ConfirmAsync(id, new([], "", false, false), asker, Ct)).Status
            );
            Assert.Equal(
                status,
                (await course.RecuseAsync(id, new(meeting.First, who), asker, Ct)).Status
            );
        }

        var unknown = new Arrive(Domain.PersonId.Create(), Presence.InRoom, null);
        var refused = await presence.ArriveAsync(id, unknown, HeldMeeting.As(meeting.Taker), Ct);
        Assert.Equal("meeting.person-unknown", refused.Refusal?.Code);
    }

    [Fact]
    public async Task Frozen_minutes_keep_who_was_there()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.FreezeAsync();
        var presence = app.Services.GetRequiredService<PresenceCommands>();
        var taker = HeldMeeting.As(held.Taker);
        var ask = new Arrive(held.Emil.Id, Presence.InRoom, held.Emil.Id, new TimeOnly(0, 0));
        var refused = await presence.ArriveAsync(new(held.Id), ask, taker, Ct);
        Assert.Equal("attendance.minutes-frozen", refused.Refusal?.Code);
    }

    [Fact]
    public async Task Whoever_watches_hears_at_once_that_somebody_came()
    {
        var meeting = await RunningMeeting.BeginAsync(app);
        await using var hub = await MailWatch.ConnectAsync(app, meeting.Emil);
        var news = System.Threading.Channels.Channel.CreateUnbounded<long>();
        hub.On<string, Guid, long>(
            nameof(ILiveClient.Changed),
            (kind, about, version) =>
            {
                if (kind == LiveHub.Meeting && about == meeting.Id)
                {
                    news.Writer.TryWrite(version);
                }
            }
        );
        await hub.InvokeAsync("Watch", LiveHub.Meeting, meeting.Id, Ct);
        var taker = await app.SignInAsync(meeting.Taker);
        var page = await taker.OpenAsync(meeting.Lead);
        await page.SubmitAsync(
            "presence",
            ("Presence.Do", $"da:{meeting.Vera.Id}:{meeting.Vera.Id}")
        );

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(Longest);
        var version = (await meeting.NowAsync()).Version;
        while (await news.Reader.ReadAsync(limit.Token) < version) { }
        var emil = await app.SignInAsync(meeting.Emil);
        Assert.Contains(
            "Vera Mitglied",
            (await emil.OpenAsync($"{meeting.Path}/anwesende")).Text,
            StringComparison.Ordinal
        );
    }
}
