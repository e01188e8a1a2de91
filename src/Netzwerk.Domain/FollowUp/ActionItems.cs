using Netzwerk.Domain.Groups;

namespace Netzwerk.Domain.FollowUp;

/// <summary>Something that happened to a task that a group gave to somebody.</summary>
[AboutPeople(
    "tasks with their assignee by id; the wording, a free text",
    "see that what was agreed is done",
    SeenBy = "members of the group, coordination, the assignee",
    Kept = "with the records of the group"
)]
public abstract record ActionItemEvent;

/// <summary>Where a task stands.</summary>
public enum ActionItemState
{
    Open,
    Done,

    /// <summary>A correction of the minutes took it out; it never was to be done.</summary>
    Dropped,
}

/// <summary>A task entered the register when the minutes that carry it were frozen. The due day is in Europe/Berlin.</summary>
[StoredAs("action-item-assigned.1")]
public sealed record ActionItemAssigned(
    GroupId Group,
    MeetingId Meeting,
    AgendaItemId Item,
    [property: Personal] string Wording,
    PersonId? Assignee,
    DateOnly? Due,
    OrganisationId? Organisation = null
) : ActionItemEvent;

/// <summary>A task was done.</summary>
[StoredAs("action-item-done.1")]
public sealed record ActionItemDone : ActionItemEvent;

/// <summary>A task that was called done is open again.</summary>
[StoredAs("action-item-reopened.1")]
public sealed record ActionItemReopened : ActionItemEvent;

/// <summary>An open task was handed on to somebody who follows its assignee.</summary>
[StoredAs("action-item-handed-on.1")]
public sealed record ActionItemHandedOn(PersonId Assignee) : ActionItemEvent;

/// <summary>A later edition of the minutes corrected what a task says, under which item it stands, who does it or until when.</summary>
[StoredAs("action-item-corrected.1")]
public sealed record ActionItemCorrected(
    int Edition,
    AgendaItemId Item,
    [property: Personal] string Wording,
    PersonId? Assignee,
    DateOnly? Due,
    OrganisationId? Organisation = null
) : ActionItemEvent;

/// <summary>A task no longer stands in the corrected minutes.</summary>
[StoredAs("action-item-dropped.1")]
public sealed record ActionItemDropped(int Edition) : ActionItemEvent;

/// <summary>A task that a group gave to somebody, with its due day.</summary>
public sealed record ActionItem(
    Guid Id,
    GroupId Group,
    MeetingId Meeting,
    AgendaItemId Item,
    string Wording,
    PersonId? Assignee,
    DateOnly? Due,
    ActionItemState State
) : IFolded<ActionItem, ActionItemEvent>
{
    public int Version { get; init; }

    /// <summary>The organisation that has the task; it falls to those who sit for it in the group when no person is named.</summary>
    public OrganisationId? Organisation { get; init; }

    /// <summary>Those who have to do it: the person named, or whoever sits in the group for the organisation.</summary>
    public IReadOnlyList<PersonId> HeldBy(Group group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return Assignee is { } person ? [person]
            : Organisation is { } organisation
                ?
                [
                    .. group
                        .Members.Where(m => m.Organisation == organisation)
                        .Select(m => m.Person),
                ]
            : [];
    }

    public bool IsOverdue(DateOnly today) => State is ActionItemState.Open && Due < today;

    public static ActionItem? Evolve(ActionItem? task, Guid id, object happened) =>
        (task, happened) switch
        {
            (null, ActionItemAssigned e) => new(
                id,
                e.Group,
                e.Meeting,
                e.Item,
                e.Wording,
                e.Assignee,
                e.Due,
                ActionItemState.Open
            )
            {
                Organisation = e.Organisation,
            },
            ({ } t, ActionItemDone) => t with { State = ActionItemState.Done },
            ({ } t, ActionItemReopened) => t with { State = ActionItemState.Open },
            ({ } t, ActionItemHandedOn e) => t with { Assignee = e.Assignee },
            ({ } t, ActionItemCorrected e) => t with
            {
                Item = e.Item,
                Wording = e.Wording,
                Assignee = e.Assignee,
                Organisation = e.Organisation,
                Due = e.Due,
            },
            ({ } t, ActionItemOrganisationMerged e) => t with { Organisation = e.Organisation },
            ({ } t, ActionItemDropped) => t with { State = ActionItemState.Dropped },
            _ => task,
        };
}

/// <summary>The wish to give somebody a task.</summary>
public sealed record AssignActionItem(
    GroupId Group,
    MeetingId Meeting,
    AgendaItemId Item,
    string? Wording,
    PersonId? Assignee,
    DateOnly? Due,
    OrganisationId? Organisation = null
);

/// <summary>The wish to call a task done.</summary>
public sealed record FinishActionItem;

/// <summary>The wish to open a task again.</summary>
public sealed record ReopenActionItem;

/// <summary>The wish that somebody who follows takes an open task on.</summary>
public sealed record HandOnActionItem(PersonId From, PersonId To);

/// <summary>
/// The wish that a task reads as in a later edition of the minutes. Who has it since may be somebody else than the
/// edition before said; that changes only if the minutes now name another. Whether it is done is null when both
/// editions say the same about it.
/// </summary>
public sealed record CorrectActionItem(
    int Edition,
    AgendaItemId Item,
    string Wording,
    PersonId? AssigneeBefore,
    PersonId? Assignee,
    DateOnly? Due,
    bool? IsDone,
    OrganisationId? Organisation = null
);

/// <summary>The wish to take a task out, as a later edition of the minutes does.</summary>
public sealed record DropActionItem(int Edition);

/// <summary>The rules of tasks.</summary>
public static class ActionItemDecisions
{
    /// <summary>A task is a sentence or two; more belongs into the minutes.</summary>
    public const int LongestWording = 2000;

    private static readonly ActionItemEvent[] Nothing = [];

    /// <summary>Minutes may hand out what was due at once, so a due day in the past is no mistake.</summary>
    public static Outcome<ActionItemEvent> Decide(AssignActionItem ask)
    {
        var wording = PlainText.Lines(ask.Wording);
        return wording.Length == 0 ? new Refusal("task.wording-missing", "Wording")
            : wording.Length > LongestWording ? new Refusal("task.wording-too-long", "Wording")
            : new ActionItemAssigned(
                ask.Group,
                ask.Meeting,
                ask.Item,
                wording,
                ask.Assignee,
                ask.Due,
                ask.Organisation
            );
    }

    public static Outcome<ActionItemEvent> Decide(ActionItem task, FinishActionItem _) =>
        task.State switch
        {
            ActionItemState.Dropped => new Refusal("task.dropped"),
            ActionItemState.Done => Nothing,
            _ => new ActionItemDone(),
        };

    public static Outcome<ActionItemEvent> Decide(ActionItem task, ReopenActionItem _) =>
        task.State switch
        {
            ActionItemState.Dropped => new Refusal("task.dropped"),
            ActionItemState.Open => Nothing,
            _ => new ActionItemReopened(),
        };

    /// <summary>What is done stays with who did it.</summary>
    public static Outcome<ActionItemEvent> Decide(ActionItem task, HandOnActionItem ask) =>
        task.State is not ActionItemState.Open || task.Assignee != ask.From || ask.From == ask.To
            ? Nothing
            : new ActionItemHandedOn(ask.To);

    public static Outcome<ActionItemEvent> Decide(ActionItem task, CorrectActionItem ask)
    {
        var assignee = ask.Assignee == ask.AssigneeBefore ? task.Assignee : ask.Assignee;
        var corrected = new ActionItemCorrected(
            ask.Edition,
            ask.Item,
            PlainText.Lines(ask.Wording),
            assignee,
            ask.Due,
            ask.Organisation
        );
        var isSame =
            (task.Item, task.Wording, task.Assignee, task.Organisation, task.Due)
            == (
                corrected.Item,
                corrected.Wording,
                corrected.Assignee,
                corrected.Organisation,
                corrected.Due
            );
        ActionItemEvent[] happened =
        [
            .. isSame ? Nothing : [corrected],
            .. ask.IsDone switch
            {
                true => Decide(task, new FinishActionItem()).Events,
                false => Decide(task, new ReopenActionItem()).Events,
                _ => Nothing,
            },
        ];
        return happened;
    }

    public static Outcome<ActionItemEvent> Decide(ActionItem task, DropActionItem ask) =>
        task.State is ActionItemState.Dropped ? Nothing : new ActionItemDropped(ask.Edition);
}
