namespace Netzwerk.Domain.Groups;

/// <summary>The wish to found a group.</summary>
public sealed record FoundGroup(
    string? Name,
    GroupKind Kind,
    GroupOpenness Openness,
    string? Mandate
)
{
    /// <summary>Left out: as usual for its kind.</summary>
    public GroupWays? Ways { get; init; }

    /// <summary>The group it shall stand under.</summary>
    public GroupId? Parent { get; init; }

    public SetGroupTerm Term { get; init; } = new(From: null, To: null);
}

/// <summary>The wish to change a group's name, openness or mandate.</summary>
public sealed record DescribeGroup(string? Name, GroupOpenness Openness, string? Mandate);

/// <summary>The wish to set when a group reminds and how long its members may object to minutes.</summary>
public sealed record SetGroupDeadlines(IReadOnlyList<int> ReminderDays, int ObjectionDays);

/// <summary>The wish to set when a group reminds of open tasks: days before their day, and every so many days after.</summary>
public sealed record SetTaskReminders(IReadOnlyList<int> DaysBefore, int EveryDaysAfter);

/// <summary>The wish to show a group's dates to newcomers, or no longer.</summary>
public sealed record ShowDatesToNewcomers(bool Shown);

/// <summary>The wish to give somebody a seat in a group.</summary>
public sealed record SeatMember(PersonId Person, OrganisationId? Organisation, GroupRole Role);

/// <summary>The wish that a member does something else in the group.</summary>
public sealed record ChangeMemberRole(PersonId Person, GroupRole Role);

/// <summary>The wish that a member leaves the group.</summary>
public sealed record ReleaseMember(PersonId Person);

/// <summary>The wish that somebody gets copies of a group's minutes.</summary>
public sealed record AddCopy(PersonId Person);

/// <summary>The wish that somebody gets no copies any more.</summary>
public sealed record RemoveCopy(PersonId Person);

/// <summary>The wish to end a group's work, on which day and why.</summary>
public sealed record CloseGroup(DateOnly? On = null, string? Reason = null);

/// <summary>The rules of groups and their members.</summary>
public static partial class GroupDecisions
{
    /// <summary>Whoever wants to reach more writes a newsletter.</summary>
    public const int MostCopies = 50;

    /// <summary>A name must fit a mail subject together with the meeting's title.</summary>
    public const int LongestName = 120;

    /// <summary>About two pages; longer mandates belong into a paper.</summary>
    public const int LongestMandate = 6000;

    /// <summary>A sentence or two.</summary>
    public const int LongestReason = 600;

    /// <summary>More than five reminders are nagging.</summary>
    public const int MostReminders = 5;

    /// <summary>Nobody plans by a reminder that came more than two months before.</summary>
    public const int EarliestReminder = 60;

    /// <summary>A quarter: later nobody remembers what was said.</summary>
    public const int LongestObjectionDays = 90;

    private static readonly GroupEvent[] Nothing = [];

    /// <summary>The tree is of all groups; without one it can stand under none.</summary>
    public static Outcome<GroupEvent> Decide(FoundGroup ask, GroupTree? tree = null)
    {
        var (name, mandate) = (PlainText.Line(ask.Name), PlainText.Lines(ask.Mandate));
        var refusal =
            CheckKind(ask.Kind)
            ?? Check(name, mandate, ask.Openness)
            ?? CheckTerm(ask.Term)
            ?? CheckRoles(ask.Ways?.Roles ?? [])
            ?? CheckParent(ask.Parent, tree ?? GroupTree.Empty);
        return refusal is not null
            ? refusal
            : (GroupEvent[])
                [
                    new GroupFounded(name, ask.Kind, ask.Openness, mandate),
                    .. ask.Ways is { } ways ? [Fact(ways)] : Nothing,
                    .. ask.Parent is { } parent ? [new GroupPlaced(parent)] : Nothing,
                    .. ask.Term is { From: null, To: null }
                        ? Nothing
                        : [new GroupTermSet(ask.Term.From, ask.Term.To)],
                ];
    }

    public static Outcome<GroupEvent> Decide(Group group, DescribeGroup ask)
    {
        var (name, mandate) = (PlainText.Line(ask.Name), PlainText.Lines(ask.Mandate));
        if ((Ended(group) ?? Check(name, mandate, ask.Openness)) is { } refusal)
        {
            return refusal;
        }

        return (name, ask.Openness, mandate) == (group.Name, group.Openness, group.Mandate)
            ? Nothing
            : new GroupDescribed(name, ask.Openness, mandate);
    }

    public static Outcome<GroupEvent> Decide(Group group, SetGroupDeadlines ask)
    {
        int[] days = [.. ask.ReminderDays.Distinct().OrderDescending()];
        if (Ended(group) is { } ended)
        {
            return ended;
        }

        if (days.Length > MostReminders || days.Any(d => d is < 1 or > EarliestReminder))
        {
            return new Refusal("group.reminder-days-unusable", "ReminderDays");
        }

        if (ask.ObjectionDays is < 1 or > LongestObjectionDays)
        {
            return new Refusal("group.objection-days-unusable", "ObjectionDays");
        }

        return days.SequenceEqual(group.ReminderDays) && ask.ObjectionDays == group.ObjectionDays
            ? Nothing
            : new GroupDeadlinesSet(days, ask.ObjectionDays);
    }

    public static Outcome<GroupEvent> Decide(Group group, SetTaskReminders ask)
    {
        int[] days = [.. ask.DaysBefore.Distinct().OrderDescending()];
        return Ended(group) is { } ended ? ended
            : days.Length > MostReminders || days.Any(d => d is < 0 or > EarliestReminder)
                ? new Refusal("group.task-days-unusable", "TaskDays")
            : ask.EveryDaysAfter is < 0 or > LongestObjectionDays
                ? new Refusal("group.task-repeat-unusable", "TaskRepeat")
            : days.SequenceEqual(group.TaskReminderDays)
            && ask.EveryDaysAfter == group.TaskRepeatDays
                ? Nothing
            : new GroupTaskRemindersSet(days, ask.EveryDaysAfter);
    }

    public static Outcome<GroupEvent> Decide(Group group, ShowDatesToNewcomers ask) =>
        Ended(group) is { } ended ? ended
        : ask.Shown == group.ShowsDatesToNewcomers ? Nothing
        : new GroupDatesShownToNewcomers(ask.Shown);

    public static Outcome<GroupEvent> Decide(Group group, SeatMember ask)
    {
        if ((Ended(group) ?? CheckRole(ask.Role) ?? group.Bars(ask.Person)) is { } refusal)
        {
            return refusal;
        }

        return group.MemberOf(ask.Person) is { } seated && seated.Organisation == ask.Organisation
            ? seated.Role == ask.Role
                ? Nothing
                : new MemberRoleChanged(ask.Person, ask.Role)
            : new MemberSeated(ask.Person, ask.Organisation, ask.Role);
    }

    public static Outcome<GroupEvent> Decide(Group group, ChangeMemberRole ask) =>
        (Ended(group) ?? CheckRole(ask.Role)) is { } refusal ? refusal
        : group.MemberOf(ask.Person) is not { } member ? new Refusal("group.not-a-member")
        : member.Role == ask.Role ? Nothing
        : new MemberRoleChanged(ask.Person, ask.Role);

    /// <summary>Also from a closed group: who leaves the network leaves its old lists too.</summary>
    public static Outcome<GroupEvent> Decide(Group group, ReleaseMember ask) =>
        group.MemberOf(ask.Person) is null ? Nothing : new MemberLeft(ask.Person);

    public static Outcome<GroupEvent> Decide(Group group, AddCopy ask) =>
        (Ended(group) ?? group.Bars(ask.Person)) is { } refusal ? refusal
        : group.Copies.Contains(ask.Person) ? Nothing
        : group.Copies.Count >= MostCopies ? new Refusal("group.too-many-copies")
        : new GroupCopyAdded(ask.Person);

    public static Outcome<GroupEvent> Decide(Group group, RemoveCopy ask) =>
        group.Copies.Contains(ask.Person) ? new GroupCopyRemoved(ask.Person) : Nothing;

    public static Outcome<GroupEvent> Decide(Group group, CloseGroup ask, DateOnly today)
    {
        var reason = PlainText.Lines(ask.Reason);
        return group.IsClosed ? Nothing
            : ask.On > today ? new Refusal("group.closing-day-ahead", "On")
            : reason.Length > LongestReason ? new Refusal("group.reason-too-long", "Reason")
            : new GroupClosed(ask.On ?? today, reason.Length == 0 ? null : reason);
    }

    private static Refusal? Ended(Group group) =>
        group.IsClosed ? new Refusal("group.closed") : null;

    private static Refusal? CheckKind(GroupKind kind) =>
        Enum.IsDefined(kind) ? null : new Refusal("group.kind-missing", "Kind");

    private static Refusal? CheckRole(GroupRole role) =>
        Enum.IsDefined(role) ? null : new Refusal("member.role-missing", "Role");

    private static Refusal? Check(string name, string mandate, GroupOpenness openness) =>
        name.Length == 0 ? new("group.name-missing", "Name")
        : name.Length > LongestName ? new("group.name-too-long", "Name")
        : mandate.Length > LongestMandate ? new("group.mandate-too-long", "Mandate")
        : !Enum.IsDefined(openness) ? new("group.openness-missing", "Openness")
        : null;
}
