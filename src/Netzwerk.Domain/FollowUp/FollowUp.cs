namespace Netzwerk.Domain.FollowUp;

/// <summary>Something that happened to a resolution of a group.</summary>
[AboutPeople(
    "wording and vote of resolutions, free texts",
    "keep the register of resolutions",
    SeenBy = "members of the group, coordination",
    Kept = "with the records of the group"
)]
public abstract record ResolutionEvent;

/// <summary>A resolution entered the register when the minutes that carry it were frozen.</summary>
[StoredAs("resolution-recorded.1")]
public sealed record ResolutionRecorded(
    GroupId Group,
    MeetingId Meeting,
    AgendaItemId Item,
    string Number,
    [property: Personal] string Wording,
    [property: Personal] string Vote
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

/// <summary>The wish to enter a resolution into the register.</summary>
public sealed record RecordResolution(
    GroupId Group,
    MeetingId Meeting,
    AgendaItemId Item,
    string? Number,
    string? Wording,
    string? Vote
);

/// <summary>The rules of the register of resolutions.</summary>
public static class ResolutionDecisions
{
    /// <summary>Three pages; longer resolutions point to a paper.</summary>
    public const int LongestWording = 10_000;

    /// <summary>A number such as "4/2026-2", or the sentence that tells the vote.</summary>
    public const int LongestNote = 200;

    public static Outcome<ResolutionEvent> Decide(RecordResolution ask)
    {
        var (number, wording) = (PlainText.Line(ask.Number), PlainText.Lines(ask.Wording));
        var vote = PlainText.Line(ask.Vote);
        return number.Length is 0 or > LongestNote
                ? new Refusal("resolution.number-unusable", "Number")
            : wording.Length == 0 ? new Refusal("resolution.wording-missing", "Wording")
            : wording.Length > LongestWording
                ? new Refusal("resolution.wording-too-long", "Wording")
            : vote.Length > LongestNote ? new Refusal("resolution.vote-too-long", "Vote")
            : new ResolutionRecorded(ask.Group, ask.Meeting, ask.Item, number, wording, vote);
    }
}

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

/// <summary>An open task was handed on to somebody who follows its assignee.</summary>
[StoredAs("action-item-handed-on.1")]
public sealed record ActionItemHandedOn(PersonId Assignee) : ActionItemEvent;

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
            ({ } t, ActionItemHandedOn e) => t with { Assignee = e.Assignee },
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
    DateOnly? Due
);

/// <summary>The wish to call a task done.</summary>
public sealed record FinishActionItem;

/// <summary>The wish to open a task again.</summary>
public sealed record ReopenActionItem;

/// <summary>The wish that somebody who follows takes an open task on.</summary>
public sealed record HandOnActionItem(PersonId From, PersonId To);

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
                ask.Due
            );
    }

    public static Outcome<ActionItemEvent> Decide(ActionItem task, FinishActionItem _) =>
        task.State is ActionItemState.Done ? Nothing : new ActionItemDone();

    public static Outcome<ActionItemEvent> Decide(ActionItem task, ReopenActionItem _) =>
        task.State is ActionItemState.Open ? Nothing : new ActionItemReopened();

    /// <summary>What is done stays with who did it.</summary>
    public static Outcome<ActionItemEvent> Decide(ActionItem task, HandOnActionItem ask) =>
        task.State is ActionItemState.Done || task.Assignee != ask.From || ask.From == ask.To
            ? Nothing
            : new ActionItemHandedOn(ask.To);
}
