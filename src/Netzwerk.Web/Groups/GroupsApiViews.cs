using Netzwerk.Domain;
using Netzwerk.Domain.Groups;

namespace Netzwerk.Web.Groups;

/// <summary>A group as programs see it.</summary>
public sealed record GroupView(
    GroupId Id,
    string Name,
    GroupKind Kind,
    GroupOpenness Openness,
    string Mandate,
    IReadOnlyList<int> ReminderDays,
    int ObjectionDays,
    IReadOnlyList<int> TaskReminderDays,
    int TaskRepeatDays,
    bool ShowsDatesToNewcomers,
    bool IsClosed,
    GroupRole? MyRole,
    int Members,
    int Version
);

/// <summary>A member of a group, with the name as it is now.</summary>
public sealed record MemberView(
    PersonId Person,
    string Name,
    OrganisationId? Organisation,
    GroupRole Role
);

/// <summary>What it takes to found a group.</summary>
public sealed record GroupInput(
    string Name,
    GroupKind Kind,
    GroupOpenness Openness,
    string Mandate = ""
);

/// <summary>
/// What a group is to be called and to do from now on, when it reminds, and how long members may object. What is
/// left out at the end stays as it is.
/// </summary>
public sealed record GroupChangeInput(
    string Name,
    GroupOpenness Openness,
    string Mandate,
    IReadOnlyList<int> ReminderDays,
    int ObjectionDays,
    IReadOnlyList<int>? TaskReminderDays = null,
    int? TaskRepeatDays = null,
    bool? ShowsDatesToNewcomers = null
);

/// <summary>What it takes to give somebody a seat.</summary>
public sealed record SeatInput(
    PersonId Person,
    GroupRole Role = GroupRole.Member,
    OrganisationId? Organisation = null
);

/// <summary>What a member shall do from now on.</summary>
public sealed record RoleInput(GroupRole Role);
