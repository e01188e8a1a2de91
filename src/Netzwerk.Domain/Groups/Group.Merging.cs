namespace Netzwerk.Domain.Groups;

/// <summary>Somebody who had been entered twice: what the two held in the group is held by one, in the stronger role.</summary>
[StoredAs("member-merged.1")]
public sealed record MemberMerged(PersonId Gone, PersonId Into, GroupRole? Role) : GroupEvent;

/// <summary>It was a mistake: both hold in the group again what they held before.</summary>
[StoredAs("member-merge-undone.1")]
public sealed record MemberMergeUndone(PersonId Gone, PersonId Into) : GroupEvent;

/// <summary>An organisation that had been entered twice: who sat for either sits for the one that stays.</summary>
[StoredAs("seat-organisation-merged.1")]
public sealed record SeatOrganisationMerged(OrganisationId Gone, OrganisationId Into) : GroupEvent;

/// <summary>It was a mistake: who sat for the other organisation before sits for it again.</summary>
[StoredAs("seat-organisation-merge-undone.1")]
public sealed record SeatOrganisationMergeUndone(OrganisationId Gone, OrganisationId Into)
    : GroupEvent;

/// <summary>What two entries of one person held in a group before they became one, and what the one held then.</summary>
public sealed record MergedSeat(
    PersonId Gone,
    PersonId Into,
    Member? OfGone,
    Member? OfInto,
    Member? Together,
    bool GoneHadCopies,
    bool IntoHadCopies
)
{
    /// <summary>The seats of others of which the one who went was a deputy.</summary>
    public IReadOnlyList<MergedDeputies> Deputies { get; init; } = [];
}

/// <summary>The deputies of a seat before and after one of them became another person.</summary>
public sealed record MergedDeputies(
    PersonId Seat,
    IReadOnlyList<PersonId> Before,
    IReadOnlyList<PersonId> After
);

/// <summary>Who sat for an organisation that became another one.</summary>
public sealed record MergedOffice(
    OrganisationId Gone,
    OrganisationId Into,
    IReadOnlyList<PersonId> People
);

public sealed partial record Group
{
    /// <summary>What can be given back if two people were merged by mistake.</summary>
    public IReadOnlyList<MergedSeat> MergedSeats { get; init; } = [];

    /// <summary>What can be given back if two organisations were merged by mistake.</summary>
    public IReadOnlyList<MergedOffice> MergedOffices { get; init; } = [];

    private Group WithMerging(GroupEvent happened) =>
        happened switch
        {
            MemberMerged e => Merge(e),
            MemberMergeUndone e when MergedSeats.LastOrDefault(m => m.Is(e)) is { } merged =>
                PartSeats(merged).PartDeputies(merged).PartCopies(merged) with
                {
                    MergedSeats = [.. MergedSeats.Where(m => m != merged)],
                },
            SeatOrganisationMerged e => Merge(e),
            SeatOrganisationMergeUndone e => Part(e),
            _ => this,
        };

    private Group Merge(MemberMerged e)
    {
        var (gone, into) = (MemberOf(e.Gone), MemberOf(e.Into));
        var together = Together(e, gone, into);
        var had = (Gone: Copies.Contains(e.Gone), Into: Copies.Contains(e.Into));
        var last = into is null ? e.Gone : e.Into;
        return this with
        {
            Members =
            [
                .. Members
                    .Where(m => m.Person == last || (m.Person != e.Gone && m.Person != e.Into))
                    .Select(m => m.Person == last && together is not null ? together : m)
                    .Select(m => m with { Deputies = m.DeputiesAfter(e) }),
            ],
            Copies = had.Gone
                ? [.. Copies.Select(p => p == e.Gone ? e.Into : p).Distinct()]
                : Copies,
            MergedSeats =
            [
                .. MergedSeats,
                new(e.Gone, e.Into, gone, into, together, had.Gone, had.Into)
                {
                    Deputies =
                    [
                        .. DeputisedBy(e.Gone)
                            .Where(m => m.Person != e.Gone && m.Person != e.Into)
                            .Select(m => new MergedDeputies(
                                m.Person,
                                m.Deputies,
                                m.DeputiesAfter(e)
                            )),
                    ],
                },
            ],
        };
    }

    /// <summary>One seat of two: the stronger role, a vote if either had one, the deputies of both.</summary>
    private static Member? Together(MemberMerged e, Member? gone, Member? into)
    {
        var one = into ?? (gone is null ? null : gone with { Person = e.Into });
        return one is null
            ? null
            : one with
            {
                Role = e.Role ?? one.Role,
                Organisation = one.Organisation ?? gone?.Organisation,
                HasVote = one.HasVote || gone?.HasVote is true,
                Deputies = Together(e, one.Deputies, gone?.Deputies ?? []),
            };
    }

    private static IReadOnlyList<PersonId> Together(
        MemberMerged e,
        IReadOnlyList<PersonId> one,
        IReadOnlyList<PersonId> other
    )
    {
        PersonId[] both =
        [
            .. one.Concat(other)
                .Distinct()
                .Where(d => d != e.Gone && d != e.Into)
                .Take(SeatDecisions.MostDeputies),
        ];
        return both.SequenceEqual(one) ? one : both;
    }

    private Group PartDeputies(MergedSeat merged) =>
        merged.Deputies.Count == 0
            ? this
            : this with
            {
                Members =
                [
                    .. Members.Select(m =>
                        merged.Deputies.FirstOrDefault(d => d.Seat == m.Person) is { } before
                        && before.After.SequenceEqual(m.Deputies)
                            ? m with
                            {
                                Deputies = before.Before,
                            }
                            : m
                    ),
                ],
            };

    /// <summary>A seat that was left since stays left; one that was changed since stays as it is now.</summary>
    private Group PartSeats(MergedSeat merged)
    {
        if (merged.Together is null || MemberOf(merged.Into) is not { } now)
        {
            return this;
        }

        var after = now.IsAs(merged.Together) ? merged.OfInto : now;
        return this with
        {
            Members =
            [
                .. Members
                    .Where(m => m.Person != merged.Gone)
                    .Select(m => m.Person == merged.Into ? after : m)
                    .OfType<Member>(),
                .. merged.OfGone is { } seat ? [seat] : Array.Empty<Member>(),
            ],
        };
    }

    private Group PartCopies(MergedSeat merged) =>
        !merged.GoneHadCopies || !Copies.Contains(merged.Into)
            ? this
            : this with
            {
                Copies =
                [
                    .. Copies.Where(p =>
                        p != merged.Gone && (p != merged.Into || merged.IntoHadCopies)
                    ),
                    merged.Gone,
                ],
            };

    private Group Merge(SeatOrganisationMerged e) =>
        this with
        {
            Members =
            [
                .. Members.Select(m =>
                    m.Organisation == e.Gone ? m with { Organisation = e.Into } : m
                ),
            ],
            MergedOffices =
            [
                .. MergedOffices,
                new(
                    e.Gone,
                    e.Into,
                    [.. Members.Where(m => m.Organisation == e.Gone).Select(m => m.Person)]
                ),
            ],
        };

    private Group Part(SeatOrganisationMergeUndone e) =>
        MergedOffices.LastOrDefault(m => (m.Gone, m.Into) == (e.Gone, e.Into)) is not { } merged
            ? this
            : this with
            {
                Members =
                [
                    .. Members.Select(m =>
                        m.Organisation == e.Into && merged.People.Contains(m.Person)
                            ? m with
                            {
                                Organisation = e.Gone,
                            }
                            : m
                    ),
                ],
                MergedOffices = [.. MergedOffices.Where(m => m != merged)],
            };
}

/// <summary>The wish that what two entries of one person hold in a group is held by the one who stays.</summary>
public sealed record MergeMember(PersonId Gone, PersonId Into);

/// <summary>The wish that both hold in a group again what they held.</summary>
public sealed record UndoMemberMerge(PersonId Gone, PersonId Into);

/// <summary>The wish that who sits for an organisation that was entered twice sits for the one that stays.</summary>
public sealed record MergeSeatOrganisation(OrganisationId Gone, OrganisationId Into);

/// <summary>The wish that they sit for the organisation again that they sat for.</summary>
public sealed record UndoSeatOrganisationMerge(OrganisationId Gone, OrganisationId Into);

/// <summary>The rules for members who were entered twice; they hold for groups that ended, too.</summary>
public static class MemberMergeDecisions
{
    private static readonly GroupEvent[] Nothing = [];

    private static readonly GroupRole[] FromTheWeakest =
    [
        GroupRole.Guest,
        GroupRole.Member,
        GroupRole.MinuteTaker,
        GroupRole.Chair,
    ];

    public static Outcome<GroupEvent> Decide(Group group, MergeMember ask) =>
        ask.Gone == ask.Into || !group.HasToDoWith(ask.Gone)
            ? Nothing
            : new MemberMerged(
                ask.Gone,
                ask.Into,
                Stronger(group.MemberOf(ask.Gone)?.Role, group.MemberOf(ask.Into)?.Role)
            );

    public static Outcome<GroupEvent> Decide(Group group, UndoMemberMerge ask) =>
        group.MergedSeats.Any(m => (m.Gone, m.Into) == (ask.Gone, ask.Into))
            ? new MemberMergeUndone(ask.Gone, ask.Into)
            : Nothing;

    public static Outcome<GroupEvent> Decide(Group group, MergeSeatOrganisation ask) =>
        ask.Gone == ask.Into || group.Members.All(m => m.Organisation != ask.Gone)
            ? Nothing
            : new SeatOrganisationMerged(ask.Gone, ask.Into);

    public static Outcome<GroupEvent> Decide(Group group, UndoSeatOrganisationMerge ask) =>
        group.MergedOffices.Any(m => (m.Gone, m.Into) == (ask.Gone, ask.Into))
            ? new SeatOrganisationMergeUndone(ask.Gone, ask.Into)
            : Nothing;

    internal static bool Is(this MergedSeat merged, MemberMergeUndone e) =>
        (merged.Gone, merged.Into) == (e.Gone, e.Into);

    private static GroupRole? Stronger(GroupRole? one, GroupRole? other) =>
        Strength(one) >= Strength(other) ? one : other;

    private static int Strength(GroupRole? role) =>
        role is { } r ? Array.IndexOf(FromTheWeakest, r) : -1;
}
