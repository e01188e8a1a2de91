using Marten;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Actors.Merging;

/// <summary>Moves what belongs to an entry in every state that names it.</summary>
public static class Moving
{
    /// <summary>Lets the domain decide about every state that names the entry; the ids of those in which something happened.</summary>
    public static async Task<IReadOnlyList<Guid>> ChangeNamingAsync<TState, TEvent>(
        this Work work,
        Guid entry,
        Func<TState, Outcome<TEvent>> decide,
        CancellationToken ct
    )
        where TState : class, IFolded<TState, TEvent>
        where TEvent : class
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(decide);
        var naming = await work.Session.QueryAsync<TState>(
            "where d.data::text like ? order by d.id",
            ct,
            $"%{entry}%"
        );
        var moved = new List<Guid>();
        foreach (var state in naming.Where(s => decide(s).Events.Count > 0))
        {
            await work.ChangeAsync(state.Id, decide, ct);
            moved.Add(state.Id);
        }

        return moved;
    }

    /// <summary>The same about states whose ids are known.</summary>
    public static async Task ChangeBackAsync<TState, TEvent>(
        this Work work,
        IEnumerable<Guid> moved,
        Func<TState, Outcome<TEvent>> decide,
        CancellationToken ct
    )
        where TState : class, IFolded<TState, TEvent>
        where TEvent : class
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(moved);
        foreach (var id in moved)
        {
            await work.ChangeAsync(id, decide, ct);
        }
    }
}
