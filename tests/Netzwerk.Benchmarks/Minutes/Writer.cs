using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Netzwerk.Domain.Minutes.Text.Rebasing;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Benchmarks.Minutes;

/// <summary>
/// One person at an editor: types at a caret, sends as the browser's client does, and follows the others.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    /// <summary>As in collaboration.ts.</summary>
    private static readonly TimeSpan BetweenPushes = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(1200);
    private const int StepsPerPush = 50;

    /// <summary>One key in ten takes a letter away.</summary>
    private const int KeysPerBackspace = 10;

    /// <summary>After so many keys somebody writes elsewhere.</summary>
    private const int KeysPerPlace = 25;

    private readonly Lock _gate = new();
    private readonly HubConnection _hub;
    private readonly string _item;
    private readonly CommonStart _start;
    private readonly Random _chance;
    private readonly CancellationToken _ct;
    private readonly Dictionary<MinutesStep, long> _typed = [];
    private readonly List<(long At, long Version)> _keys = [];
    private readonly List<long> _shown = [];
    private Replica? _replica;
    private long _first;
    private bool _isBusy;

    /// <summary>What a signed-in browser sends.</summary>
    public static string CookieOf(string secret) => $"{SessionHandler.CookieName}={secret}";

    public Writer(
        Uri server,
        string secret,
        string item,
        string client,
        CommonStart start,
        CancellationToken ct
    )
    {
        (_item, Client, _start, _ct) = (item, client, start, ct);
        _chance = new Random(string.GetHashCode(client, StringComparison.Ordinal));
        _hub = new HubConnectionBuilder()
            .WithUrl(
                new Uri(server, "/live/minutes"),
                o =>
                {
                    o.Transports = HttpTransportType.WebSockets;
                    o.SkipNegotiation = true;
                    o.Headers["Cookie"] = CookieOf(secret);
                }
            )
            .Build();
        _hub.On<string, StepsMessage>("steps", (_, message) => TakeAsync(message));
    }

    public string Client { get; }

    public int Refused { get; private set; }

    public int Pushes { get; private set; }

    /// <summary>When this writer's keys were pressed and as which version they were committed.</summary>
    public IReadOnlyList<(long At, long Version)> Keys => _keys;

    public Replica Replica => _replica ?? throw new InvalidOperationException("Not joined.");

    public async Task JoinAsync()
    {
        await _hub.StartAsync(_ct);
        var joined = await _hub.InvokeAsync<Joined>("Join", _item, _ct);
        lock (_gate)
        {
            _replica = new(joined.Version, _start.Of(joined.Doc), Client)
            {
                Confirmed = (step, version) => _keys.Add((_typed[step], version)),
            };
            _first = joined.Version;
        }

        await PullAsync();
    }

    /// <summary>When a version was on this screen.</summary>
    public long ShownAt(long version) => _shown[(int)(version - _first - 1)];

    public void Press()
    {
        lock (_gate)
        {
            var count = Replica.Draft.Steps.Count;
            Write();
            if (Replica.Draft.Steps.Count > count)
            {
                _typed[Replica.Draft.Steps[^1]] = TimeProvider.System.GetTimestamp();
            }
        }

        _ = PushAsync();
    }

    /// <summary>Everything is confirmed and nothing on its way.</summary>
    public bool IsQuiet
    {
        get
        {
            lock (_gate)
            {
                return !_isBusy && Replica.Draft.Steps.Count == 0;
            }
        }
    }

    public Task PushNowAsync(object step)
    {
        lock (_gate)
        {
            if (!Replica.TryWrite(step))
            {
                throw new InvalidOperationException("The step does not fit.");
            }

            _typed[Replica.Draft.Steps[^1]] = 0;
        }

        return PushAsync();
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    private void Write()
    {
        if (_chance.Next(KeysPerPlace) == 0 || Replica.Caret == 0)
        {
            Replica.Caret = Places.Any(Replica.Draft.Text, _chance);
        }

        if (
            _chance.Next(KeysPerBackspace) == 0
            && Replica.TryWrite(Minutes.Keys.Backspace(Replica.Caret))
        )
        {
            return;
        }

        var letter = (char)('a' + _chance.Next(26));
        if (!Replica.TryWrite(Minutes.Keys.Letter(Replica.Caret, letter)))
        {
            Replica.Caret = Places.Any(Replica.Draft.Text, _chance);
            Replica.TryWrite(Minutes.Keys.Letter(Replica.Caret, letter));
        }
    }

    private async Task PushAsync()
    {
        lock (_gate)
        {
            if (_isBusy)
            {
                return;
            }

            _isBusy = true;
        }

        while (Next() is { } next)
        {
            var since = TimeProvider.System.GetTimestamp();
            var reply = await _hub.InvokeAsync<PushReply>(
                "Push",
                _item,
                next.Version,
                next.Steps,
                Client,
                _ct
            );
            Pushes++;
            Refused += reply.Accepted ? 0 : 1;
            if (!reply.Accepted || reply.Version > Replica.Version)
            {
                await PullAsync();
            }

            var pause = reply.Reason is null
                ? BetweenPushes - TimeProvider.System.GetElapsedTime(since)
                : Rest;
            if (pause > TimeSpan.Zero && Replica.Draft.Steps.Count > 0)
            {
                await Task.Delay(pause, _ct);
            }
        }
    }

    private (long Version, JsonElement[] Steps)? Next()
    {
        lock (_gate)
        {
            if (Replica.Draft.Steps.Count == 0)
            {
                _isBusy = false;
                return null;
            }

            return (
                Replica.Version,
                [.. Replica.Draft.Steps.Take(StepsPerPush).Select(step => step.ToJson())]
            );
        }
    }

    private async Task PullAsync() =>
        await TakeAsync(await _hub.InvokeAsync<StepsMessage>("Since", _item, Replica.Version, _ct));

    private async Task TakeAsync(StepsMessage message)
    {
        bool isTaken;
        lock (_gate)
        {
            if (_replica is null)
            {
                return;
            }

            isTaken = Replica.TryTake(message);
            var now = TimeProvider.System.GetTimestamp();
            while (_shown.Count < Replica.Version - _first)
            {
                _shown.Add(now);
            }
        }

        if (!isTaken)
        {
            await PullAsync();
        }
    }
}
