using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Minutes.Corrections;
using Netzwerk.Domain.Tests.FollowUp;
using Netzwerk.Domain.Tests.Meetings;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Minutes;

public sealed class CorrectingFrozenMinutes
{
    private const string Wrong = "Es waren 43 Personen.";

    private static readonly DateTimeOffset Now = Berlin("2026-12-30 09:00");

    private static readonly Dictionary<AgendaItemId, long> Texts = new() { [AMeeting.Item1] = 7 };

    private static readonly MinutesCorrectionOpened Opened = new(Wrong, [AMeeting.Item1], [7]);

    private static readonly Story<MeetingMinutes, MinutesEvent> Frozen = new(
        new MinutesSubmitted(new(2026, 12, 25)),
        new MinutesFrozen(1, "a")
    );

    private static Func<MeetingMinutes, Outcome<MinutesEvent>> Open(
        string? reason,
        PersonId? objector = null
    ) => m => CorrectionDecisions.Decide(m, new OpenCorrection(reason, Texts, objector));

    private static Outcome<MinutesEvent> Drop(MeetingMinutes minutes) =>
        CorrectionDecisions.Decide(minutes, new DropCorrection());

    [Fact]
    public void A_correction_needs_a_reason_and_there_is_one_at_a_time()
    {
        Frozen.When(Open(" ")).ThenRefused("minutes.correction-reason-missing", "Reason");
        Frozen
            .When(Open(new string('x', CorrectionDecisions.LongestReason + 1)))
            .ThenRefused("minutes.correction-reason-too-long", "Reason");
        var open = Frozen.When(Open($" {Wrong}\n")).Then(Opened);
        Assert.Equal(MinutesState.Writing, open.State.State);
        open.When(Open("Anderes.")).ThenRefused("minutes.correction-running", "Reason");
        new Story<MeetingMinutes, MinutesEvent>(new MinutesSubmitted(new(2026, 12, 25)))
            .When(Open(Wrong))
            .ThenRefused("minutes.not-frozen");
    }

    [Fact]
    public void It_is_reviewed_and_frozen_as_the_next_edition_and_all_editions_are_remembered()
    {
        var second = Frozen.And(
            Opened,
            new MinutesSubmitted(new(2026, 12, 31)),
            new MinutesFrozen(2, "b")
        );
        Assert.Equal(
            [new FrozenEdition(1, "a", ""), new FrozenEdition(2, "b", Wrong)],
            second.State.Editions()
        );
        Assert.Null(second.State.Correction);
        var third = second.And(
            Opened with
            {
                Reason = "Noch etwas.",
            },
            new MinutesSubmitted(new(2027, 1, 31)),
            new MinutesFrozen(3, "c")
        );
        Assert.Equal([1, 2, 3], third.State.Editions().Select(e => e.Number));
        Assert.Equal(["", Wrong, "Noch etwas."], third.State.Editions().Select(e => e.Reason));
    }

    [Fact]
    public void A_correction_can_be_dropped_until_it_is_frozen()
    {
        var open = Frozen.And(Opened);
        var dropped = open.When(Drop).Then(new MinutesCorrectionDropped());
        Assert.Equal((MinutesState.Frozen, 1), (dropped.State.State, dropped.State.Edition));
        open.And(new MinutesSubmitted(new(2026, 12, 31)))
            .When(Drop)
            .Then(new MinutesCorrectionDropped());
        Frozen.When(Drop).ThenNothing();
        Assert.Equal(
            new Refusal("minutes.no-correction"),
            Drop(MeetingMinutes.Blank(Guid.Empty)).Refusal
        );
    }

    [Fact]
    public void An_objection_after_freezing_is_heard_rejected_or_opens_a_correction()
    {
        var raised = Frozen
            .When(m => MinutesDecisions.Decide(m, new RaiseObjection(Anna, Wrong), Now))
            .Then(new ObjectionRaised(Anna, Wrong));
        Assert.Equal(MinutesState.Frozen, raised.State.State);
        raised
            .When(m => Settle(m, ObjectionResult.Rejected))
            .Then(new ObjectionSettled(Anna, ObjectionResult.Rejected, "Steht so im Band."));
        raised.When(m => Settle(m, ObjectionResult.Upheld)).ThenRefused("minutes.frozen");
        raised
            .When(Open(Wrong, Anna))
            .Then(new ObjectionSettled(Anna, ObjectionResult.Upheld, Wrong), Opened);
        raised.When(Open(Wrong, Ben)).ThenRefused("minutes.objection-gone");
    }

    [Fact]
    public void Attendance_changes_only_while_the_minutes_are_not_frozen()
    {
        Assert.Null(CorrectionDecisions.CheckAttendance(null));
        Assert.Null(CorrectionDecisions.CheckAttendance(Frozen.And(Opened).State));
        Assert.Equal(
            new Refusal("attendance.minutes-frozen"),
            CorrectionDecisions.CheckAttendance(Frozen.State)
        );
    }

    [Fact]
    public void A_corrected_task_stays_with_who_has_it_unless_the_minutes_name_another()
    {
        var handed = DoingTasks.Open.And(new ActionItemHandedOn(Ben));
        CorrectActionItem Ask(PersonId? now, bool? done = null) =>
            new(2, AMeeting.Item2, "Raum buchen", Anna, now, null, done);
        handed
            .When(t => ActionItemDecisions.Decide(t, Ask(Anna)))
            .Then(new ActionItemCorrected(2, AMeeting.Item2, "Raum buchen", Ben, null));
        handed
            .When(t => ActionItemDecisions.Decide(t, Ask(Chris, done: true)))
            .Then(
                new ActionItemCorrected(2, AMeeting.Item2, "Raum buchen", Chris, null),
                new ActionItemDone()
            );
        var dropped = handed
            .When(t => ActionItemDecisions.Decide(t, new DropActionItem(2)))
            .Then(new ActionItemDropped(2));
        dropped
            .When(t => ActionItemDecisions.Decide(t, new FinishActionItem()))
            .ThenRefused("task.dropped");
    }

    private static Outcome<MinutesEvent> Settle(MeetingMinutes minutes, ObjectionResult result) =>
        MinutesDecisions.Decide(minutes, new SettleObjection(Anna, result, "Steht so im Band."));
}
