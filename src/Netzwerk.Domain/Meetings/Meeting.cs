using Netzwerk.Domain.Meetings.Calling;

namespace Netzwerk.Domain.Meetings;

/// <summary>Where a meeting stands between plan and end.</summary>
public enum MeetingStatus
{
    Draft,
    Called,
    InSession,
    Closed,
    Cancelled,
}

/// <summary>One meeting of a group, from plan to end.</summary>
public sealed partial record Meeting(
    Guid Id,
    GroupId Group,
    string Title,
    Appointment When,
    string Place,
    string VideoLink,
    MeetingStatus Status,
    string CancelReason,
    IReadOnlyList<AgendaItem> Agenda,
    IReadOnlyList<Invitee> Invitees,
    IReadOnlyList<FormerInvitee> FormerInvitees,
    Announcement? Announced,
    Announcement? AnnouncedBefore
) : IFolded<Meeting, MeetingEvent>
{
    public int Version { get; init; }

    /// <summary>The series that this meeting is a date of.</summary>
    public SeriesPlace? OfSeries { get; init; }

    /// <summary>The days before the meeting on which it is reminded of, where they are not the group's.</summary>
    public IReadOnlyList<int>? ReminderDays { get; init; }

    /// <summary>What the reminders of this meeting say besides.</summary>
    public string ReminderWords { get; init; } = "";

    /// <summary>What those who took part are reminded of after it.</summary>
    public AfterReminder After { get; init; } = AfterReminder.None;

    /// <summary>The days before the meeting on which it is reminded of.</summary>
    public IReadOnlyList<int> RemindedOn(IReadOnlyList<int> ofGroup) => ReminderDays ?? ofGroup;

    public Invitee? InviteeOf(PersonId person) => Invitees.FirstOrDefault(i => i.Person == person);

    /// <summary>
    /// The announcement that would be made now, at the revision after the last one. A calendar that meets a higher
    /// sequence asks its owner again (RFC 5546 section 2.1.4): other words alone keep it.
    /// </summary>
    public Announcement NextAnnouncement(AnnouncementKind kind) =>
        new(kind, Announced is null ? 0 : Announced.Revision + 1, Title, When, Place, VideoLink)
        {
            Sequence =
                Announced is not { } told ? 0
                : kind is AnnouncementKind.Cancellation
                || (told.When, told.Place, told.VideoLink) != (When, Place, VideoLink)
                    ? told.Sequence + 1
                : told.Sequence,
        };

    /// <summary>True when people were told something that no longer holds.</summary>
    public bool HasUnannouncedChanges =>
        Status is MeetingStatus.Called
        && Announced is { } told
        && (told.Title, told.When, told.Place, told.VideoLink) != (Title, When, Place, VideoLink);

    /// <summary>The meeting as everybody was told of it last, without changes that were not announced yet.</summary>
    public Meeting AsAnnounced() =>
        Announced is not { } told
            ? this
            : this with
            {
                Title = told.Title,
                When = told.When,
                Place = told.Place,
                VideoLink = told.VideoLink,
            };

    /// <summary>The sequence from which an answer is one to the date in force.</summary>
    public int FirstSequenceOfDate =>
        Announced is not { } told ? 0
        : told.When == When ? told.DateSince
        : told.Sequence + 1;

    public static Meeting? Evolve(Meeting? meeting, Guid id, object happened) =>
        (meeting, happened) switch
        {
            (null, MeetingPlanned e) => new(
                id,
                e.Group,
                e.Title,
                new(e.Day, e.From, e.To),
                e.Place,
                e.VideoLink,
                MeetingStatus.Draft,
                "",
                [],
                [],
                [],
                Announced: null,
                AnnouncedBefore: null
            ),
            ({ } m, MeetingEvent e) => m.With(e),
            _ => meeting,
        };

    private Meeting With(MeetingEvent happened) =>
        happened switch
        {
            MeetingDescribed e => this with
            {
                Title = e.Title,
                Place = e.Place,
                VideoLink = e.VideoLink,
            },
            MeetingMoved e => this with
            {
                When = new(e.Day, e.From, e.To),
                Invitees =
                [
                    .. Invitees.Select(i =>
                        i.AskedAbout(new(e.Day, e.From, e.To), Announced?.When)
                    ),
                ],
            },
            MeetingCalled e => this with
            {
                Status = MeetingStatus.Called,
                Invitees = [.. e.Invited.Select(Fresh)],
            },
            PersonInvited e => this with
            {
                Invitees = [.. Except(e.Person), Later(e.Person, e.For)],
            },
            InvitationWithdrawn e => WithFormer(e.Person),
            MeetingAnswered e => WithInvitee(
                e.Person,
                i => i with { Answer = e.Answer, EarlierAnswer = Rsvp.NoAnswer, Answered = When }
            ),
            AttendanceNoted e => WithInvitee(
                e.Person,
                i => i with { Attendance = e.Attendance }
            ) with
            {
                Sitting = Sitting.With(e),
            },
            MeetingAnnounced e => WithWordsOf(e) with
            {
                AnnouncedBefore = Announced,
                Announced = Following(Announced, e),
            },
            MeetingCancelled e => this with
            {
                Status = MeetingStatus.Cancelled,
                CancelReason = e.Reason,
            },
            MeetingOfSeries e => this with { OfSeries = new(e.Series, e.Day, e.From) },
            MeetingOpened => WithSitting(happened) with { Status = MeetingStatus.InSession },
            MeetingClosed => WithSitting(happened) with { Status = MeetingStatus.Closed },
            InviteeMerged or InviteeMergeUndone => WithMerging(happened),
            _ => WithCalling(happened),
        };

    private Meeting WithReminders(MeetingEvent happened) =>
        happened switch
        {
            MeetingRemindersSet e => this with { ReminderDays = e.DaysBefore },
            MeetingReminderWorded e => this with { ReminderWords = e.Words },
            AfterReminderSet e => this with { After = new(e.DaysAfter, e.Words) },
            _ => WithAgenda(happened),
        };

    private Meeting WithWordsOf(MeetingAnnounced told) =>
        told.BySeries
            ? this with
            {
                Title = told.Title,
                Place = told.Place,
                VideoLink = told.VideoLink,
            }
            : this;

    private Meeting WithInvitee(PersonId person, Func<Invitee, Invitee> change) =>
        this with
        {
            Invitees = [.. Invitees.Select(i => i.Person == person ? change(i) : i)],
        };

    private Meeting WithFormer(PersonId person) =>
        this with
        {
            Invitees = [.. Except(person)],
            FormerInvitees =
            [
                .. FormerInvitees.Where(f => f.Person != person),
                new(person, (InviteeOf(person)?.RevisionsAhead ?? 0) + 1)
                {
                    FirstRevision = InviteeOf(person)?.FirstRevision ?? 0,
                    For = InviteeOf(person)?.For,
                },
            ],
        };

    private Invitee Later(PersonId person, PersonId? insteadOf) =>
        Fresh(person) with
        {
            For = insteadOf,
            RevisionsAhead = FormerInvitees.FirstOrDefault(f => f.Person == person) is { } former
                ? former.RevisionsAhead + 1
                : 0,
            FirstRevision = Announced?.Revision ?? 0,
        };

    private IEnumerable<Invitee> Except(PersonId person) => Invitees.Where(i => i.Person != person);

    private static Invitee Fresh(PersonId person) =>
        new(person, Rsvp.NoAnswer, Rsvp.NoAnswer, Attendance.NotNoted, RevisionsAhead: 0);

    private static Announcement Following(Announcement? last, MeetingAnnounced e)
    {
        var when = new Appointment(e.Day, e.From, e.To);
        var sequence = e.Sequence ?? e.Revision;
        return new(e.Kind, e.Revision, e.Title, when, e.Place, e.VideoLink)
        {
            Sequence = sequence,
            DateSince = last?.When == when ? last.DateSince : sequence,
        };
    }
}
