namespace Netzwerk.Domain.FollowUp;

/// <summary>Something that happened to a resolution of a group.</summary>
public abstract record ResolutionEvent;

/// <summary>A resolution entered the register when the minutes that carry it were frozen.</summary>
[StoredAs("resolution-recorded.1")]
public sealed record ResolutionRecorded(
    GroupId Group,
    MeetingId Meeting,
    AgendaItemId Item,
    string Number,
    [property: Personal] string Wording,
    string Vote
) : ResolutionEvent;

/// <summary>What a group decided: number, wording and vote.</summary>
public sealed record Resolution(
    Guid Id,
    GroupId Group,
    MeetingId Meeting,
    AgendaItemId Item,
    string Number,
    string Wording,
    string Vote
) : IFolded<Resolution, ResolutionEvent>
{
    public int Version { get; init; }

    public static Resolution? Evolve(Resolution? resolution, Guid id, object happened) =>
        (resolution, happened) switch
        {
            (null, ResolutionRecorded e) => new(
                id,
                e.Group,
                e.Meeting,
                e.Item,
                e.Number,
                e.Wording,
                e.Vote
            ),
            _ => resolution,
        };
}

/// <summary>Something that happened to a task that a group gave to somebody.</summary>
public abstract record ActionItemEvent;

/// <summary>Where a task stands.</summary>
public enum ActionItemState
{
    Open,
    Done,
}

/// <summary>A task entered the register when the minutes that carry it were frozen. The due day is in Europe/Berlin.</summary>
[StoredAs("action-item-assigned.1")]
public sealed record ActionItemAssigned(
    GroupId Group,
    MeetingId Meeting,
    AgendaItemId Item,
    [property: Personal] string Wording,
    PersonId? Assignee,
    DateOnly? Due
) : ActionItemEvent;

/// <summary>A task was done.</summary>
[StoredAs("action-item-done.1")]
public sealed record ActionItemDone : ActionItemEvent;

/// <summary>A task that was called done is open again.</summary>
[StoredAs("action-item-reopened.1")]
public sealed record ActionItemReopened : ActionItemEvent;

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
            ),
            ({ } t, ActionItemDone) => t with { State = ActionItemState.Done },
            ({ } t, ActionItemReopened) => t with { State = ActionItemState.Open },
            _ => task,
        };
}

/// <summary>The wish to call a task done.</summary>
public sealed record FinishActionItem;

/// <summary>The wish to open a task again.</summary>
public sealed record ReopenActionItem;

/// <summary>The rules of tasks.</summary>
public static class ActionItemDecisions
{
    private static readonly ActionItemEvent[] Nothing = [];

    public static Outcome<ActionItemEvent> Decide(ActionItem task, FinishActionItem _) =>
        task.State is ActionItemState.Done ? Nothing : new ActionItemDone();

    public static Outcome<ActionItemEvent> Decide(ActionItem task, ReopenActionItem _) =>
        task.State is ActionItemState.Open ? Nothing : new ActionItemReopened();
}
