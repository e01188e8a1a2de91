using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Calling;
using Netzwerk.Domain.Tests.Groups;
using Xunit;

namespace Netzwerk.Domain.Tests.Meetings.Calling;

public sealed class MakingAMeetingKnown
{
    private static readonly Group Open = AGroup.WithAnna.State;

    private static Func<Meeting, Outcome<MeetingEvent>> Give(
        Group? group = null,
        ProcedureVersion? rules = null,
        DateTimeOffset? now = null
    ) =>
        m =>
            PublicNoticeDecisions.Decide(
                m,
                group ?? Open,
                rules,
                new GivePublicNotice(),
                now ?? AMeeting.Before
            );

    private static Outcome<MeetingEvent> TakeBack(Meeting meeting) =>
        PublicNoticeDecisions.Decide(meeting, new TakePublicNoticeBack());

    [Fact]
    public void The_moment_is_a_fact_and_so_is_taking_it_back()
    {
        var given = AMeeting.Called.When(Give()).Then(new PublicNoticeGiven(AMeeting.Before));
        Assert.Equal(AMeeting.Before, given.State.Notice?.At);
        var back = given.When(TakeBack).Then(new PublicNoticeTakenBack());
        Assert.Null(back.State.Notice);
        AMeeting.Called.When(TakeBack).ThenNothing();
    }

    [Fact]
    public void What_is_not_called_is_over_or_is_private_is_not_made_known()
    {
        AMeeting.Planned.When(Give()).ThenRefused("notice.not-called");
        AMeeting.Cancelled.When(Give()).ThenRefused("notice.cancelled");
        AMeeting.Closed.When(Give()).ThenRefused("notice.already-held");
        AMeeting.Called.When(Give(now: AMeeting.After)).ThenRefused("notice.already-held");
        AMeeting
            .Called.When(Give(Open with { Openness = GroupOpenness.Private }))
            .ThenRefused("notice.group-private");
        AMeeting
            .Called.When(Give(Open with { IsClosed = true }))
            .ThenRefused("notice.group-private");
    }

    // SZ 2016: Bautzen repeated 62 resolutions because the notice came two days before the meeting.
    [Fact]
    public void Two_days_before_a_meeting_are_too_late_where_the_rules_want_a_week()
    {
        var rules = new ProcedureVersion(
            1,
            ProcedurePresets.Of(ProcedurePreset.AdvisoryBoard),
            new(2026, 1, 1),
            new(2026, 1, 1),
            ""
        );
        var late = AMeeting.During.AddDays(-2);
        var called = AMeeting.Called.And(
            new ConvocationChecked(1, new(2026, 11, 20), new(2026, 11, 25), [])
        );
        var known = called
            .When(Give(rules: rules, now: late))
            .Then(
                new ConvocationChecked(
                    1,
                    new(2026, 11, 20),
                    new(2026, 11, 25),
                    [ConvocationDefect.PublicNoticeTooLate]
                ),
                new PublicNoticeGiven(late)
            );
        Assert.False(known.State.Convocation?.IsSound);
        called
            .And(new MeetingCalledUrgently("Eilt"))
            .When(Give(rules: rules, now: late))
            .Then(new PublicNoticeGiven(late));
    }

    [Fact]
    public void A_meeting_that_was_moved_says_what_was_made_known_first()
    {
        var moved = AMeeting
            .Called.And(
                new PublicNoticeGiven(AMeeting.Before),
                new MeetingMoved(AMeeting.OtherDay, AMeeting.Two, AMeeting.Four)
            )
            .State;
        Assert.Equal(AMeeting.Day, moved.Notice?.FirstWhen.Day);
        Assert.Equal(AMeeting.OtherDay, moved.When.Day);
    }
}
