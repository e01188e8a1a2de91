using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Tests.Meetings;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Minutes;

public sealed class ReviewingMinutes
{
    private static readonly DateTimeOffset Now = Berlin("2026-12-11 09:00");
    private static readonly DateOnly Until = new(2026, 12, 25);
    private static readonly DateTimeOffset Over = Berlin("2026-12-26 00:00");
    private static readonly string Checksum = new('a', 128);

    private static readonly Story<MeetingMinutes, MinutesEvent> InReview = new(
        new MinutesSubmitted(Until)
    );

    private static readonly Story<MeetingMinutes, MinutesEvent> Objected = InReview.And(
        new ObjectionRaised(Anna, "Beschluss 2 fehlt")
    );

    private static readonly Story<MeetingMinutes, MinutesEvent> Frozen = InReview.And(
        new MinutesFrozen(1, Checksum)
    );

    private static Outcome<MinutesEvent> Submit(
        MeetingMinutes minutes,
        Meeting? meeting = null,
        DateOnly? until = null
    ) =>
        MinutesDecisions.Decide(
            meeting ?? AMeeting.Closed.State,
            minutes,
            new SubmitMinutes(until ?? Until),
            Now
        );

    private static Func<MeetingMinutes, Outcome<MinutesEvent>> Object(
        PersonId person,
        string? wording,
        DateTimeOffset? now = null
    ) => m => MinutesDecisions.Decide(m, new RaiseObjection(person, wording), now ?? Now);

    private static Func<MeetingMinutes, Outcome<MinutesEvent>> Settle(
        PersonId person,
        ObjectionResult result,
        string? reason = "Steht in TOP 3"
    ) => m => MinutesDecisions.Decide(m, new SettleObjection(person, result, reason));

    private static Func<MeetingMinutes, Outcome<MinutesEvent>> Freeze(DateTimeOffset now) =>
        m => MinutesDecisions.Decide(m, new FreezeMinutes(Checksum), now);

    private static Outcome<MinutesEvent> Reopen(MeetingMinutes minutes) =>
        MinutesDecisions.Decide(minutes, new ReopenMinutes());

    [Fact]
    public void Minutes_are_laid_open_once_the_meeting_is_closed()
    {
        var blank = MeetingMinutes.Blank(Guid.Empty);
        Assert.Equal(new MinutesSubmitted(Until), Assert.Single(Submit(blank).Events));
        Assert.Equal(
            new Refusal("minutes.meeting-not-closed"),
            Submit(blank, AMeeting.InSession.State).Refusal
        );
        InReview.When(m => Submit(m)).ThenNothing();
        InReview
            .When(m => Submit(m, until: Until.AddDays(1)))
            .ThenRefused("minutes.already-submitted");
        Frozen.When(m => Submit(m)).ThenRefused("minutes.frozen");
    }

    [Fact]
    public void The_time_to_object_is_a_day_up_to_a_quarter()
    {
        var blank = MeetingMinutes.Blank(Guid.Empty);
        var today = new DateOnly(2026, 12, 11);
        Assert.Null(Submit(blank, until: today.AddDays(1)).Refusal);
        Assert.Null(
            Submit(blank, until: today.AddDays(GroupDecisions.LongestObjectionDays)).Refusal
        );
        Assert.Equal(
            new Refusal("minutes.deadline-too-early", "ObjectionsUntil"),
            Submit(blank, until: today).Refusal
        );
        Assert.Equal(
            new Refusal("minutes.deadline-too-late", "ObjectionsUntil"),
            Submit(blank, until: today.AddDays(GroupDecisions.LongestObjectionDays + 1)).Refusal
        );
        Assert.Equal(
            new Refusal("minutes.deadline-too-late", "ObjectionsUntil"),
            Submit(blank, until: DateOnly.MaxValue).Refusal
        );
    }

    [Theory]
    [InlineData("2026-12-25", "2026-12-25T23:00:00Z")]
    [InlineData("2026-07-10", "2026-07-10T22:00:00Z")]
    [InlineData("2026-10-24", "2026-10-24T22:00:00Z")]
    [InlineData("2026-10-25", "2026-10-25T23:00:00Z")]
    [InlineData("2027-03-27", "2027-03-27T23:00:00Z")]
    [InlineData("2027-03-28", "2027-03-28T22:00:00Z")]
    public void Members_may_object_until_the_last_moment_of_the_day_in_Berlin(
        string day,
        string endText
    )
    {
        var end = DateTimeOffset.Parse(endText, null);
        var open = new Story<MeetingMinutes, MinutesEvent>(
            new MinutesSubmitted(DateOnly.Parse(day, null))
        );
        Assert.Equal(end, open.State.ObjectionsEnd);
        open.When(Object(Anna, "Falsch", end.AddSeconds(-1)))
            .Then(new ObjectionRaised(Anna, "Falsch"));
        open.When(Object(Anna, "Falsch", end)).ThenRefused("minutes.objections-over");
        open.When(Freeze(end.AddTicks(-1))).ThenRefused("minutes.objections-running");
        open.When(Freeze(end)).Then(new MinutesFrozen(1, Checksum));
    }

    [Fact]
    public void An_objection_says_what_is_wrong()
    {
        InReview.When(Object(Anna, " \u200B ")).ThenRefused("minutes.objection-missing", "Wording");
        InReview
            .When(Object(Anna, new string('x', MinutesDecisions.LongestObjection + 1)))
            .ThenRefused("minutes.objection-too-long", "Wording");
        InReview
            .When(Object(Anna, "<b>Falsch</b>\r\n\u202ETOP 2"))
            .Then(new ObjectionRaised(Anna, "<b>Falsch</b>\nTOP 2"));
    }

    [Fact]
    public void A_member_words_an_objection_anew_and_others_keep_theirs()
    {
        var two = Objected
            .When(Object(Ben, "Name fehlt"))
            .Then(new ObjectionRaised(Ben, "Name fehlt"))
            .When(Object(Anna, "Beschluss 3 fehlt"))
            .Then(new ObjectionRaised(Anna, "Beschluss 3 fehlt"));
        Assert.Equal(
            ["Name fehlt", "Beschluss 3 fehlt"],
            two.State.Objections.Select(o => o.Wording)
        );
    }

    [Fact]
    public void Nobody_objects_to_minutes_that_are_being_written_but_still_to_frozen_ones()
    {
        Objected
            .And(new MinutesReopened())
            .When(Object(Ben, "x"))
            .ThenRefused("minutes.objections-over");
        Frozen.When(Object(Anna, "x")).Then(new ObjectionRaised(Anna, "x"));
    }

    [Fact]
    public void An_upheld_objection_takes_the_minutes_back_for_correction()
    {
        var reopened = Objected
            .When(Settle(Anna, ObjectionResult.Upheld, ""))
            .Then(new ObjectionSettled(Anna, ObjectionResult.Upheld, ""), new MinutesReopened());
        Assert.Equal(MinutesState.Writing, reopened.State.State);
        Assert.Null(reopened.State.ObjectionsUntil);
        reopened
            .When(m => Submit(m))
            .Then(new MinutesSubmitted(Until))
            .When(Freeze(Over))
            .Then(new MinutesFrozen(1, Checksum));
    }

    [Fact]
    public void A_rejected_objection_gets_a_reason_and_the_review_goes_on()
    {
        Objected
            .When(Settle(Anna, ObjectionResult.Rejected, "\u200B"))
            .ThenRefused("minutes.reason-missing", "Reason");
        var rejected = Objected
            .When(Settle(Anna, ObjectionResult.Rejected))
            .Then(new ObjectionSettled(Anna, ObjectionResult.Rejected, "Steht in TOP 3"));
        Assert.Equal(MinutesState.InReview, rejected.State.State);
        Assert.False(rejected.State.HasOpenObjections);
    }

    [Fact]
    public void Settling_needs_an_objection_a_result_and_no_endless_reason()
    {
        InReview.When(Settle(Anna, ObjectionResult.Upheld)).ThenRefused("minutes.objection-gone");
        Objected
            .When(Settle(Anna, ObjectionResult.Open))
            .ThenRefused("minutes.result-missing", "Result");
        Objected
            .When(Settle(Anna, (ObjectionResult)5))
            .ThenRefused("minutes.result-missing", "Result");
        Objected
            .When(
                Settle(
                    Anna,
                    ObjectionResult.Rejected,
                    new string('x', MinutesDecisions.LongestObjection + 1)
                )
            )
            .ThenRefused("minutes.reason-too-long", "Reason");
        Frozen.When(Settle(Anna, ObjectionResult.Upheld)).ThenRefused("minutes.frozen");
    }

    [Fact]
    public void An_objection_that_nobody_answered_is_not_lost_when_minutes_are_laid_open_again()
    {
        var reopened = Objected.And(
            new ObjectionRaised(Ben, "Name fehlt"),
            new ObjectionSettled(Anna, ObjectionResult.Upheld, ""),
            new MinutesReopened()
        );
        reopened.When(m => Submit(m)).ThenRefused("minutes.objections-open");
        reopened
            .When(Settle(Ben, ObjectionResult.Upheld, ""))
            .Then(new ObjectionSettled(Ben, ObjectionResult.Upheld, ""))
            .When(m => Submit(m))
            .Then(new MinutesSubmitted(Until));
    }

    [Fact]
    public void Minutes_freeze_when_time_is_over_and_every_objection_was_answered()
    {
        Objected.When(Freeze(Over)).ThenRefused("minutes.objections-open");
        var frozen = Objected
            .And(new ObjectionSettled(Anna, ObjectionResult.Rejected, "Nein"))
            .When(Freeze(Over))
            .Then(new MinutesFrozen(1, Checksum));
        Assert.Equal((1, Checksum), (frozen.State.Edition, frozen.State.Sha512));
        new Story<MeetingMinutes, MinutesEvent>(new MinutesSubmitted(Until), new MinutesReopened())
            .When(Freeze(Over))
            .ThenRefused("minutes.not-submitted");
    }

    [Fact]
    public void Editions_are_counted() =>
        Frozen
            .And(new MinutesSubmitted(Until))
            .When(Freeze(Over))
            .Then(new MinutesFrozen(2, Checksum));

    [Fact]
    public void The_minute_taker_takes_minutes_back_until_they_are_frozen()
    {
        InReview.When(Reopen).Then(new MinutesReopened());
        Frozen.When(Reopen).ThenRefused("minutes.frozen");
    }
}
