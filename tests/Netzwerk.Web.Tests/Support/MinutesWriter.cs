using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;

namespace Netzwerk.Web.Tests.Support;

/// <summary>A client of the live minutes with one text open: writes, and follows what the others write.</summary>
public sealed class MinutesWriter : IAsyncDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    /// <summary>Much more than any machine needs; a test that waits for nothing ends.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

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

    /// <summary>The version of the text and its size at this version.</summary>
    public (long Version, int Size) Place
    {
        get
        {
            lock (_gate)
            {
                return (Replica.Version, Replica.Text.Size);
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
            var (version, size) = Place;
            var reply = await PushAsync(version, [step(size)], ct);
            if (reply.Accepted)
            {
                // The same step at the same version again would count as the same push.
                await UntilAsync(reply.Version, ct);
                return reply.Version;
            }

            Refusals++;
            switch (reply.Reason)
            {
                case null:
                    await CatchUpAsync(ct);
                    break;
                case "too-fast":
                    await Task.Delay(BetweenTries, ct);
                    break;
                default:
                    throw new InvalidOperationException(reply.Reason);
            }
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
        var since = TimeProvider.System.GetTimestamp();
        while (Version < version)
        {
            if (TimeProvider.System.GetElapsedTime(since) > Longest)
            {
                throw new TimeoutException($"Still at version {Version} instead of {version}.");
            }

            await Task.Delay(10, ct);
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
