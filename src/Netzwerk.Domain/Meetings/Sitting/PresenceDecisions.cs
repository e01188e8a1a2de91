using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;

namespace Netzwerk.Domain.Meetings.Sitting;

/// <summary>The rules of coming and going: when it is noted, for which seat somebody sits, and that times fit together.</summary>
public static class PresenceDecisions
{
    /// <summary>A sentence; what was said stands in the minutes.</summary>
    public const int LongestReason = 300;

    private static readonly MeetingEvent[] Nothing = [];

    /// <summary>Whoever is there already in the same way and for the same seat did not come once more.</summary>
    public static Outcome<MeetingEvent> Decide(
        Meeting meeting,
        Group group,
        SeatRules? rules,
        Arrive ask,
        DateTimeOffset now
    )
    {
        var seat =
            ask.Seat ?? (group.MemberOf(ask.Person) is { HasVote: true } ? ask.Person : null);
        if (
            (
                CheckRuns(meeting, now)
                ?? CheckWay(ask.Way)
                ?? CheckSeat(meeting, group, rules, ask)
            ) is
            { } refusal
        )
        {
            return refusal;
        }

        var open = meeting.Sitting.OpenStayOf(ask.Person);
        if (open is not null && (open.Way, open.Seat) == (ask.Way, seat))
        {
            return Nothing;
        }

        var at = SittingClock.Read(meeting.When, ask.At, now, meeting.When.From);
        var isBefore = meeting.Sitting.StaysOf(ask.Person).Any(s => at < (s.To ?? s.From));
        return SittingClock.Check(meeting.When, ask.At, now, "At") is { } ahead ? ahead
            : isBefore ? new Refusal("sitting.times-overlap", "At")
            : new PersonArrived(ask.Person, at, ask.Way, seat);
    }

    public static Outcome<MeetingEvent> Decide(Meeting meeting, Leave ask, DateTimeOffset now)
    {
        if (CheckRuns(meeting, now) is { } refusal)
        {
            return refusal;
        }

        if (!meeting.IsThere(ask.Person))
        {
            return meeting.Sitting.StaysOf(ask.Person).Any()
                ? Nothing
                : new Refusal("sitting.not-there", "Person");
        }

        var at = SittingClock.Read(meeting.When, ask.At, now, meeting.When.To);
        return SittingClock.Check(meeting.When, ask.At, now, "At") is { } ahead ? ahead
            : at < meeting.Sitting.OpenStayOf(ask.Person)?.From
                ? new Refusal("sitting.left-before-coming", "At")
            : new PersonLeft(ask.Person, at);
    }

    public static Outcome<MeetingEvent> Decide(Meeting meeting, CorrectStay ask, DateTimeOffset now)
    {
        if (Find(meeting, ask.Person, ask.Stay) is not { } stay)
        {
            return new Refusal("sitting.stay-unknown");
        }

        var others = meeting
            .Sitting.StaysOf(ask.Person)
            .Where(s => s.Number != stay.Number)
            .Select(s => (From: s.From ?? TimeOnly.MinValue, To: s.To ?? TimeOnly.MaxValue));
        var to = ask.To ?? TimeOnly.MaxValue;
        return CheckRuns(meeting, now) is { } refusal ? refusal
            : (stay.From, stay.To) == (ask.From, ask.To) ? Nothing
            : ask.To < ask.From ? new Refusal("sitting.left-before-coming", "To")
            : SittingClock.Check(meeting.When, ask.From, now, "From") is { } early ? early
            : SittingClock.Check(meeting.When, ask.To, now, "To") is { } late ? late
            : others.Any(o => o.From < to && ask.From < o.To)
                ? new Refusal("sitting.times-overlap", "From")
            : new StayCorrected(ask.Person, ask.Stay, ask.From, ask.To);
    }

    public static Outcome<MeetingEvent> Decide(
        Meeting meeting,
        StrikeStay ask,
        DateTimeOffset now
    ) =>
        CheckRuns(meeting, now) is { } refusal ? refusal
        : Find(meeting, ask.Person, ask.Stay) is null ? Nothing
        : new StayStruck(ask.Person, ask.Stay);

    /// <summary>Whoever was there for a while was not absent.</summary>
    public static Outcome<MeetingEvent> Decide(Meeting meeting, NoteAbsence ask, DateTimeOffset now)
    {
        var reason = PlainText.Line(ask.Reason);
        if (CheckRuns(meeting, now) is { } refusal)
        {
            return refusal;
        }

        if (reason.Length > LongestReason)
        {
            return new Refusal("sitting.reason-too-long", "Reason");
        }

        if (meeting.InviteeOf(ask.Person) is not { } invitee)
        {
            return new Refusal("attendance.not-invited");
        }

        if (meeting.Sitting.StaysOf(ask.Person).Any())
        {
            return new Refusal("attendance.has-times");
        }

        var wanted = ask.Excused ? Attendance.Excused : Attendance.Absent;
        var happened = new List<MeetingEvent>();
        if (invitee.Attendance != wanted)
        {
            happened.Add(new AttendanceNoted(ask.Person, wanted));
        }

        if (meeting.Sitting.ReasonOf(ask.Person) != reason)
        {
            happened.Add(new AbsenceExplained(ask.Person, reason));
        }

        return happened.ToArray();
    }

    /// <summary>The seats that somebody may sit for beside their own: named for it, or of the same organisation.</summary>
    public static IEnumerable<Member> SeatsFor(
        Group group,
        SeatRules? rules,
        PersonId person,
        OrganisationId? of
    )
    {
        ArgumentNullException.ThrowIfNull(group);
        return rules is { Deputies: DeputyRule.None } || group.MemberOf(person) is { HasVote: true }
            ? []
            : group.Members.Where(m =>
                m.HasVote && m.Person != person && StandsIn(rules, m, person, of)
            );
    }

    /// <summary>People come before a meeting is opened, and what was forgotten is put in after its end.</summary>
    internal static Refusal? CheckRuns(Meeting meeting, DateTimeOffset now) =>
        meeting.Status switch
        {
            MeetingStatus.InSession or MeetingStatus.Closed => null,
            MeetingStatus.Called
                when now >= meeting.When.Start - MeetingDecisions.EarliestOpening => null,
            MeetingStatus.Cancelled => new("meeting.cancelled"),
            _ => new("meeting.not-opened"),
        };

    private static bool StandsIn(
        SeatRules? rules,
        Member seat,
        PersonId person,
        OrganisationId? of
    ) =>
        seat.Deputies.Contains(person)
        || (
            rules?.Deputies is null or DeputyRule.PerOrganisation
            && of is not null
            && seat.Organisation == of
        );

    private static Refusal? CheckWay(Presence way) =>
        Enum.IsDefined(way) ? null : new("sitting.way-missing", "Way");

    private static Refusal? CheckSeat(Meeting meeting, Group group, SeatRules? rules, Arrive ask) =>
        ask.Seat is not { } seat || seat == ask.Person ? null
        : group.MemberOf(seat) is not { HasVote: true } ? new("sitting.seat-unknown", "Seat")
        : group.MemberOf(ask.Person) is { HasVote: true } ? new("sitting.has-own-seat", "Seat")
        : rules is { Deputies: DeputyRule.None } ? new("sitting.no-deputies", "Seat")
        : meeting.InviteeOf(ask.Person)?.For == seat
        || SeatsFor(group, rules, ask.Person, ask.Of).Any(m => m.Person == seat)
            ? null
        : new("sitting.not-a-deputy", "Seat");

    private static Stay? Find(Meeting meeting, PersonId person, int number) =>
        meeting.Sitting.StaysOf(person).FirstOrDefault(s => s.Number == number);
}
