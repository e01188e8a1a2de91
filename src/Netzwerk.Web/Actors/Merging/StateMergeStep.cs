using System.Linq.Expressions;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Actors.Merging;

/// <summary>
/// The usual step: the rules of a feature decide about every state that names the entry, and later about those in which
/// something happened.
/// </summary>
public sealed class StateMergeStep<TId, TState, TEvent>(
    string part,
    Func<TState, Merged<TId>, Outcome<TEvent>> merge,
    Func<TState, Merged<TId>, Outcome<TEvent>> undo
) : IMergeStep<TId>
    where TId : struct, IGuidId<TId>
    where TState : class, IFolded<TState, TEvent>
    where TEvent : class
{
    public string Part => part;

    public Task<IReadOnlyList<Guid>> MergeAsync(
        Work work,
        Merged<TId> merged,
        CancellationToken ct
    ) =>
        work.ChangeNamingAsync<TState, TEvent>(
            merged.Gone.Value,
            state => merge(state, merged),
            ct
        );

    public Task UndoAsync(
        Work work,
        Merged<TId> merged,
        IReadOnlyList<Guid> moved,
        CancellationToken ct
    ) => work.ChangeBackAsync<TState, TEvent>(moved, state => undo(state, merged), ct);
}

/// <summary>The same for what is kept without a history: it is handed to the person who stays.</summary>
internal sealed class DocumentMergeStep<TDocument>(
    string part,
    Func<Guid, Expression<Func<TDocument, bool>>> of,
    Func<TDocument, Guid> handle,
    Func<TDocument, Guid, TDocument> handed
) : IMergeStep<PersonId>
    where TDocument : notnull
{
    public string Part => part;

    public async Task<IReadOnlyList<Guid>> MergeAsync(
        Work work,
        Merged<PersonId> merged,
        CancellationToken ct
    )
    {
        var found = await OfAsync(work, merged.Gone, ct);
        work.Session.Store(found.Select(d => handed(d, merged.Into.Value)));
        return [.. found.Select(handle)];
    }

    public async Task UndoAsync(
        Work work,
        Merged<PersonId> merged,
        IReadOnlyList<Guid> moved,
        CancellationToken ct
    )
    {
        var found = await OfAsync(work, merged.Into, ct);
        work.Session.Store(
            found.Where(d => moved.Contains(handle(d))).Select(d => handed(d, merged.Gone.Value))
        );
    }

    private Task<IReadOnlyList<TDocument>> OfAsync(
        Work work,
        PersonId person,
        CancellationToken ct
    ) => work.Session.Query<TDocument>().Where(of(person.Value)).ToListAsync(ct);
}
