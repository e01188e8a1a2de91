using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Sitting;

namespace Netzwerk.Web.Meetings.Sitting;

/// <summary>Somebody on the list of a meeting: for which seat they would sit here, and whether they are there for it.</summary>
public sealed record SittingPerson(
    PersonId Person,
    PersonId? Seat,
    bool IsDeputy,
    AtTheTable? There,
    Invitee? Invitee
)
{
    public bool IsHere => There is not null && (!IsDeputy || There.Seat == Seat);

    /// <summary>There, but for somebody else's seat.</summary>
    public bool IsElsewhere => There is not null && !IsHere;
}

/// <summary>One seat with a vote, the member first and then who may come instead.</summary>
public sealed record SittingSeat(SeatAtMoment Seat, IReadOnlyList<SittingPerson> People);

/// <summary>The list of a meeting: all seats with a vote, and everybody else.</summary>
public sealed record SittingRows(
    IReadOnlyList<SittingSeat> Seats,
    IReadOnlyList<SittingPerson> Others
)
{
    public IEnumerable<PersonId> People =>
        Seats.SelectMany(s => s.People).Concat(Others).Select(p => p.Person).Distinct();

    /// <summary>The list as it stands now.</summary>
    /// <param name="meeting">The meeting as its reader may see it.</param>
    /// <param name="group">Its group.</param>
    /// <param name="quorum">The seats as they are taken now.</param>
    /// <param name="offices">The organisations of people on the list without a seat.</param>
    public static SittingRows Of(
        Meeting meeting,
        Group group,
        Quorum quorum,
        IReadOnlyDictionary<PersonId, OrganisationId> offices
    )
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(quorum);
        var there = AtTheTable.Of(meeting, group).ToDictionary(h => h.Person);
        var rules = quorum.Version?.Rules.Seats;
        SittingPerson One(PersonId person, PersonId? seat, bool isDeputy) =>
            new(person, seat, isDeputy, there.GetValueOrDefault(person), meeting.InviteeOf(person));

        IEnumerable<PersonId> Deputies(Member seat) =>
            seat
                .Deputies.Concat(meeting.Invitees.Select(i => i.Person))
                .Distinct()
                .Where(p =>
                    p != seat.Person && MayComeFor(meeting, group, rules, seat, p, offices)
                );

        SittingSeat[] seats =
        [
            .. quorum.Seats.Select(s => new SittingSeat(
                s,
                [
                    One(s.Seat.Person, s.Seat.Person, isDeputy: false),
                    .. Deputies(s.Seat).Select(p => One(p, s.Seat.Person, isDeputy: true)),
                ]
            )),
        ];
        var seated = seats.SelectMany(s => s.People).Select(p => p.Person).ToHashSet();
        return new(
            seats,
            [
                .. meeting
                    .Invitees.Select(i => i.Person)
                    .Concat(group.Members.Select(m => m.Person))
                    .Distinct()
                    .Where(p => !seated.Contains(p))
                    .Select(p => One(p, seat: null, isDeputy: false)),
            ]
        );
    }

    private static bool MayComeFor(
        Meeting meeting,
        Group group,
        SeatRules? rules,
        Member seat,
        PersonId person,
        IReadOnlyDictionary<PersonId, OrganisationId> offices
    ) =>
        (
            meeting.InviteeOf(person)?.For == seat.Person
            && group.MemberOf(person) is not { HasVote: true }
        )
        || PresenceDecisions
            .SeatsFor(group, rules, person, offices.TryGetValue(person, out var of) ? of : null)
            .Any(m => m.Person == seat.Person);
}
