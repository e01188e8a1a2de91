namespace Netzwerk.Domain.Groups;

/// <summary>
/// A seat of a group: the organisation it belongs to (none for somebody who sits for themselves), who sits on it, and who
/// comes instead.
/// </summary>
public sealed record Member(PersonId Person, OrganisationId? Organisation, GroupRole Role)
{
    /// <summary>One vote or none; guests have none unless they are given one.</summary>
    public bool HasVote { get; init; } = Role is not GroupRole.Guest;

    /// <summary>Who comes instead, the first to be asked first.</summary>
    public IReadOnlyList<PersonId> Deputies { get; init; } = [];

    /// <summary>The first day of the term, when there is one.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day of the term, when there is one.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The deputies when one of them is somebody else from now on; nobody deputises for themselves.</summary>
    internal IReadOnlyList<PersonId> DeputiesAfter(MemberMerged merged) =>
        Deputies.Contains(merged.Gone)
            ?
            [
                .. Deputies
                    .Select(d => d == merged.Gone ? merged.Into : d)
                    .Distinct()
                    .Where(d => d != Person),
            ]
            : Deputies;

    internal bool IsAs(Member other) =>
        (Role, Organisation, HasVote, From, To)
            == (other.Role, other.Organisation, other.HasVote, other.From, other.To)
        && Deputies.SequenceEqual(other.Deputies);

    /// <summary>Becoming a guest takes the vote, ceasing to be one gives it.</summary>
    internal Member In(GroupRole role) =>
        (Role is GroupRole.Guest) == (role is GroupRole.Guest)
            ? this with
            {
                Role = role,
            }
            : this with
            {
                Role = role,
                HasVote = role is not GroupRole.Guest,
            };

    /// <summary>Whoever takes a seat over is no deputy of it any more.</summary>
    internal Member HandedTo(PersonId person) =>
        this with
        {
            Person = person,
            Deputies = [.. Deputies.Where(d => d != person)],
        };
}

/// <summary>A seat got its vote or lost it.</summary>
[StoredAs("seat-vote-set.1")]
public sealed record SeatVoteSet(PersonId Person, bool HasVote) : GroupEvent;

/// <summary>It was named who comes instead of a member, the first to be asked first.</summary>
[StoredAs("seat-deputies-named.1")]
public sealed record SeatDeputiesNamed(PersonId Person, IReadOnlyList<PersonId> Deputies)
    : GroupEvent;

/// <summary>It was set from when until when somebody sits in a group.</summary>
[StoredAs("seat-term-set.1")]
public sealed record SeatTermSet(PersonId Person, DateOnly? From, DateOnly? To) : GroupEvent;

/// <summary>A seat went to somebody else, with its organisation, role, vote, deputies and term.</summary>
[StoredAs("seat-handed-over.1")]
public sealed record SeatHandedOver(PersonId From, PersonId To) : GroupEvent;

/// <summary>The wish to give a seat its vote, or to take it.</summary>
public sealed record SetSeatVote(PersonId Person, bool HasVote);

/// <summary>The wish to name who comes instead of a member, the first to be asked first.</summary>
public sealed record NameDeputies(PersonId Person, IReadOnlyList<PersonId> Deputies);

/// <summary>The wish to set from when until when somebody sits in a group.</summary>
public sealed record SetSeatTerm(PersonId Person, DateOnly? From, DateOnly? To);

/// <summary>The wish that somebody else takes a seat over as it is.</summary>
public sealed record HandOverSeat(PersonId From, PersonId To);

/// <summary>The wish that one deputy takes the place of another on every seat, or that there is one less.</summary>
public sealed record ReplaceDeputy(PersonId From, PersonId? To);

/// <summary>A vote that counts: whose seat it is, and who casts it.</summary>
public sealed record SeatVote(Member Seat, PersonId By);

/// <summary>The rules of seats, deputies and terms.</summary>
public static class SeatDecisions
{
    /// <summary>Who needs more than three to find one who can come needs another seat.</summary>
    public const int MostDeputies = 3;

    private static readonly GroupEvent[] Nothing = [];

    public static Outcome<GroupEvent> Decide(Group group, SetSeatVote ask) =>
        Trouble(group, ask.Person) is { } refusal ? refusal
        : group.MemberOf(ask.Person)!.HasVote == ask.HasVote ? Nothing
        : new SeatVoteSet(ask.Person, ask.HasVote);

    public static Outcome<GroupEvent> Decide(Group group, NameDeputies ask)
    {
        PersonId[] wanted = [.. ask.Deputies.Distinct()];
        return Trouble(group, ask.Person) is { } refusal ? refusal
            : wanted.SequenceEqual(group.MemberOf(ask.Person)!.Deputies) ? Nothing
            : wanted.Length > 0 && !group.Ways.HasDeputies
                ? new Refusal("seat.no-deputies", "Deputies")
            : wanted.Contains(ask.Person) ? new Refusal("seat.deputy-is-member", "Deputies")
            : wanted.Length > MostDeputies ? new Refusal("seat.too-many-deputies", "Deputies")
            : wanted.Any(group.IsBlocked) ? new Refusal("group.blocked", "Deputies")
            : new SeatDeputiesNamed(ask.Person, wanted);
    }

    public static Outcome<GroupEvent> Decide(Group group, SetSeatTerm ask) =>
        Trouble(group, ask.Person) is { } refusal ? refusal
        : ask.To < ask.From ? new Refusal("seat.term-turned", "To")
        : group.MemberOf(ask.Person) is { } seat && (seat.From, seat.To) == (ask.From, ask.To)
            ? Nothing
        : new SeatTermSet(ask.Person, ask.From, ask.To);

    /// <summary>Whoever has a seat already takes no second one.</summary>
    public static Outcome<GroupEvent> Decide(Group group, HandOverSeat ask) =>
        ask.From == ask.To ? Nothing
        : group.MemberOf(ask.From) is null && group.MemberOf(ask.To) is not null ? Nothing
        : Trouble(group, ask.From) is { } refusal ? refusal
        : group.MemberOf(ask.To) is not null ? new Refusal("group.already-member", "To")
        : group.IsBlocked(ask.To) ? new Refusal("group.blocked", "To")
        : new SeatHandedOver(ask.From, ask.To);

    /// <summary>Also in a closed group: who leaves the network, or was entered twice, stands on its old lists too.</summary>
    public static Outcome<GroupEvent> Decide(Group group, ReplaceDeputy ask) =>
        ask.From == ask.To
            ? Nothing
            : (GroupEvent[])
                [
                    .. group
                        .DeputisedBy(ask.From)
                        .Select(m => new SeatDeputiesNamed(m.Person, Replaced(group, m, ask))),
                ];

    /// <summary>
    /// Who may vote when these people are there: each for one seat, each seat once. A member goes before the deputies, and
    /// whoever has a vote of their own casts no other.
    /// </summary>
    public static IReadOnlyList<SeatVote> VotesAmong(
        Group group,
        IReadOnlyCollection<PersonId> present
    )
    {
        var seats = group.Members.Where(m => m.HasVote).ToArray();
        var votes = seats
            .Where(m => present.Contains(m.Person))
            .Select(m => new SeatVote(m, m.Person))
            .ToList();
        var casting = votes.Select(v => v.By).ToHashSet();
        foreach (var seat in seats.Where(m => !present.Contains(m.Person)))
        {
            var deputy = seat
                .Deputies.Where(d => present.Contains(d) && !casting.Contains(d))
                .Select(d => (PersonId?)d)
                .FirstOrDefault();
            if (deputy is { } by)
            {
                casting.Add(by);
                votes.Add(new(seat, by));
            }
        }

        return votes;
    }

    private static PersonId[] Replaced(Group group, Member seat, ReplaceDeputy ask) =>
        [
            .. seat
                .Deputies.Select(d => d == ask.From ? ask.To : d)
                .OfType<PersonId>()
                .Where(d => d != seat.Person && !group.IsBlocked(d))
                .Distinct(),
        ];

    private static Refusal? Trouble(Group group, PersonId person) =>
        group.IsClosed ? new("group.closed")
        : group.MemberOf(person) is null ? new("group.not-a-member")
        : null;
}
