using Netzwerk.Domain.Meetings.Sitting;

namespace Netzwerk.Domain.Meetings;

/// <summary>Somebody who had been entered twice: both invitations, answers and items of a meeting are one person's.</summary>
[StoredAs("invitee-merged.1")]
public sealed record InviteeMerged(PersonId Gone, PersonId Into) : MeetingEvent;

/// <summary>It was a mistake: both are invited again as they were, with their own answers.</summary>
[StoredAs("invitee-merge-undone.1")]
public sealed record InviteeMergeUndone(PersonId Gone, PersonId Into) : MeetingEvent;

/// <summary>How two entries of one person were invited to a meeting before they became one, and how the one was then.</summary>
public sealed record MergedInvitee(
    PersonId Gone,
    PersonId Into,
    Invitee? OfGone,
    Invitee? OfInto,
    Invitee? Together,
    IReadOnlyList<AgendaItemId> Items,
    Appointment When
)
{
    /// <summary>Who was called as a deputy for the one who went.</summary>
    public IReadOnlyList<PersonId> Deputies { get; init; } = [];

    /// <summary>What had been noted at the meeting about the one who went.</summary>
    public MergedSitting Sitting { get; init; } = MergedSitting.None;
}

public sealed partial record Meeting
{
    /// <summary>What can be given back if two people were merged by mistake.</summary>
    public IReadOnlyList<MergedInvitee> MergedInvitees { get; init; } = [];

    private Meeting WithMerging(MeetingEvent happened) =>
        happened switch
        {
            InviteeMerged e => Merge(e),
            InviteeMergeUndone e
                when MergedInvitees.LastOrDefault(m => (m.Gone, m.Into) == (e.Gone, e.Into))
                    is { } merged => Part(merged) with
            {
                MergedInvitees = [.. MergedInvitees.Where(m => m != merged)],
            },
            _ => this,
        };

    private Meeting Merge(InviteeMerged e)
    {
        var (gone, into) = (InviteeOf(e.Gone), InviteeOf(e.Into));
        var together = into is null
            ? gone is null
                ? null
                : gone with
                {
                    Person = e.Into,
                }
            : gone is null
                ? into
                : WithAnswerOf(into, gone);
        var last = into is null ? e.Gone : e.Into;
        var items = Status is MeetingStatus.Closed or MeetingStatus.Cancelled
            ? []
            : Agenda.Where(i => i.Rapporteur == e.Gone).Select(i => i.Id).ToArray();
        return this with
        {
            Invitees =
            [
                .. Invitees
                    .Where(i => i.Person == last || (i.Person != e.Gone && i.Person != e.Into))
                    .Select(i => i.Person == last && together is not null ? together : i)
                    .Select(i => i.InsteadOf(e.Gone, e.Into)),
            ],
            Agenda = Introduced(items, e.Gone, e.Into),
            Sitting = Sitting.Moved(Sitting.Of(e.Gone), e.Gone, e.Into),
            MergedInvitees =
            [
                .. MergedInvitees,
                new(e.Gone, e.Into, gone, into, together, items, When)
                {
                    Deputies =
                    [
                        .. Invitees
                            .Where(i => i.For == e.Gone && i.Person != e.Into)
                            .Select(i => i.Person),
                    ],
                    Sitting = Sitting.Of(e.Gone),
                },
            ],
        };
    }

    /// <summary>Who answered by either invitation has answered.</summary>
    private static Invitee WithAnswerOf(Invitee into, Invitee gone)
    {
        var answered = into.Answer is Rsvp.NoAnswer && gone.Answer is not Rsvp.NoAnswer;
        return into with
        {
            Answer = answered ? gone.Answer : into.Answer,
            EarlierAnswer = answered ? gone.EarlierAnswer : into.EarlierAnswer,
            Answered = answered ? gone.Answered : into.Answered,
            Attendance = into.Attendance is Attendance.NotNoted ? gone.Attendance : into.Attendance,
        };
    }

    /// <summary>
    /// An invitation that was taken back since stays so, and an answer given since stays with the one who stayed; a date
    /// that moved since is asked about again.
    /// </summary>
    private Meeting Part(MergedInvitee merged)
    {
        var parted = this with
        {
            Agenda = Introduced(merged.Items, merged.Into, merged.Gone),
            Sitting = Sitting.Moved(merged.Sitting, merged.Into, merged.Gone),
            Invitees =
            [
                .. Invitees.Select(i =>
                    merged.Deputies.Contains(i.Person) ? i.InsteadOf(merged.Into, merged.Gone) : i
                ),
            ],
        };
        if (merged.Together is not { } together || InviteeOf(merged.Into) is not { } now)
        {
            return parted;
        }

        var isSame =
            (now.Answer, now.Attendance)
            == (AsOfNow(together, merged.When).Answer, together.Attendance);
        var after =
            !isSame ? now
            : merged.OfInto is { } before ? AsOfNow(before, merged.When)
            : null;
        return parted with
        {
            Invitees =
            [
                .. parted
                    .Invitees.Where(i => i.Person != merged.Gone)
                    .Select(i => i.Person == merged.Into ? after : i)
                    .OfType<Invitee>(),
                .. merged.OfGone is { } gone
                    ? [AsOfNow(gone, merged.When)]
                    : Array.Empty<Invitee>(),
            ],
        };
    }

    private Invitee AsOfNow(Invitee invitee, Appointment then) =>
        When == then ? invitee : invitee.AskedAbout(When, Announced?.When);

    private IReadOnlyList<AgendaItem> Introduced(
        IReadOnlyList<AgendaItemId> items,
        PersonId from,
        PersonId to
    ) =>
        items.Count == 0
            ? Agenda
            :
            [
                .. Agenda.Select(i =>
                    i.Rapporteur == from && items.Contains(i.Id) ? i with { Rapporteur = to } : i
                ),
            ];
}

/// <summary>The wish that both invitations of somebody who was entered twice are one.</summary>
public sealed record MergeInvitee(PersonId Gone, PersonId Into);

/// <summary>The wish that both are invited again as they were.</summary>
public sealed record UndoInviteeMerge(PersonId Gone, PersonId Into);

/// <summary>The rules for invitations of people who were entered twice.</summary>
public static class InviteeMergeDecisions
{
    private static readonly MeetingEvent[] Nothing = [];

    /// <summary>The list of who was at a meeting that is over keeps its rows.</summary>
    public static Outcome<MeetingEvent> Decide(Meeting meeting, MergeInvitee ask)
    {
        var isOver = meeting.Status is MeetingStatus.Closed or MeetingStatus.Cancelled;
        var isInvited = meeting.InviteeOf(ask.Gone) is not null;
        var both = isInvited && meeting.InviteeOf(ask.Into) is not null;
        var reports = !isOver && meeting.Agenda.Any(i => i.Rapporteur == ask.Gone);
        var isStoodInFor = !isOver && meeting.Invitees.Any(i => i.For == ask.Gone);
        var sat = !isOver && meeting.Sitting.Concerns(ask.Gone);
        return
            ask.Gone != ask.Into
            && (reports || isStoodInFor || sat || (isInvited && !(isOver && both)))
            ? new InviteeMerged(ask.Gone, ask.Into)
            : Nothing;
    }

    public static Outcome<MeetingEvent> Decide(Meeting meeting, UndoInviteeMerge ask) =>
        meeting.MergedInvitees.Any(m => (m.Gone, m.Into) == (ask.Gone, ask.Into))
            ? new InviteeMergeUndone(ask.Gone, ask.Into)
            : Nothing;
}
