using Netzwerk.Domain;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Actors.Merging;

/// <summary>Two entries of one person or organisation: the one that goes, and the one that everything is at afterwards.</summary>
public readonly record struct Merged<TId>(TId Gone, TId Into)
    where TId : struct, IGuidId<TId>;

/// <summary>
/// What merging two entries means to one feature; it joins the transaction of the merge. Every feature that keeps something
/// by the id of a person or an organisation has one.
/// </summary>
public interface IMergeStep<TId>
    where TId : struct, IGuidId<TId>
{
    /// <summary>Under this name is remembered what it moved.</summary>
    string Part { get; }

    /// <summary>Moves everything and returns the ids of what was moved.</summary>
    Task<IReadOnlyList<Guid>> MergeAsync(Work work, Merged<TId> merged, CancellationToken ct);

    /// <summary>Moves back what is still as the merge left it; what changed since stays.</summary>
    Task UndoAsync(Work work, Merged<TId> merged, IReadOnlyList<Guid> moved, CancellationToken ct);
}
