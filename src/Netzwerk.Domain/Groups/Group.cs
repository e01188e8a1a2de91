namespace Netzwerk.Domain.Groups;

/// <summary>A person seated in a group: for which organisation and in which role.</summary>
public sealed record Member(PersonId Person, OrganisationId? Organisation, GroupRole Role);

/// <summary>A body with members and meetings: a steering committee, a working group, a board.</summary>
public sealed partial record Group(
    Guid Id,
    string Name,
    GroupKind Kind,
    GroupOpenness Openness,
    string Mandate,
    IReadOnlyList<int> ReminderDays,
    int ObjectionDays,
    IReadOnlyList<Member> Members,
    bool IsClosed
) : IFolded<Group, GroupEvent>
{
    public int Version { get; init; }

    /// <summary>A week before to plan, the day before to remember (features C3).</summary>
    public static readonly IReadOnlyList<int> UsualReminderDays = [7, 1];

    /// <summary>Three days are enough to still do something small.</summary>
    public static readonly IReadOnlyList<int> UsualTaskReminderDays = [3];

    /// <summary>Once a week; more often is nagging.</summary>
    public const int UsualTaskRepeatDays = 7;

    /// <summary>How many days before its day somebody is reminded of an open task; 0 is the day itself.</summary>
    public IReadOnlyList<int> TaskReminderDays { get; init; } = UsualTaskReminderDays;

    /// <summary>After how many days somebody is reminded again of a task that is overdue; 0 is never.</summary>
    public int TaskRepeatDays { get; init; } = UsualTaskRepeatDays;

    /// <summary>Who gets copies of the minutes without a seat.</summary>
    public IReadOnlyList<PersonId> Copies { get; init; } = [];

    /// <summary>The planners want newcomers to come to the group's dates.</summary>
    public bool ShowsDatesToNewcomers { get; init; }

    /// <summary>Nobody is told of the dates of a private group, whatever was chosen before it became one.</summary>
    public bool IsShownToNewcomers =>
        ShowsDatesToNewcomers && !IsClosed && Openness is not GroupOpenness.Private;

    /// <summary>Two weeks to read and object; a county council wants its minutes known within a month (SächsLKrO § 36).</summary>
    public const int UsualObjectionDays = 14;

    public Member? MemberOf(PersonId person) => Members.FirstOrDefault(m => m.Person == person);

    public static Group? Evolve(Group? group, Guid id, object happened) =>
        (group, happened) switch
        {
            (null, GroupFounded e) => new(
                id,
                e.Name,
                e.Kind,
                e.Openness,
                e.Mandate,
                UsualReminderDays,
                UsualObjectionDays,
                [],
                IsClosed: false
            ),
            ({ } g, GroupDescribed e) => g with
            {
                Name = e.Name,
                Openness = e.Openness,
                Mandate = e.Mandate,
            },
            ({ } g, GroupDeadlinesSet e) => g with
            {
                ReminderDays = e.ReminderDays,
                ObjectionDays = e.ObjectionDays,
            },
            ({ } g, GroupTaskRemindersSet e) => g with
            {
                TaskReminderDays = e.DaysBefore,
                TaskRepeatDays = e.EveryDaysAfter,
            },
            ({ } g, GroupDatesShownToNewcomers e) => g with { ShowsDatesToNewcomers = e.Shown },
            ({ } g, MemberSeated e) => g with
            {
                Members = [.. g.Without(e.Person), new(e.Person, e.Organisation, e.Role)],
            },
            ({ } g, MemberRoleChanged e) => g with
            {
                Members =
                [
                    .. g.Members.Select(m => m.Person == e.Person ? m with { Role = e.Role } : m),
                ],
            },
            ({ } g, MemberLeft e) => g with { Members = [.. g.Without(e.Person)] },
            ({ } g, GroupCopyAdded e) => g with { Copies = [.. g.Copies, e.Person] },
            ({ } g, GroupCopyRemoved e) => g with
            {
                Copies = [.. g.Copies.Where(p => p != e.Person)],
            },
            ({ } g, GroupClosed) => g with { IsClosed = true },
            ({ } g, GroupEvent e) => g.WithMerging(e),
            _ => group,
        };

    private IEnumerable<Member> Without(PersonId person) => Members.Where(m => m.Person != person);
}
