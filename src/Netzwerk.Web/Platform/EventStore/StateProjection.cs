using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Aggregation;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.EventStore;

/// <summary>Keeps the state of one kind of history up to date in the transaction of each change.</summary>
public sealed class StateProjection<TState, TEvent> : SingleStreamProjection<TState, Guid>
    where TState : class, IFolded<TState, TEvent>
    where TEvent : class
{
    public StateProjection()
    {
        Name = typeof(TState).Name;
        foreach (var type in DomainEvents.Of<TEvent>())
        {
            IncludeType(type);
        }
    }

    public override TState? Evolve(TState? snapshot, Guid id, IEvent e) =>
        TState.Evolve(snapshot, id, e.Data);
}

public static class StateProjections
{
    /// <summary>Registers the state of one kind of history.</summary>
    public static void AddState<TState, TEvent>(this StoreOptions options)
        where TState : class, IFolded<TState, TEvent>
        where TEvent : class =>
        options.Projections.Add(new StateProjection<TState, TEvent>(), ProjectionLifecycle.Inline);
}
