using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Netzwerk.Web.Platform.Live;

/// <summary>
/// Tells everybody who listens and waits for nobody: SignalR itself goes on only once the slowest has taken the message,
/// so that a phone in a tunnel would hold up a whole room. Who falls too far behind is cut off, and asks for what it
/// missed when it comes back.
/// </summary>
internal sealed class UnhurriedConnections<THub>(ILogger<DefaultHubLifetimeManager<THub>> log)
    : DefaultHubLifetimeManager<THub>(log)
    where THub : Hub
{
    private readonly ConcurrentDictionary<string, Listener> _all = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ImmutableDictionary<string, Listener>> _groups = new(
        StringComparer.Ordinal
    );

    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _all[connection.ConnectionId] = new(connection);
        return base.OnConnectedAsync(connection);
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _all.TryRemove(connection.ConnectionId, out _);
        lock (_gate)
        {
            foreach (var group in _groups.Keys.ToArray())
            {
                Remove(connection.ConnectionId, group);
            }
        }

        return base.OnDisconnectedAsync(connection);
    }

    public override Task AddToGroupAsync(
        string connectionId,
        string groupName,
        CancellationToken cancellationToken = default
    )
    {
        lock (_gate)
        {
            // Under the lock: who is just leaving is either seen here or taken out after us.
            if (_all.TryGetValue(connectionId, out var listener))
            {
                _groups[groupName] = Of(groupName).SetItem(connectionId, listener);
            }
        }

        return Task.CompletedTask;
    }

    public override Task RemoveFromGroupAsync(
        string connectionId,
        string groupName,
        CancellationToken cancellationToken = default
    )
    {
        lock (_gate)
        {
            Remove(connectionId, groupName);
        }

        return Task.CompletedTask;
    }

    public override Task SendGroupAsync(
        string groupName,
        string methodName,
        object?[] args,
        CancellationToken cancellationToken = default
    ) => SendGroupExceptAsync(groupName, methodName, args, [], cancellationToken);

    public override Task SendGroupExceptAsync(
        string groupName,
        string methodName,
        object?[] args,
        IReadOnlyList<string> excludedConnectionIds,
        CancellationToken cancellationToken = default
    )
    {
        ImmutableDictionary<string, Listener> group;
        lock (_gate)
        {
            group = Of(groupName);
        }

        var message = Message(methodName, args);
        foreach (var (id, listener) in group)
        {
            if (!excludedConnectionIds.Contains(id, StringComparer.Ordinal))
            {
                listener.Tell(message);
            }
        }

        return Task.CompletedTask;
    }

    public override Task SendConnectionAsync(
        string connectionId,
        string methodName,
        object?[] args,
        CancellationToken cancellationToken = default
    )
    {
        if (_all.TryGetValue(connectionId, out var listener))
        {
            listener.Tell(Message(methodName, args));
        }

        return Task.CompletedTask;
    }

    /// <summary>Written down once for all who get it.</summary>
    private static SerializedHubMessage Message(string method, object?[] args) =>
        new(new InvocationMessage(method, args));

    private ImmutableDictionary<string, Listener> Of(string group) =>
        _groups.GetValueOrDefault(group)
        ?? ImmutableDictionary.Create<string, Listener>(StringComparer.Ordinal);

    private void Remove(string connection, string group)
    {
        var left = Of(group).Remove(connection);
        if (left.IsEmpty)
        {
            _groups.Remove(group);
        }
        else
        {
            _groups[group] = left;
        }
    }

    private sealed class Listener(HubConnectionContext connection)
    {
        /// <summary>More than half a minute of a full room. What waits is shared by all who wait for it.</summary>
        private const int MostWaiting = 1_000;

        private int _waiting;

        public void Tell(SerializedHubMessage message)
        {
            // The connection takes messages in the order of these calls, waited for or not.
            var taken = connection.WriteAsync(message);
            if (taken.IsCompletedSuccessfully)
            {
                return;
            }

            if (Interlocked.Increment(ref _waiting) > MostWaiting)
            {
                connection.Abort();
            }

            _ = FinishAsync(taken);
        }

        private async Task FinishAsync(ValueTask taken)
        {
            try
            {
                await taken;
            }
            finally
            {
                Interlocked.Decrement(ref _waiting);
            }
        }
    }
}
