using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Tests.Meetings;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Minutes;

/// <summary>Minutes that a later meeting approves by a resolution, and objections to one paragraph.</summary>
public sealed class ApprovingMinutes
{
    private static readonly DateOnly Until = new(2026, 12, 16);

    private static readonly DateTimeOffset LongAfter = Appointment.EndOf(Until).AddDays(60);

    private static readonly Story<MeetingMinutes, MinutesEvent> Waiting = new(
        new MinutesSubmitted(Until, MinutesApproval.ByResolution)
    );

    private static readonly Meeting Held = AMeeting.Called.State with
    {
        Status = MeetingStatus.Closed,
    };

    private static readonly Meeting Next = Held with
    {
        Id = MeetingId.Create().Value,
        Status = MeetingStatus.InSession,
        When = new(Held.When.Day.AddDays(28), Held.When.From, Held.When.To),
    };

    private static Func<MeetingMinutes, Outcome<MinutesEvent>> Approve(
        Meeting? later,
        string? vote = "einstimmig"
    ) =>
        m =>
            ApprovalDecisions.Decide(
                Held,
                m,
                later,
                new ApproveMinutes(new(later?.Id ?? default), vote)
            );

    private static Func<MeetingMinutes, Outcome<MinutesEvent>> Freeze(DateTimeOffset now) =>
        m => MinutesDecisions.Decide(m, new FreezeMinutes("abc"), now);

    [Fact]
    public void Silence_approves_nothing_that_a_meeting_is_to_approve()
    {
        Waiting.When(Freeze(LongAfter)).ThenRefused("minutes.not-approved");
        Assert.True(MinutesDecisions.IsHeard(Waiting.State, LongAfter));
        Assert.False(Waiting.State.IsToFreeze(LongAfter));
    }

    [Fact]
    public void What_a_later_meeting_approved_is_frozen_at_once_and_objected_to_no_more()
    {
        var approved = Waiting
            .When(Approve(Next, " einstimmig bei 2 Enthaltungen "))
            .Then(
                new MinutesApproved(new(Next.Id), Next.When.Day, "einstimmig bei 2 Enthaltungen")
            );
        Assert.True(approved.State.IsToFreeze(Appointment.EndOf(Until).AddDays(-5)));
        Assert.False(
            MinutesDecisions.IsHeard(approved.State, Appointment.EndOf(Until).AddDays(-5))
        );
        approved.When(Approve(Next, "einstimmig bei 2 Enthaltungen")).ThenNothing();
        approved.When(Approve(Next, "anders")).ThenRefused("minutes.already-approved");
        approved
            .When(Freeze(Appointment.EndOf(Until).AddDays(-5)))
            .Then(new MinutesFrozen(1, "abc"));
    }

    [Fact]
    public void Only_a_later_meeting_of_the_group_that_has_begun_approves()
    {
        Waiting.When(Approve(later: null)).ThenRefused("minutes.approving-meeting", "In");
        Waiting.When(Approve(Held)).ThenRefused("minutes.approving-meeting", "In");
        Waiting
            .When(Approve(Next with { Status = MeetingStatus.Called }))
            .ThenRefused("minutes.approving-meeting", "In");
        Waiting
            .When(Approve(Next with { Group = GroupId.Create() }))
            .ThenRefused("minutes.approving-meeting", "In");
        Waiting
            .When(
                Approve(Next with { When = new(Held.When.Day.AddDays(-7), new(9, 0), new(10, 0)) })
            )
            .ThenRefused("minutes.approving-meeting", "In");
    }

    [Fact]
    public void A_vote_is_named_and_an_open_objection_stands_in_the_way()
    {
        Waiting.When(Approve(Next, " ")).ThenRefused("minutes.vote-missing", "Vote");
        Waiting
            .When(Approve(Next, new string('x', ApprovalDecisions.LongestVote + 1)))
            .ThenRefused("minutes.vote-too-long", "Vote");
        Waiting
            .And(new ObjectionRaised(Anna, "Falsch"))
            .When(Approve(Next))
            .ThenRefused("minutes.objections-open");
        new Story<MeetingMinutes, MinutesEvent>(new MinutesSubmitted(Until))
            .When(Approve(Next))
            .ThenRefused("minutes.approved-by-silence");
        Waiting.And(new MinutesReopened()).When(Approve(Next)).ThenRefused("minutes.not-submitted");
    }

    [Fact]
    public void An_objection_can_name_a_paragraph_and_what_it_should_say()
    {
        var item = AMeeting.Item1;
        var now = Appointment.EndOf(Until).AddDays(-5);
        Func<MeetingMinutes, Outcome<MinutesEvent>> Object(
            string? wording,
            AgendaItemId? at,
            string? proposal
        ) =>
            m =>
                MinutesDecisions.Decide(m, new RaiseObjection(Anna, wording, at, 3, proposal), now);

        var raised = Waiting
            .When(Object("", item, "Es waren 34 Personen."))
            .Then(new ObjectionRaised(Anna, "", item, 3, "Es waren 34 Personen."));
        Assert.Equal(3, Assert.Single(raised.State.Objections).Paragraph);
        raised.When(Object("", item, "Es waren 34 Personen.")).ThenNothing();
        raised
            .When(Object("", item, "Es waren 35 Personen."))
            .Then(new ObjectionRaised(Anna, "", item, 3, "Es waren 35 Personen."));
        Waiting.When(Object("", item, "")).ThenRefused("minutes.objection-missing", "Wording");
        Waiting.When(Object("", null, "So.")).Then(new ObjectionRaised(Anna, "", null, 0, "So."));
        Waiting
            .When(Object("", item, new string('x', MinutesDecisions.LongestObjection + 1)))
            .ThenRefused("minutes.proposal-too-long", "Proposal");
    }
}
