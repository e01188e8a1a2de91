namespace Netzwerk.Domain.Meetings;

/// <summary>
/// A person invited to a meeting: the answer to the date in force, what was answered to an earlier date,
/// and whether the person came. Somebody whose invitation was taken back and who is asked once more is ahead of
/// the others by the revisions that only this person saw.
/// </summary>
public sealed record Invitee(
    PersonId Person,
    Rsvp Answer,
    Rsvp EarlierAnswer,
    Attendance Attendance,
    int RevisionsAhead
)
{
    /// <summary>The date that the last answer was given to.</summary>
    public Appointment? Answered { get; init; }

    /// <summary>The revision that was in force when this person was invited.</summary>
    public int FirstRevision { get; init; }

    /// <summary>The member for whom a deputy was called.</summary>
    public PersonId? For { get; init; }

    /// <summary>Came without having been invited.</summary>
    public bool CameUninvited { get; init; }

    /// <summary>A deputy of somebody is a deputy of whom that is now; nobody stands in for themselves.</summary>
    internal Invitee InsteadOf(PersonId before, PersonId now) =>
        For != before ? this : this with { For = now == Person ? null : now };

    /// <summary>Moved on without a word and back again: the answer to the date everybody was told of stands.</summary>
    internal Invitee AskedAbout(Appointment when, Appointment? told) =>
        when == told && Answered == told
            ? this with
            {
                Answer = LastAnswer,
                EarlierAnswer = Rsvp.NoAnswer,
            }
            : this with
            {
                Answer = Rsvp.NoAnswer,
                EarlierAnswer = LastAnswer,
            };

    private Rsvp LastAnswer => Answer is Rsvp.NoAnswer ? EarlierAnswer : Answer;
}

/// <summary>Somebody whose invitation was taken back, with the revisions that only this person saw.</summary>
public sealed record FormerInvitee(PersonId Person, int RevisionsAhead)
{
    /// <summary>The member for whom a deputy was called.</summary>
    public PersonId? For { get; init; }

    /// <summary>The revision that was in force when this person was invited.</summary>
    public int FirstRevision { get; init; }
}

/// <summary>Which date of which series a meeting is: the one that the series has on this day at this time.</summary>
public sealed record SeriesPlace(SeriesId Series, DateOnly Day, TimeOnly From);

/// <summary>What everybody invited was told last: the revision, and what the calendar entry says.</summary>
public sealed record Announcement(
    AnnouncementKind Kind,
    int Revision,
    string Title,
    Appointment When,
    string Place,
    string VideoLink
)
{
    private readonly int? _sequence;

    /// <summary>The SEQUENCE of the calendar entry: it rises with time, place and the end of it, not with words.</summary>
    public int Sequence
    {
        get => _sequence ?? Revision;
        init => _sequence = value;
    }

    /// <summary>The sequence by which people first heard of this date; answers to older ones are answers to another date.</summary>
    public int DateSince { get; init; }
}
