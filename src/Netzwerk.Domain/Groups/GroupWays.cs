namespace Netzwerk.Domain.Groups;

/// <summary>Whether a group decides or recommends, whether its seats have deputies, and which roles it has.</summary>
public sealed record GroupWays(bool Decides, bool HasDeputies, IReadOnlyList<GroupRole> Roles)
{
    public bool SaysAs(GroupWays other) =>
        (Decides, HasDeputies) == (other.Decides, other.HasDeputies)
        && Roles.SequenceEqual(other.Roles);
}

/// <summary>What is usual for a kind of group, taken from the rules of real bodies.</summary>
public sealed record GroupPreset(
    GroupKind Kind,
    GroupOpenness Openness,
    GroupWays Ways,
    int MeetingsPerYear
)
{
    private static readonly GroupRole[] Formal =
    [
        GroupRole.Member,
        GroupRole.Chair,
        GroupRole.MinuteTaker,
        GroupRole.Guest,
    ];

    private static readonly GroupRole[] Led =
    [
        GroupRole.Member,
        GroupRole.Chair,
        GroupRole.MinuteTaker,
    ];

    public static GroupPreset Of(GroupKind kind) =>
        kind switch
        {
            GroupKind.SteeringCommittee => New(kind, GroupOpenness.Private, true, true, Formal, 4),
            GroupKind.AdvisoryBoard => New(kind, GroupOpenness.Listed, false, true, Formal, 4),
            GroupKind.SubGroup => New(kind, GroupOpenness.Private, false, false, Led, 6),
            GroupKind.NetworkMeeting => New(kind, GroupOpenness.Open, false, false, Formal, 2),
            GroupKind.CoreTeam => New(kind, GroupOpenness.Private, false, false, Led, 10),
            _ => New(kind, GroupOpenness.Open, false, false, Led, 5),
        };

    private static GroupPreset New(
        GroupKind kind,
        GroupOpenness openness,
        bool decides,
        bool hasDeputies,
        GroupRole[] roles,
        int perYear
    ) => new(kind, openness, new(decides, hasDeputies, roles), perYear);
}

/// <summary>The wish to choose how a group works.</summary>
public sealed record SetGroupWays(GroupWays Ways);

/// <summary>The wish to set from when until when the mandate of a group lasts.</summary>
public sealed record SetGroupTerm(DateOnly? From, DateOnly? To);

public static partial class GroupDecisions
{
    /// <summary>Deputies who are named already are not forgotten by a tick.</summary>
    public static Outcome<GroupEvent> Decide(Group group, SetGroupWays ask)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(ask);
        var wanted = Fact(ask.Ways);
        return (Ended(group) ?? CheckRoles(ask.Ways.Roles)) is { } refusal ? refusal
            : !wanted.HasDeputies && group.Members.Any(m => m.Deputies.Count > 0)
                ? new Refusal("group.deputies-named", "Deputies")
            : group.Ways.SaysAs(new(wanted.Decides, wanted.HasDeputies, wanted.Roles)) ? Nothing
            : wanted;
    }

    public static Outcome<GroupEvent> Decide(Group group, SetGroupTerm ask)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(ask);
        return (Ended(group) ?? CheckTerm(ask)) is { } refusal ? refusal
            : (ask.From, ask.To) == (group.From, group.To) ? Nothing
            : new GroupTermSet(ask.From, ask.To);
    }

    /// <summary>In the usual order, each once; plain members there are in every group.</summary>
    private static GroupWaysSet Fact(GroupWays ways) =>
        new(
            ways.Decides,
            ways.HasDeputies,
            [.. ways.Roles.Append(GroupRole.Member).Distinct().Order()]
        );

    private static Refusal? CheckRoles(IReadOnlyList<GroupRole> roles) =>
        roles.All(Enum.IsDefined) ? null : new Refusal("member.role-missing", "Roles");

    private static Refusal? CheckTerm(SetGroupTerm term) =>
        term.To < term.From ? new Refusal("group.term-turned", "To") : null;
}
