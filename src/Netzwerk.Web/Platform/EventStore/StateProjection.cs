using System.Text.Json;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Aggregation;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.EventStore;

/// <summary>Keeps the state of one kind of history up to date in the transaction of each change.</summary>
public sealed class StateProjection<TState, TEvent> : SingleStreamProjection<TState, Guid>, IStates
    where TState : class, IFolded<TState, TEvent>
    where TEvent : class
{
    public StateProjection(IEnumerable<Type>? also = null)
    {
        Name = typeof(TState).Name;
        foreach (var type in DomainEvents.Of<TEvent>().Concat(also ?? []))
        {
            IncludeType(type);
        }
    }

    Type IStates.StateType => typeof(TState);

    /// <summary>Without a state the row goes: nobody finds any longer what was taken back.</summary>
    public override TState? Evolve(TState? snapshot, Guid id, IEvent e) =>
        TState.Evolve(snapshot, id, e.Data) is var state and not ITakenBack { IsTakenBack: true }
            ? state
            : null;

    async Task IStates.FoldAgainAsync(
        IDocumentSession session,
        Guid id,
        IReadOnlyList<IEvent> facts,
        CancellationToken ct
    )
    {
        if (await session.LoadAsync<TState>(id, ct) is not { } before)
        {
            return;
        }

        var state = facts.Aggregate((TState?)null, (s, e) => TState.Evolve(s, id, e.Data));
        var json = JsonSerializer.SerializeToNode(state, StoredJson.Options)?.AsObject();
        if (json is not null)
        {
            json["version"] = before.Version;
            var table = session.DocumentStore.Options.Schema.For<TState>();
            // The row's revision belongs to the projection, which stores again with the next fact.
            session.QueueSqlCommand(
                $"update {table} set data = ?::jsonb where id = ?",
                json.ToJsonString(),
                id
            );
        }
    }
}

public static class StateProjections
{
    /// <summary>
    /// Registers the state of one kind of history; where several kinds share one history, it may also fold some facts of the
    /// others.
    /// </summary>
    public static void AddState<TState, TEvent>(this StoreOptions options, params Type[] also)
        where TState : class, IFolded<TState, TEvent>
        where TEvent : class =>
        options.Projections.Add(
            new StateProjection<TState, TEvent>(also),
            ProjectionLifecycle.Inline
        );
}
