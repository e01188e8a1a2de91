namespace Netzwerk.Domain.Groups;

/// <summary>Something that happened to a group and its members.</summary>
[AboutPeople(
    "seats, roles and who undertook to keep closed matters secret, by id; the mandate and the words of the undertaking, free texts",
    "run the group, show who belongs to it, and prove who is bound to secrecy",
    SeenBy = "members of the group, coordination",
    Kept = "with the records of the group"
)]
public abstract record GroupEvent;

/// <summary>What kind of body a group is; each kind brings its usual settings.</summary>
public enum GroupKind
{
    SteeringCommittee,
    AdvisoryBoard,
    WorkingGroup,
    SubGroup,
    NetworkMeeting,
    CoreTeam,
}

/// <summary>Who can find a group: everybody and join online, everybody but by invitation, or only its members.</summary>
public enum GroupOpenness
{
    Open,
    Listed,
    Private,
}

/// <summary>What somebody does in a group.</summary>
public enum GroupRole
{
    Member,
    Chair,
    MinuteTaker,
    Guest,
}

/// <summary>A group was founded.</summary>
[StoredAs("group-founded.1")]
public sealed record GroupFounded(
    string Name,
    GroupKind Kind,
    GroupOpenness Openness,
    [property: Personal] string Mandate
) : GroupEvent;

/// <summary>Name, mandate or openness of a group were changed.</summary>
[StoredAs("group-described.1")]
public sealed record GroupDescribed(
    string Name,
    GroupOpenness Openness,
    [property: Personal] string Mandate
) : GroupEvent;

/// <summary>A group set how many days before a meeting it reminds, and how many days members may object to minutes.</summary>
[StoredAs("group-deadlines-set.1")]
public sealed record GroupDeadlinesSet(IReadOnlyList<int> ReminderDays, int ObjectionDays)
    : GroupEvent;

/// <summary>
/// A group set how many days before its day somebody is reminded of an open task (0: on the day), and after how many
/// days again and again once it is overdue (0: never).
/// </summary>
[StoredAs("group-task-reminders-set.1")]
public sealed record GroupTaskRemindersSet(IReadOnlyList<int> DaysBefore, int EveryDaysAfter)
    : GroupEvent;

/// <summary>A group shows its dates to newcomers, in the app for people who are new in the county, or no longer does.</summary>
[StoredAs("group-dates-shown-to-newcomers.1")]
public sealed record GroupDatesShownToNewcomers(bool Shown) : GroupEvent;

/// <summary>A person took a seat in a group, for an organisation or for themselves.</summary>
[StoredAs("member-seated.1")]
public sealed record MemberSeated(PersonId Person, OrganisationId? Organisation, GroupRole Role)
    : GroupEvent;

/// <summary>A member does something else in the group now.</summary>
[StoredAs("member-role-changed.1")]
public sealed record MemberRoleChanged(PersonId Person, GroupRole Role) : GroupEvent;

/// <summary>A member left the group or was taken off its list.</summary>
[StoredAs("member-left.1")]
public sealed record MemberLeft(PersonId Person) : GroupEvent;

/// <summary>Somebody without a seat gets copies of a group's minutes from now on.</summary>
[StoredAs("group-copy-added.1")]
public sealed record GroupCopyAdded(PersonId Person) : GroupEvent;

/// <summary>Somebody gets no copies of a group's minutes any more.</summary>
[StoredAs("group-copy-removed.1")]
public sealed record GroupCopyRemoved(PersonId Person) : GroupEvent;

/// <summary>A group stands under another one from now on, or under none.</summary>
[StoredAs("group-placed.1")]
public sealed record GroupPlaced(GroupId? Parent) : GroupEvent;

/// <summary>A group chose whether it decides or recommends, whether its seats have deputies, and which roles it has.</summary>
[StoredAs("group-ways-set.1")]
public sealed record GroupWaysSet(bool Decides, bool HasDeputies, IReadOnlyList<GroupRole> Roles)
    : GroupEvent;

/// <summary>It was set from when until when the mandate of a group lasts.</summary>
[StoredAs("group-term-set.1")]
public sealed record GroupTermSet(DateOnly? From, DateOnly? To) : GroupEvent;

/// <summary>A group ended its work on a day and for a reason; its records stay readable.</summary>
[StoredAs("group-closed.1")]
public sealed record GroupClosed(DateOnly? On = null, [property: Personal] string? Reason = null)
    : GroupEvent;
