using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;

namespace Netzwerk.Web.Tests.Support;

/// <summary>A client of the live minutes with one text open: writes, and follows what the others write.</summary>
public sealed class MinutesWriter : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private MinutesReplica? _replica;

    private MinutesWriter(HubConnection hub, string item, string client) =>
        (Hub, Item, Client) = (hub, item, client);

    public HubConnection Hub { get; }

    public string Item { get; }

    public string Client { get; }

    public ConcurrentQueue<Present> Seen { get; } = new();

    public ConcurrentQueue<string> Gone { get; } = new();

    public TaskCompletionSource Closed { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Called for every message, before it is applied.</summary>
    public Action<StepsMessage>? Heard { get; set; }

    public int Refusals { get; private set; }

    public long Version
    {
        get
        {
            lock (_gate)
            {
                return Replica.Version;
            }
        }
    }

    /// <summary>The text and who wrote it, to compare with others.</summary>
    public (string Text, string Authors) State
    {
        get
        {
            lock (_gate)
            {
                return (Replica.Text.ToJson(), string.Join(' ', Replica.Text.Authors()));
            }
        }
    }

    public string Plain
    {
        get
        {
            lock (_gate)
            {
                return string.Concat(
                    Replica
                        .Text.Blocks()
                        .OfType<Domain.Minutes.Text.MinutesParagraph>()
                        .SelectMany(p => p.Runs)
                        .Select(r => r.Content)
                );
            }
        }
    }

    private MinutesReplica Replica =>
        _replica ?? throw new InvalidOperationException("Not joined yet.");

    /// <summary>Starts the connection; what it says afterwards is listened to.</summary>
    public static async Task<MinutesWriter> ConnectAsync(
        HubConnection hub,
        string item,
        string client,
        CancellationToken ct
    )
    {
        var writer = new MinutesWriter(hub, item, client);
        hub.On<string, StepsMessage>("steps", (of, message) => writer.TakeAsync(of, message, ct));
        hub.On<string, Present>("person", (_, present) => writer.Seen.Enqueue(present));
        hub.On<string, string>("left", (_, connection) => writer.Gone.Enqueue(connection));
        hub.On<string>("closed", _ => writer.Closed.TrySetResult());
        await hub.StartAsync(ct);
        return writer;
    }

    public async Task<Joined> JoinAsync(CancellationToken ct)
    {
        var joined = await Hub.InvokeAsync<Joined>("Join", Item, ct);
        lock (_gate)
        {
            _replica = new(joined);
        }

        await CatchUpAsync(ct);
        return joined;
    }

    public Task<PushReply> PushAsync(long version, object[] steps, CancellationToken ct) =>
        Hub.InvokeAsync<PushReply>("Push", Item, version, steps, Client, ct);

    /// <summary>Writes until it is accepted: the simplest way of rebasing is to make the step anew.</summary>
    public async Task<long> TypeAsync(Func<int, object> step, CancellationToken ct)
    {
        while (true)
        {
            long version;
            int size;
            lock (_gate)
            {
                (version, size) = (Replica.Version, Replica.Text.Size);
            }

            var reply = await PushAsync(version, [step(size)], ct);
            if (reply.Accepted)
            {
                return reply.Version;
            }

            if (reply.Reason is not null and not "too-fast")
            {
                throw new InvalidOperationException(reply.Reason);
            }

            Refusals++;
            await CatchUpAsync(ct);
        }
    }

    public Task<long> TypeAsync(string text, CancellationToken ct) =>
        TypeAsync(size => Typing.Insert(size - 1, text), ct);

    public async Task CatchUpAsync(CancellationToken ct)
    {
        var message = await Hub.InvokeAsync<StepsMessage>("Since", Item, Version, ct);
        lock (_gate)
        {
            Replica.TryTake(message);
        }
    }

    public async Task UntilAsync(long version, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        while (Version < version)
        {
            await Task.Delay(10, limit.Token);
        }
    }

    public ValueTask DisposeAsync() => Hub.DisposeAsync();

    private async Task TakeAsync(string item, StepsMessage message, CancellationToken ct)
    {
        if (!string.Equals(item, Item, StringComparison.Ordinal) || _replica is null)
        {
            return;
        }

        Heard?.Invoke(message);
        bool isTaken;
        lock (_gate)
        {
            isTaken = Replica.TryTake(message);
        }

        if (!isTaken)
        {
            await CatchUpAsync(ct);
        }
    }
}
