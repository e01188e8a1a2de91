using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Groups.Blocking;

/// <summary>Where one entry is a member and the other is blocked, somebody has to look first.</summary>
internal sealed class BlockedEntries : IMergeStep<PersonId>
{
    public string Part => "blocks";

    public async Task<IReadOnlyList<Guid>> MergeAsync(
        Work work,
        Merged<PersonId> merged,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        var (gone, into) = (merged.Gone, merged.Into);
        var groups = await work.Session.QueryAsync<Group>(
            "where d.data::text like ?",
            ct,
            $"%{gone}%"
        );
        if (
            groups.Any(g =>
                (g.IsBlocked(gone) && g.Concerns(into)) || (g.IsBlocked(into) && g.Concerns(gone))
            )
        )
        {
            work.Refuse(new Refusal("merge.blocked-somewhere"));
        }

        return [];
    }

    public Task UndoAsync(
        Work work,
        Merged<PersonId> merged,
        IReadOnlyList<Guid> moved,
        CancellationToken ct
    ) => Task.CompletedTask;
}
