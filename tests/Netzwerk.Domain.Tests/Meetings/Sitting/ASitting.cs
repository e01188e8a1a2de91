using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Sitting;
using Netzwerk.Domain.Tests.Support;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Meetings.Sitting;

/// <summary>A board of fourteen in session on 10 December 2026 from 14 o'clock, and its rules.</summary>
public static class ASitting
{
    public static readonly PersonId[] Members = [.. Enumerable.Range(1, 14).Select(Person)];

    /// <summary>Named to come instead of the first member.</summary>
    public static readonly PersonId Deputy = Person(101);

    public static readonly PersonId Guest = Person(201);

    public static readonly AgendaItemId Five = AMeeting.Item(5);

    public static readonly AgendaItemId Six = AMeeting.Item(6);

    /// <summary>Half of the seats must be there; deputies vote.</summary>
    public static readonly ProcedureVersion Rules = Version(r =>
        r with
        {
            Seats = r.Seats with { Deputies = DeputyRule.Personal, DeputiesVote = true },
        }
    );

    public static readonly Group Board = Of(14);

    public static readonly Story<Meeting, MeetingEvent> Called = new Story<Meeting, MeetingEvent>(
        new MeetingPlanned(
            Language,
            "4. Sitzung",
            AMeeting.Day,
            AMeeting.Two,
            AMeeting.Four,
            "Kreishaus",
            ""
        ),
        new AgendaItemAdded(Five, "Haushalt", ItemPurpose.Decision, 30, null),
        new AgendaItemAdded(Six, "Standort", ItemPurpose.Decision, 30, null),
        new MeetingCalled([.. Members, Guest])
    );

    public static readonly Story<Meeting, MeetingEvent> Opened = Called.And(
        new MeetingOpened(AMeeting.Two)
    );

    public static DateTimeOffset At(string time) => Berlin($"2026-12-10 {time}");

    public static TimeOnly Clock(string time) =>
        TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture);

    public static PersonId Person(int number) =>
        new(new Guid($"0197c0de-0000-7000-8000-0000000a{number:x4}"));

    public static ProcedureVersion Version(Func<RulesOfProcedure, RulesOfProcedure> change) =>
        new(
            2,
            change(ProcedurePresets.Of(ProcedurePreset.FormalBoard)),
            new(2026, 1, 1),
            new(2025, 12, 1),
            "Neu"
        );

    /// <summary>So many members have come by 14 o'clock.</summary>
    public static Story<Meeting, MeetingEvent> With(int members) =>
        Opened.And(Members.Take(members).Select(p => Came(p, "14:00")));

    public static MeetingEvent Came(PersonId person, string time, PersonId? seat = null) =>
        new PersonArrived(person, Clock(time), Presence.InRoom, seat ?? person);

    public static MeetingEvent Left(PersonId person, string time) =>
        new PersonLeft(person, Clock(time));

    public static Quorum Quorum(
        this Story<Meeting, MeetingEvent> story,
        AgendaItemId? item,
        string? at = null,
        ProcedureVersion? rules = null,
        Group? board = null
    ) =>
        Domain.Meetings.Sitting.Quorum.Of(
            story.State,
            board ?? Board,
            rules ?? Rules,
            item,
            at is null ? null : Clock(at)
        );

    public static Group Of(int seats) =>
        Founding(seats).Aggregate((Group?)null, (g, e) => Group.Evolve(g, Language.Value, e))
        ?? throw new InvalidOperationException();

    private static IEnumerable<GroupEvent> Founding(int seats) =>
        [
            new GroupFounded("Beirat", GroupKind.AdvisoryBoard, GroupOpenness.Open, ""),
            .. Enumerable
                .Range(1, seats)
                .Select(n => new MemberSeated(Person(n), School, GroupRole.Member)),
            new MemberSeated(Guest, null, GroupRole.Guest),
            new SeatDeputiesNamed(Person(1), [Deputy]),
        ];
}
