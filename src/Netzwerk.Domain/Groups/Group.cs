using Netzwerk.Domain.Groups.Papers;

namespace Netzwerk.Domain.Groups;

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

    /// <summary>The group that this one belongs to, such as the steering committee of a working group.</summary>
    public GroupId? Parent { get; init; }

    /// <summary>Whether it decides, has deputies, and in which roles people sit; as usual for its kind until chosen.</summary>
    public GroupWays Ways { get; init; } = GroupPreset.Of(Kind).Ways;

    /// <summary>The first day of its mandate, when it has one.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day of its mandate, when it has one.</summary>
    public DateOnly? To { get; init; }

    /// <summary>All members may put papers there, not only those who lead the group and take its minutes.</summary>
    public bool MembersFilePapers { get; init; }

    public DateOnly? ClosedOn { get; init; }

    public string ClosedBecause { get; init; } = "";

    /// <summary>Two weeks to read and object; a county council wants its minutes known within a month (SächsLKrO § 36).</summary>
    public const int UsualObjectionDays = 14;

    public Member? MemberOf(PersonId person) => Members.FirstOrDefault(m => m.Person == person);

    /// <summary>The seats that somebody is a deputy of.</summary>
    public IEnumerable<Member> DeputisedBy(PersonId person) =>
        Members.Where(m => m.Deputies.Contains(person));

    /// <summary>Has a seat, or is a deputy of one.</summary>
    public bool Concerns(PersonId person) =>
        MemberOf(person) is not null || DeputisedBy(person).Any();

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
            ({ } g, GroupCopyAdded e) => g with { Copies = [.. g.Copies, e.Person] },
            ({ } g, GroupCopyRemoved e) => g with
            {
                Copies = [.. g.Copies.Where(p => p != e.Person)],
            },
            ({ } g, GroupPlaced e) => g with { Parent = e.Parent },
            ({ } g, GroupWaysSet e) => g with { Ways = new(e.Decides, e.HasDeputies, e.Roles) },
            ({ } g, GroupTermSet e) => g with { From = e.From, To = e.To },
            ({ } g, GroupMembersFilePapers e) => g with { MembersFilePapers = e.Allowed },
            ({ } g, GroupClosed e) => g with
            {
                IsClosed = true,
                ClosedOn = e.On,
                ClosedBecause = e.Reason ?? "",
            },
            ({ } g, GroupEvent e) => g.OfSeats(e)
                .WithMerging(e)
                .WithBlocking(e)
                .WithInviting(e)
                .WithConfidentiality(e),
            _ => group,
        };

    private Group OfSeats(object happened) =>
        happened switch
        {
            MemberSeated e => this with
            {
                Members = [.. Without(e.Person), new(e.Person, e.Organisation, e.Role)],
            },
            MemberRoleChanged e => WithSeat(e.Person, m => m.In(e.Role)),
            SeatVoteSet e => WithSeat(e.Person, m => m with { HasVote = e.HasVote }),
            SeatDeputiesNamed e => WithSeat(e.Person, m => m with { Deputies = e.Deputies }),
            SeatTermSet e => WithSeat(e.Person, m => m with { From = e.From, To = e.To }),
            SeatHandedOver e when MemberOf(e.To) is null => WithSeat(e.From, m => m.HandedTo(e.To)),
            MemberLeft e => this with { Members = [.. Without(e.Person)] },
            _ => this,
        };

    private Group WithSeat(PersonId person, Func<Member, Member> change) =>
        this with
        {
            Members = [.. Members.Select(m => m.Person == person ? change(m) : m)],
        };

    private IEnumerable<Member> Without(PersonId person) => Members.Where(m => m.Person != person);
}
