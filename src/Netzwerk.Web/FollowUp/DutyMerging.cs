using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.FollowUp;

/// <summary>Tasks of somebody who was entered twice, done ones too: who opens one again finds it with the right person.</summary>
internal sealed class TaskMergeStep : IMergeStep<PersonId>
{
    public string Part => "tasks";

    public Task<IReadOnlyList<Guid>> MergeAsync(
        Work work,
        Merged<PersonId> merged,
        CancellationToken ct
    )
    {
        var ask = new MoveActionItem(merged.Gone, merged.Into);
        return work.ChangeNamingAsync<ActionItem, ActionItemEvent>(
            merged.Gone.Value,
            t => DutyMergeDecisions.Decide(t, ask),
            ct
        );
    }

    public Task UndoAsync(
        Work work,
        Merged<PersonId> merged,
        IReadOnlyList<Guid> moved,
        CancellationToken ct
    )
    {
        var ask = new MoveActionItem(merged.Into, merged.Gone);
        return work.ChangeBackAsync<ActionItem, ActionItemEvent>(
            moved,
            t => DutyMergeDecisions.Decide(t, ask),
            ct
        );
    }
}

/// <summary>Resolutions entrusted to somebody who was entered twice.</summary>
internal sealed class ResolutionMergeStep : IMergeStep<PersonId>
{
    public string Part => "resolutions";

    public Task<IReadOnlyList<Guid>> MergeAsync(
        Work work,
        Merged<PersonId> merged,
        CancellationToken ct
    )
    {
        var ask = new MoveResolution(merged.Gone, merged.Into);
        return work.ChangeNamingAsync<Resolution, ResolutionEvent>(
            merged.Gone.Value,
            r => DutyMergeDecisions.Decide(r, ask),
            ct
        );
    }

    public Task UndoAsync(
        Work work,
        Merged<PersonId> merged,
        IReadOnlyList<Guid> moved,
        CancellationToken ct
    )
    {
        var ask = new MoveResolution(merged.Into, merged.Gone);
        return work.ChangeBackAsync<Resolution, ResolutionEvent>(
            moved,
            r => DutyMergeDecisions.Decide(r, ask),
            ct
        );
    }
}

/// <summary>Tasks of an organisation that was entered twice.</summary>
internal sealed class OrganisationTaskMergeStep : IMergeStep<OrganisationId>
{
    public string Part => "tasks";

    public Task<IReadOnlyList<Guid>> MergeAsync(
        Work work,
        Merged<OrganisationId> merged,
        CancellationToken ct
    )
    {
        var ask = new MoveActionItemOrganisation(merged.Gone, merged.Into);
        return work.ChangeNamingAsync<ActionItem, ActionItemEvent>(
            merged.Gone.Value,
            t => DutyMergeDecisions.Decide(t, ask),
            ct
        );
    }

    public Task UndoAsync(
        Work work,
        Merged<OrganisationId> merged,
        IReadOnlyList<Guid> moved,
        CancellationToken ct
    )
    {
        var ask = new MoveActionItemOrganisation(merged.Into, merged.Gone);
        return work.ChangeBackAsync<ActionItem, ActionItemEvent>(
            moved,
            t => DutyMergeDecisions.Decide(t, ask),
            ct
        );
    }
}
