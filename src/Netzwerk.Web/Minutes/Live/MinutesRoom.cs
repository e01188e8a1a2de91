using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Minutes.Live;

/// <summary>
/// One open text and those who have it open. What is asked of it waits in one queue for one worker, so that the
/// writers of this process do not race each other to the database, and what waits is committed together.
/// </summary>
internal sealed class MinutesRoom
{
    /// <summary>
    /// Every round is told to everybody here: with a hundred people rounds wait a little, so that one message
    /// carries the keys of several.
    /// </summary>
    private static readonly TimeSpan PausePerPerson = TimeSpan.FromMicroseconds(400);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(2);

    private readonly Channel<IMinutesAsk> _asks = Channel.CreateUnbounded<IMinutesAsk>(
        new() { SingleReader = true }
    );
    private readonly MinutesTurns _turns = new();
    private readonly OpenText _text;
    private readonly IHubContext<MinutesHub, IMinutesClient> _hub;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly CancellationToken _stop;
    private readonly Task _worker;
    private long _lastUse;
    private volatile bool _isClosed;

    public MinutesRoom(
        AgendaItemId item,
        OpenText text,
        IHubContext<MinutesHub, IMinutesClient> hub,
        TimeProvider clock,
        ILogger log,
        CancellationToken stop
    )
    {
        (Item, _text, _hub, _clock, _log, _stop) = (item, text, hub, clock, log, stop);
        _lastUse = clock.GetTimestamp();
        _worker = Task.Run(WorkAsync, CancellationToken.None);
    }

    public AgendaItemId Item { get; }

    public MinutesPeople People { get; } = new();

    public bool IsClosed => _isClosed;

    /// <summary>The SignalR group of everybody who listens.</summary>
    public static string GroupOf(AgendaItemId item) => $"minutes:{item}";

    /// <summary>False when the room has just been closed; then there is, or will be, another one.</summary>
    public bool TryAsk(IMinutesAsk ask)
    {
        Volatile.Write(ref _lastUse, _clock.GetTimestamp());
        return _asks.Writer.TryWrite(ask);
    }

    public MinutesParticipant? TryEnter(MinutesParticipant participant)
    {
        lock (_asks)
        {
            return _isClosed ? null : People.Enter(participant);
        }
    }

    /// <summary>Closes when nobody was here for some time.</summary>
    public bool TryClose(TimeSpan idle)
    {
        lock (_asks)
        {
            if (!People.IsEmpty || _clock.GetElapsedTime(Volatile.Read(ref _lastUse)) < idle)
            {
                return false;
            }

            _isClosed = true;
            return true;
        }
    }

    /// <summary>Answers what still waits, and keeps a snapshot.</summary>
    public Task CloseAsync()
    {
        lock (_asks)
        {
            _isClosed = true;
        }

        _asks.Writer.TryComplete();
        return _worker;
    }

    private async Task WorkAsync()
    {
        var waiting = new List<IMinutesAsk>();
        var last = _clock.GetTimestamp();
        while (await _asks.Reader.WaitToReadAsync(CancellationToken.None))
        {
            await BreatheAsync(last);
            last = _clock.GetTimestamp();
            while (_asks.Reader.TryRead(out var ask))
            {
                waiting.Add(ask);
            }

            await GuardAsync(() => AnswerAsync(waiting), waiting);
            waiting.Clear();
        }

        await GuardAsync(() => _text.SaveSnapshotAsync(_stop), waiting);
    }

    /// <summary>Below a few milliseconds a timer is no use; then there is nothing to gather either.</summary>
    private async Task BreatheAsync(long lastRound)
    {
        var pause = (PausePerPerson * People.Count) - _clock.GetElapsedTime(lastRound);
        if (pause > ShortestPause && !_stop.IsCancellationRequested)
        {
            await _clock.Pause(pause, CancellationToken.None);
        }
    }

    /// <summary>The room outlives a database that is gone for a moment; who asked may ask again.</summary>
    private async Task GuardAsync(Func<Task> work, List<IMinutesAsk> waiting)
    {
        try
        {
            await work();
        }
#pragma warning disable CA1031 // The worker is an edge: what ends it would end the room.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            _text.Doubt();
            _log.RoundFailed(Item.Value, problem);
            waiting.ForEach(ask => ask.Fail(problem));
        }
    }

    private async Task AnswerAsync(List<IMinutesAsk> waiting)
    {
        var head = await _text.HeadAsync(waiting.Exists(LooksAhead), _stop);
        WriteAsk[] pushes = [.. waiting.OfType<WriteAsk>()];
        if (pushes.Length > 0)
        {
            var round = await _text.CommitAsync(_turns.InOrder(pushes), _stop);
            head = round.Head;
            await AnswerAsync(round);
        }

        await TellNewsAsync();
        foreach (var open in waiting.OfType<OpenAsk>())
        {
            open.Is(new(head.Text, head.Version));
        }

        foreach (var since in waiting.OfType<SinceAsk>())
        {
            since.Is(await _text.SinceAsync(since.Version, _stop));
        }
    }

    /// <summary>Who opens the text, or knows more of it than we do, makes us look whether another process wrote.</summary>
    private bool LooksAhead(IMinutesAsk ask) =>
        ask switch
        {
            OpenAsk or RestoreAsk => true,
            SinceAsk since => since.Version >= _text.KnownVersion,
            PushAsk push => push.Version > _text.KnownVersion,
            _ => false,
        };

    /// <summary>First what was written, so that an answer never says more than the client already heard.</summary>
    private async Task AnswerAsync(MinutesRound round)
    {
        await TellNewsAsync();
        await TellAsync([.. round.Accepted.Select(push => push.Committed)]);
        foreach (var accepted in round.Accepted)
        {
            Answer(accepted.Push, new(Accepted: true, accepted.Committed.Version));
        }

        foreach (var (push, reply) in round.Others)
        {
            Answer(push, reply);
        }
    }

    private void Answer(WriteAsk push, MinutesPushReply reply)
    {
        _turns.Note(push, reply);
        push.Is(reply);
    }

    private async Task TellNewsAsync()
    {
        if (_text.News.Count > 0)
        {
            CommittedSteps[] news = [.. _text.News];
            _text.News.Clear();
            await TellAsync(news);
        }
    }

    private Task TellAsync(CommittedSteps[] batches) =>
        batches.Length == 0
            ? Task.CompletedTask
            : _hub
                .Clients.Group(GroupOf(Item))
                .Steps(Item.ToString(), MinutesHistory.Message(batches[0].FirstVersion, batches));
}
