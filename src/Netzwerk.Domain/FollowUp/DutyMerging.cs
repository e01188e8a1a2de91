namespace Netzwerk.Domain.FollowUp;

/// <summary>A task of an organisation that had been entered twice belongs to the entry that means it now.</summary>
[StoredAs("action-item-organisation-merged.1")]
public sealed record ActionItemOrganisationMerged(OrganisationId Organisation) : ActionItemEvent;

/// <summary>The wish that a task, done or not, is at the other entry of the same person.</summary>
public sealed record MoveActionItem(PersonId From, PersonId To);

/// <summary>The wish that a task of an organisation is at the other entry of the same organisation.</summary>
public sealed record MoveActionItemOrganisation(OrganisationId From, OrganisationId To);

/// <summary>The wish that a resolution, carried out or not, is at the other entry of the same person.</summary>
public sealed record MoveResolution(PersonId From, PersonId To);

/// <summary>The rules for duties of people and organisations that were entered twice.</summary>
public static class DutyMergeDecisions
{
    private static readonly ActionItemEvent[] Nothing = [];

    public static Outcome<ActionItemEvent> Decide(ActionItem task, MoveActionItem ask) =>
        task.Assignee != ask.From || ask.From == ask.To ? Nothing : new ActionItemHandedOn(ask.To);

    public static Outcome<ActionItemEvent> Decide(
        ActionItem task,
        MoveActionItemOrganisation ask
    ) =>
        task.Organisation != ask.From || ask.From == ask.To
            ? Nothing
            : new ActionItemOrganisationMerged(ask.To);

    public static Outcome<ResolutionEvent> Decide(Resolution resolution, MoveResolution ask) =>
        resolution.Responsible != ask.From || ask.From == ask.To
            ? Array.Empty<ResolutionEvent>()
            : new ResolutionEntrusted(ask.To, resolution.Review);
}
