using CsCheck;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Calling;
using Netzwerk.Domain.Tests.Meetings;
using Netzwerk.Domain.Tests.Support;
using Xunit;

namespace Netzwerk.Domain.Tests.Properties;

public sealed class MeetingProperties
{
    private static readonly Rsvp[] Answers = [Rsvp.Accepted, Rsvp.Tentative, Rsvp.Declined];

    // Mostly before the meeting, sometimes while it lasts or after.
    private static readonly Gen<DateTimeOffset> Now = Gen.Frequency(
        (6, Gen.Const(AMeeting.Before)),
        (1, Gen.Const(AMeeting.During)),
        (1, Gen.Const(AMeeting.After))
    );

    private static readonly Gen<MeetingAsk> Ask = Gen.Select(
            Now,
            Gen.OneOf(People.Anna, People.Ben, People.Chris),
            Gen.OneOf(AMeeting.Item1, AMeeting.Item2, AMeeting.Item3),
            Gen.OneOf(AMeeting.Day, AMeeting.OtherDay, AMeeting.OtherDay.AddDays(1)),
            Gen.OneOf(Answers),
            Gen.OneOf("4. Sitzung", "Neu")
        )
        .SelectMany(
            (now, person, item, day, answer, text) =>
                // Most stories should live long: calling is likely, ending is not.
                Gen.Frequency([
                    .. MeetingAsks
                        .Of(now, person, item, day, answer, text)
                        .Select(ask =>
                            (
                                ask.Command is CancelMeeting or OpenMeeting or CloseMeeting ? 1
                                : ask.Command is CallMeeting or AnswerMeeting ? 8
                                : 4,
                                Gen.Const(ask)
                            )
                        ),
                ])
        );

    [Fact]
    public void Whatever_is_asked_the_meeting_stays_in_order() =>
        Ask.Array[0, 40].Sample(Run, iter: 3000);

    private static void Run(MeetingAsk[] asks)
    {
        var story = AMeeting.Planned;
        foreach (var ask in asks)
        {
            var before = story.State;
            var outcome = ask.Decide(before);
            Assert.True(outcome.Refusal is null || outcome.Events.Count == 0);
            foreach (var happened in outcome.Events)
            {
                Follows(story.State, happened);
                story = story.And(happened);
            }

            Holds(before, story.State);
            if (outcome.Refusal is null && !ask.IsRelative)
            {
                var again = ask.Decide(story.State);
                Assert.Null(again.Refusal);
                Assert.Empty(again.Events);
            }
        }
    }

    /// <summary>What may happen in a state.</summary>
    private static void Follows(Meeting meeting, MeetingEvent happened)
    {
        Assert.True(
            meeting.Status is not MeetingStatus.Cancelled
                || happened
                    is MeetingAnnounced { Kind: AnnouncementKind.Cancellation }
                        or PublicNoticeTakenBack
        );
        switch (happened)
        {
            case MeetingAnnounced e:
                Assert.Equal((meeting.Announced?.Revision ?? -1) + 1, e.Revision);
                break;
            case MeetingAnswered e:
                Assert.NotNull(meeting.InviteeOf(e.Person));
                break;
            case PersonInvited e:
                Assert.Null(meeting.InviteeOf(e.Person));
                break;
            case AttendanceNoted e:
                Assert.NotNull(meeting.InviteeOf(e.Person));
                break;
            case MeetingMoved or MeetingDescribed:
                Assert.True(meeting.Status is MeetingStatus.Draft or MeetingStatus.Called);
                break;
        }
    }

    /// <summary>What is true of every meeting.</summary>
    private static void Holds(Meeting before, Meeting after)
    {
        Assert.Distinct(after.Invitees.Select(i => i.Person));
        Assert.Distinct(after.Agenda.Select(i => i.Id));
        Assert.True((after.Announced?.Revision ?? -1) >= (before.Announced?.Revision ?? -1));
        Assert.True((after.Announced?.Sequence ?? -1) >= (before.Announced?.Sequence ?? -1));
        Assert.True(after.Status >= before.Status);
        Assert.True(after.When.Start < after.When.End);
        Assert.Equal(
            after.Status is MeetingStatus.Draft,
            after.Announced is null && !WasDropped(after)
        );
        Assert.True(after.Status is not MeetingStatus.Draft || after.Invitees.Count == 0);
        Assert.All(
            after.Invitees,
            i => Assert.True(i.Answer is Rsvp.NoAnswer || i.EarlierAnswer is Rsvp.NoAnswer)
        );
        Assert.All(
            after.Invitees,
            i => Assert.True(i.Answer is Rsvp.NoAnswer || i.Answered == after.When)
        );
    }

    private static bool WasDropped(Meeting meeting) =>
        meeting is { Status: MeetingStatus.Cancelled, Announced: null };
}
