using System.Text.Json.Serialization;
using Netzwerk.Domain.Meetings.Calling;

namespace Netzwerk.Domain.Meetings.Sitting;

/// <summary>
/// One time that somebody was there: from when (null from the beginning) until when (null still, or until the end), how, and
/// for whose seat (null as a guest). Times of the clock on the day of the meeting.
/// </summary>
public sealed record Stay(
    int Number,
    PersonId Person,
    TimeOnly? From,
    TimeOnly? To,
    Presence Way,
    PersonId? Seat
)
{
    /// <summary>Whether it covers a moment; whoever leaves in a minute is not there in it any more.</summary>
    public bool Covers(TimeOnly at) => (From ?? TimeOnly.MinValue) <= at && (To is null || at < To);
}

/// <summary>Somebody who may not take part in an item: when they left for it, and when they came back.</summary>
public sealed record Recusal(AgendaItemId Item, PersonId Person, TimeOnly Left, TimeOnly? Back);

/// <summary>When a meeting dealt with an item of the agenda; null while it does.</summary>
public sealed record ItemSpan(AgendaItemId Item, TimeOnly From, TimeOnly? To);

/// <summary>A break of a meeting; null while it lasts.</summary>
public sealed record Recess(TimeOnly From, TimeOnly? To);

/// <summary>Why somebody is not at a meeting.</summary>
public sealed record AbsenceReason(PersonId Person, string Words);

/// <summary>What was found about the call of a meeting; without defects it was proper.</summary>
public sealed record ConvocationFinding(
    IReadOnlyList<ConvocationDefect> Defects,
    string Words,
    bool SecondMeeting,
    bool HintGiven
)
{
    [JsonIgnore]
    public bool IsProper => Defects.Count == 0;
}

/// <summary>How a meeting went: who was there when and for whom, what was dealt with when, and what was found at its beginning.</summary>
public sealed partial record MeetingSitting
{
    public static MeetingSitting None { get; } = new();

    /// <summary>Everybody who was there, each time, in the order in which it was noted.</summary>
    public IReadOnlyList<Stay> Stays { get; init; } = [];

    public IReadOnlyList<AbsenceReason> Reasons { get; init; } = [];

    public IReadOnlyList<Recusal> Recusals { get; init; } = [];

    public IReadOnlyList<ItemSpan> Items { get; init; } = [];

    public IReadOnlyList<Recess> Recesses { get; init; } = [];

    /// <summary>What was found about the call; null before.</summary>
    public ConvocationFinding? Convocation { get; init; }

    /// <summary>Who objected to how the meeting was called.</summary>
    public IReadOnlyList<PersonId> Objections { get; init; } = [];

    /// <summary>The seats for which a faulty call was made good; null before the agenda began, or without a fault.</summary>
    public IReadOnlyList<PersonId>? CuredFor { get; init; }

    /// <summary>When somebody doubted that enough are there; null when nobody did.</summary>
    public TimeOnly? ChallengedAt { get; init; }

    /// <summary>When the meeting really began; null when nobody noted it.</summary>
    public TimeOnly? OpenedAt { get; init; }

    /// <summary>When the meeting was really over; null when nobody noted it.</summary>
    public TimeOnly? ClosedAt { get; init; }

    /// <summary>The highest number that a time of somebody ever had; none is given twice.</summary>
    public int LastStay { get; init; }

    /// <summary>The item that is being dealt with.</summary>
    [JsonIgnore]
    public AgendaItemId? Current => Items.LastOrDefault(i => i.To is null)?.Item;

    [JsonIgnore]
    public bool InRecess => Recesses.Any(r => r.To is null);

    [JsonIgnore]
    public bool AgendaBegan => Items.Count > 0;

    public IEnumerable<Stay> StaysOf(PersonId person) => Stays.Where(s => s.Person == person);

    public Stay? OpenStayOf(PersonId person) => StaysOf(person).LastOrDefault(s => s.To is null);

    public string ReasonOf(PersonId person) =>
        Reasons.FirstOrDefault(r => r.Person == person)?.Words ?? "";

    public Recusal? RecusalOf(AgendaItemId item, PersonId person) =>
        Recusals.FirstOrDefault(r => r.Item == item && r.Person == person);

    /// <summary>How the meeting went without some items: nothing says that there was one.</summary>
    internal MeetingSitting Without(IReadOnlySet<AgendaItemId> items) =>
        this with
        {
            Items = [.. Items.Where(i => !items.Contains(i.Item))],
            Recusals = [.. Recusals.Where(r => !items.Contains(r.Item))],
        };

    internal bool Concerns(PersonId person) =>
        Stays.Any(s => s.Person == person || s.Seat == person)
        || Recusals.Any(r => r.Person == person)
        || Objections.Contains(person);

    internal MeetingSitting With(MeetingEvent happened) =>
        happened switch
        {
            PersonArrived e => Arrived(e),
            PersonLeft e => Left(e),
            StayCorrected e => WithStay(e.Stay, s => s with { From = e.From, To = e.To }),
            StayStruck e => this with { Stays = [.. Stays.Where(s => s.Number != e.Stay)] },
            AbsenceExplained e => this with { Reasons = Explained(e) },
            AttendanceNoted { Attendance: Attendance.Present or Attendance.ByVideo } e => this with
            {
                Reasons = Explained(new(e.Person, "")),
            },
            MeetingOpened e => this with { OpenedAt = e.At },
            MeetingClosed e => this with { ClosedAt = e.At },
            _ => WithCourse(happened),
        };

    /// <summary>Somebody who was noted without a time was there from the beginning.</summary>
    internal MeetingSitting Noted(PersonId person, Presence way, PersonId? seat) =>
        this with
        {
            Stays = [.. Stays, new(LastStay + 1, person, From: null, To: null, way, seat)],
            LastStay = LastStay + 1,
        };

    private MeetingSitting Arrived(PersonArrived e) =>
        Left(new(e.Person, e.At)) with
        {
            Stays =
            [
                .. Left(new(e.Person, e.At)).Stays,
                new(LastStay + 1, e.Person, e.At, To: null, e.Way, e.Seat),
            ],
            LastStay = LastStay + 1,
            Reasons = Explained(new(e.Person, "")),
        };

    private MeetingSitting Left(PersonLeft e) =>
        this with
        {
            Stays =
            [
                .. Stays.Select(s =>
                    s.Person == e.Person && s.To is null ? s with { To = e.At } : s
                ),
            ],
        };

    private MeetingSitting WithStay(int number, Func<Stay, Stay> change) =>
        this with
        {
            Stays = [.. Stays.Select(s => s.Number == number ? change(s) : s)],
        };

    private AbsenceReason[] Explained(AbsenceExplained e) =>
        [
            .. Reasons.Where(r => r.Person != e.Person),
            .. e.Reason.Length == 0 ? [] : new[] { new AbsenceReason(e.Person, e.Reason) },
        ];
}
