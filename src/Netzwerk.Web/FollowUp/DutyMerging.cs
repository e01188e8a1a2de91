using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Web.Actors.Merging;

namespace Netzwerk.Web.FollowUp;

/// <summary>What merging two entries means to tasks and resolutions.</summary>
internal static class DutyMerging
{
    /// <summary>Tasks of somebody who was entered twice, done ones too: who opens one again finds it with the right person.</summary>
    public static readonly IMergeStep<PersonId> Tasks = new StateMergeStep<
        PersonId,
        ActionItem,
        ActionItemEvent
    >(
        "tasks",
        (t, m) => DutyMergeDecisions.Decide(t, new MoveActionItem(m.Gone, m.Into)),
        (t, m) => DutyMergeDecisions.Decide(t, new MoveActionItem(m.Into, m.Gone))
    );

    /// <summary>Resolutions entrusted to them.</summary>
    public static readonly IMergeStep<PersonId> Resolutions = new StateMergeStep<
        PersonId,
        Resolution,
        ResolutionEvent
    >(
        "resolutions",
        (r, m) => DutyMergeDecisions.Decide(r, new MoveResolution(m.Gone, m.Into)),
        (r, m) => DutyMergeDecisions.Decide(r, new MoveResolution(m.Into, m.Gone))
    );

    /// <summary>Tasks of an organisation that was entered twice.</summary>
    public static readonly IMergeStep<OrganisationId> OrganisationTasks = new StateMergeStep<
        OrganisationId,
        ActionItem,
        ActionItemEvent
    >(
        "tasks",
        (t, m) => DutyMergeDecisions.Decide(t, new MoveActionItemOrganisation(m.Gone, m.Into)),
        (t, m) => DutyMergeDecisions.Decide(t, new MoveActionItemOrganisation(m.Into, m.Gone))
    );
}
