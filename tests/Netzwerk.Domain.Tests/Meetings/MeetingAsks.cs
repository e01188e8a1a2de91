using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Calling;
using Netzwerk.Domain.Tests.Groups;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Meetings;

/// <summary>Something that can be asked of a meeting.</summary>
public sealed record MeetingAsk(
    object Command,
    Func<Meeting, Outcome<MeetingEvent>> Decide,
    bool IsRelative = false
)
{
    public override string ToString() => $"{Command}";
}

/// <summary>Every command of a meeting.</summary>
public static class MeetingAsks
{
    private static readonly Group Public = AGroup.WithAnna.State;

    /// <summary>Rules by which a call two weeks before is late, but can be urgent.</summary>
    private static readonly ProcedureVersion Rules = new(
        1,
        ProcedurePresets.Of(ProcedurePreset.AdvisoryBoard),
        new(2026, 1, 1),
        new(2026, 1, 1),
        ""
    );

    public static IEnumerable<MeetingAsk> Everything(DateTimeOffset now) =>
        Of(now, Chris, AMeeting.Item1, AMeeting.OtherDay, Rsvp.Accepted, "Neu");

    public static IEnumerable<MeetingAsk> Of(
        DateTimeOffset now,
        PersonId person,
        AgendaItemId item,
        DateOnly day,
        Rsvp answer,
        string text
    )
    {
        MeetingAsk Ask<T>(
            T c,
            Func<Meeting, T, Outcome<MeetingEvent>> decide,
            bool relative = false
        )
            where T : class => new(c, m => decide(m, c), relative);
        const ItemPurpose purpose = ItemPurpose.Decision;
        return
        [
            Ask(new DescribeMeeting(text, text, ""), MeetingDecisions.Decide),
            Ask(
                new MoveMeeting(day, AMeeting.Two, AMeeting.Four),
                (m, c) => MeetingDecisions.Decide(m, c, now)
            ),
            Ask(
                new CallMeeting([person, person, Anna]),
                (m, c) => MeetingDecisions.Decide(m, c, now)
            ),
            Ask(
                new CallMeeting([person, Anna], Urgent: true, Reason: text),
                (m, c) => ConvocationDecisions.Decide(m, Public, Rules, c, now)
            ),
            Ask(new AnnounceChanges(), (m, c) => ConvocationDecisions.Decide(m, Rules, c, now)),
            Ask(
                new GivePublicNotice(),
                (m, c) => PublicNoticeDecisions.Decide(m, Public, Rules, c, now)
            ),
            Ask(new TakePublicNoticeBack(), PublicNoticeDecisions.Decide),
            Ask(new AnnounceChanges(), MeetingDecisions.Decide),
            Ask(new CancelMeeting(text), MeetingDecisions.Decide),
            Ask(new SetMeetingReminders([3, day.Day, 3], text), ReminderDecisions.Decide),
            Ask(new SetMeetingReminders(DaysBefore: null, ""), ReminderDecisions.Decide),
            Ask(new OpenMeeting(), (m, c) => MeetingDecisions.Decide(m, c, now)),
            Ask(new CloseMeeting(), MeetingDecisions.Decide),
            Ask(new InvitePerson(person), (m, c) => InvitationDecisions.Decide(m, c, now)),
            Ask(new WithdrawInvitation(person), InvitationDecisions.Decide),
            Ask(new AnswerMeeting(person, answer), (m, c) => InvitationDecisions.Decide(m, c, now)),
            Ask(new NoteAttendance(person, Attendance.Present), InvitationDecisions.Decide),
            Ask(new AddAgendaItem(item, text, purpose, 5, person), AgendaDecisions.Decide),
            Ask(new ChangeAgendaItem(item, text, purpose, 7, null), AgendaDecisions.Decide),
            Ask(new RemoveAgendaItem(item), AgendaDecisions.Decide),
            Ask(new ShiftAgendaItem(item, Up: true), AgendaDecisions.Decide, relative: true),
            Ask(new ShiftAgendaItem(item, Up: false), AgendaDecisions.Decide, relative: true),
        ];
    }
}
