using JasperFx.Events;
using Marten;
using Netzwerk.Domain.Actors;

namespace Netzwerk.Web.Platform.EventStore;

/// <summary>
/// Rewrites stored facts and the states folded from them in one transaction (Art. 17 GDPR, ADR 0061). Every history
/// that was touched gets a fact that says so; whoever has an older state in hand meets a version conflict.
/// </summary>
public sealed class FactMasking(IDocumentStore store)
{
    /// <param name="session">The transaction; the caller saves it.</param>
    /// <param name="kinds">The kinds of facts to look through.</param>
    /// <param name="change">The new content of a fact, or null when it stays.</param>
    /// <param name="ct">Stops looking.</param>
    public async Task RewriteAsync(
        IDocumentSession session,
        IReadOnlyCollection<Type> kinds,
        Func<object, object?> change,
        CancellationToken ct
    )
    {
        var names = kinds.Select(k => DomainEvents.StoredNames[k]).ToArray();
        var touched = await session.QueryAsync<Guid>(
            $"select distinct stream_id as data from {EventStoreSetup.Schema}.mt_events where type = any(?)",
            ct,
            (object)names
        );
        foreach (var stream in touched)
        {
            var facts = await session.Events.FetchStreamAsync(stream, token: ct);
            var changes = facts
                .Where(f => kinds.Contains(f.Data.GetType()))
                .Select(f => (Fact: f, Content: change(f.Data)))
                .Where(c => c.Content is not null)
                .Select(c => c.Fact.With(c.Content ?? c.Fact.Data))
                .ToArray();
            await RewriteAsync(session, stream, facts, changes, ct);
        }
    }

    /// <summary>Stores the changed facts of one history, and its states once more.</summary>
    /// <param name="session">The transaction; the caller saves it.</param>
    /// <param name="stream">The history.</param>
    /// <param name="facts">All its facts, the changed ones among them.</param>
    /// <param name="changed">The changed ones.</param>
    /// <param name="ct">Stops it.</param>
    public async Task RewriteAsync(
        IDocumentSession session,
        Guid stream,
        IReadOnlyList<IEvent> facts,
        IReadOnlyList<IEvent> changed,
        CancellationToken ct
    )
    {
        if (changed.Count == 0)
        {
            return;
        }

        foreach (var fact in changed)
        {
            session.Events.OverwriteEvent(fact);
        }

        session.Events.Append(stream, PersonTraces.Masked(changed.Count));
        foreach (var state in ((StoreOptions)store.Options).Projections.All.OfType<IStates>())
        {
            await state.FoldAgainAsync(session, stream, facts, ct);
        }
    }
}

/// <summary>States that are kept of histories.</summary>
internal interface IStates
{
    Type StateType { get; }

    /// <summary>Folds a state from facts that were rewritten; its version stays.</summary>
    Task FoldAgainAsync(
        IDocumentSession session,
        Guid id,
        IReadOnlyList<IEvent> facts,
        CancellationToken ct
    );
}
