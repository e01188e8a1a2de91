using System.Net;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Cockpit;

public sealed class WhatIsExpectedOfMe(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private const string Invitations = "Einladungen beantworten";
    private const string Reviews = "Protokolle durchsehen";
    private const string Unsubmitted = "Protokolle, die noch nicht vorgelegt sind";
    private const string Objections = "Offene Einwände";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invitation_waits_until_it_is_answered_on_the_spot()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var meeting = await CallAsync(held);
        var browser = await app.SignInAsync(held.Vera);
        var page = await browser.OpenAsync("/");
        Assert.Contains(Invitations, page.Text, StringComparison.Ordinal);

        var answered = await page.SubmitAsync("answer", ("Answer", $"{meeting}.zusage"));
        Assert.Equal("/", answered.RedirectsTo);
        var after = await answered.FollowAsync();
        Assert.DoesNotContain(Invitations, after.Text, StringComparison.Ordinal);
        Assert.Contains("Zugesagt", after.Text, StringComparison.Ordinal);
        await using var session = app.Query();
        var stored = await session.LoadAsync<Meeting>(meeting.Value, Ct);
        Assert.Equal(Rsvp.Accepted, stored!.InviteeOf(held.Vera.Id)!.Answer);
    }

    [Fact]
    public async Task Nobody_answers_for_a_meeting_that_is_not_theirs()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var meeting = await CallAsync(held);
        var other = await HeldMeeting.HoldAsync(app);
        await CallAsync(other);
        var page = await (await app.SignInAsync(other.Vera)).OpenAsync("/");
        await page.SubmitAsync("answer", ("Answer", $"{meeting}.zusage"));
        var broken = await page.SubmitAsync("answer", ("Answer", "unsinn"));
        Assert.Null(broken.RedirectsTo);
        await using var session = app.Query();
        var stored = await session.LoadAsync<Meeting>(meeting.Value, Ct);
        Assert.Null(stored!.InviteeOf(other.Vera.Id));
    }

    [Fact]
    public async Task Minutes_wait_for_the_chair_then_for_the_members_then_the_objection_for_the_chair()
    {
        var held = await HeldMeeting.HoldAsync(app);
        Assert.Contains(Unsubmitted, await HomeAsync(held.Chair), StringComparison.Ordinal);
        Assert.DoesNotContain(Unsubmitted, await HomeAsync(held.Vera), StringComparison.Ordinal);

        await held.SubmitAsync();
        Assert.DoesNotContain(Unsubmitted, await HomeAsync(held.Chair), StringComparison.Ordinal);
        Assert.Contains(Reviews, await HomeAsync(held.Vera), StringComparison.Ordinal);
        Assert.DoesNotContain(Reviews, await HomeAsync(held.Stranger), StringComparison.Ordinal);

        var vera = HeldMeeting.As(held.Vera);
        var raised = await held.Commands.ObjectAsync(new(held.Id), "Es waren 43.", vera, Ct);
        Assert.Equal(CommandStatus.Done, raised.Status);
        Assert.DoesNotContain(Reviews, await HomeAsync(held.Vera), StringComparison.Ordinal);
        Assert.Contains(Objections, await HomeAsync(held.Chair), StringComparison.Ordinal);
        Assert.DoesNotContain(Objections, await HomeAsync(held.Emil), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_expected_nothing_of_is_told_so()
    {
        var person = await app.CreatePersonAsync();
        Assert.Contains("Zurzeit nichts.", await HomeAsync(person), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_lists_the_meetings_of_ones_groups_only()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var meeting = await CallAsync(held);
        var mine = await (await app.SignInAsync(held.Emil)).OpenAsync("/kalender");
        Assert.NotNull(mine.Document.QuerySelector($"a[href='/sitzungen/{meeting}']"));
        Assert.NotNull(mine.Document.QuerySelector($"a[href='/sitzungen/{held.Id}']"));
        var foreign = await (await app.SignInAsync(held.Stranger)).OpenAsync("/kalender");
        Assert.Equal(HttpStatusCode.OK, foreign.Status);
        Assert.Null(foreign.Document.QuerySelector($"a[href='/sitzungen/{meeting}']"));
    }

    private async Task<string> HomeAsync(KnownPerson person) =>
        (await (await app.SignInAsync(person)).OpenAsync("/")).Text;

    private async Task<MeetingId> CallAsync(HeldMeeting held)
    {
        var id = MeetingId.Create();
        var chair = HeldMeeting.As(held.Chair);
        await using var scope = app.Services.CreateAsyncScope();
        var meetings = scope.ServiceProvider.GetRequiredService<MeetingCommands>();
        var plan = new PlanMeeting(
            held.Group,
            "Sprachkurse im Winter",
            held.Today.AddDays(30),
            new(14, 0),
            new(16, 0),
            "Rathaus",
            VideoLink: null
        );
        var planned = await meetings.PlanAsync(id, plan, [], chair, Ct);
        Assert.Equal(CommandStatus.Done, planned.Status);
        var called = await meetings.CallAsync(id, [], chair, CommandOptions.None, Ct);
        Assert.Equal(CommandStatus.Done, called.Status);
        return id;
    }
}
