using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Minutes.Versions;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Minutes.Live;

/// <summary>
/// The text of one agenda item as this process knows it. It is used by one worker at a time; another process
/// that writes to the same text shows as a version conflict, and then everything is judged once more.
/// </summary>
internal sealed class OpenText(
    AgendaItemId item,
    MeetingId meeting,
    IDocumentStore store,
    CommandRunner commands
)
{
    /// <summary>Opening a text repeats about this many batches at most: a few milliseconds.</summary>
    private const int BatchesPerSnapshot = 200;

    /// <summary>The most that one answer to Since holds.</summary>
    private const int MostStepsAtOnce = 5_000;

    private static readonly Originator Writers = new(Person: null, Channel.Live);

    private readonly MinutesHistory _history = new();
    private readonly RecentSteps _recent = new();
    private readonly WritingGate _gate = new(meeting);
    private StoredText? _head;
    private bool _isUncertain;
    private int _sinceSnapshot;

    /// <summary>What other processes committed, for those who listen here.</summary>
    public Queue<CommittedSteps> News { get; } = new();

    public long? KnownVersion => _head?.Version;

    /// <summary>The database failed us: what we know has to be looked up again.</summary>
    public void Doubt() => _isUncertain = true;

    public async Task<StoredText> HeadAsync(bool look, CancellationToken ct)
    {
        if (_head is { } known && !look && !_isUncertain)
        {
            return known;
        }

        await using var session = store.QuerySession();
        return await CatchUpAsync(session, ct);
    }

    /// <summary>Commits all pushes that can be accepted in one transaction.</summary>
    public async Task<MinutesRound> CommitAsync(
        IReadOnlyList<WriteAsk> pushes,
        CancellationToken ct
    )
    {
        var round = Judge(pushes, await HeadAsync(look: false, ct), isOpen: true);
        if (round.Accepted.Count == 0)
        {
            return round;
        }

        // Until the database answered we do not know whether it took the steps.
        _isUncertain = true;
        var isFirstTry = true;
        var result = await commands.RunAsync(
            Writers,
            async (work, token) =>
            {
                round = await AppendAsync(work, pushes, isFirstTry ? round : null, token);
                isFirstTry = false;
            },
            ct
        );
        if (result.Status is CommandStatus.Conflict)
        {
            return MinutesRound.Late(pushes, await HeadAsync(look: true, ct));
        }

        Keep(round);
        return round;
    }

    public async Task<MinutesStepsMessage> SinceAsync(long version, CancellationToken ct)
    {
        var head = await HeadAsync(look: false, ct);
        if (version >= _history.From)
        {
            return MinutesHistory.Message(version, _history.After(version), MostStepsAtOnce);
        }

        // Every batch has a step at least, so the missing ones cannot begin before this one.
        var first = Math.Max(1, head.StreamVersion - (head.Version - version) + 1);
        await using var session = store.QuerySession();
        var batches = await BatchesAsync(session, first, version, ct);
        // The history holds other facts, too, so it may have begun too late.
        if (first > 1 && (batches.Count == 0 || batches[0].FirstVersion > version))
        {
            batches = await BatchesAsync(session, 1, version, ct);
        }

        return MinutesHistory.Message(version, batches, MostStepsAtOnce);
    }

    private async Task<IReadOnlyList<CommittedSteps>> BatchesAsync(
        IQuerySession session,
        long first,
        long version,
        CancellationToken ct
    )
    {
        var stream = await session.Events.FetchStreamAsync(
            item.Value,
            fromVersion: first,
            token: ct
        );
        return
        [
            .. stream
                .Select(e => e.Data)
                .OfType<MinutesTextEvent>()
                .Where(e => e.FirstVersion + e.Count > version)
                .Take(MostStepsAtOnce)
                .Select(CommittedSteps.Of),
        ];
    }

    /// <summary>The last thing before a text is put away.</summary>
    public async Task SaveSnapshotAsync(CancellationToken ct)
    {
        if (_head is null || _sinceSnapshot == 0)
        {
            return;
        }

        // Looks once more: what was blacked out meanwhile must not come back.
        var head = await HeadAsync(look: true, ct);
        await commands.RunAsync(
            Writers,
            (work, _) =>
            {
                work.Session.Store(head.ToSnapshot(item));
                return Task.CompletedTask;
            },
            ct
        );
        _sinceSnapshot = 0;
        // Now nobody waits; whoever looks at the versions later shall not wait either.
        await new VersionReader(store, commands).ListAsync(item, ct);
    }

    private MinutesRound Judge(IReadOnlyList<WriteAsk> pushes, StoredText head, bool isOpen) =>
        MinutesRound.Judge(pushes, head, _history, _recent, isOpen);

    /// <summary>What was judged before the transaction holds unless writing has ended or somebody was faster.</summary>
    private async Task<MinutesRound> AppendAsync(
        Work work,
        IReadOnlyList<WriteAsk> pushes,
        MinutesRound? judged,
        CancellationToken ct
    )
    {
        var session = work.Session;
        await session.BeginTransactionAsync(ct);
        var isOpen = await _gate.IsOpenAsync(session, ct);
        var isStale = await LookAgainAsync(session, pushes, ct);
        var round =
            judged is not null && isOpen && !isStale ? judged
            : _head is { } known && judged is not null ? Judge(pushes, known, isOpen)
            : Judge(pushes, await CatchUpAsync(session, ct), isOpen);
        _isUncertain = true;
        var before = round.Head.StreamVersion - round.Accepted.Count;
        work.Append<MinutesTextEvent>(
            item.Value,
            before,
            [.. round.Accepted.Select(p => (p.Push.Author, p.Happened(meeting)))]
        );
        if (round.Accepted.Count > 0 && _sinceSnapshot >= BatchesPerSnapshot)
        {
            session.Store(round.Head.ToSnapshot(item));
        }

        return round;
    }

    /// <summary>Whether something was blacked out since a version to restore was read.</summary>
    private async Task<bool> LookAgainAsync(
        IQuerySession session,
        IReadOnlyList<WriteAsk> pushes,
        CancellationToken ct
    )
    {
        RestoreAsk[] restores = [.. pushes.OfType<RestoreAsk>()];
        if (restores.Length == 0)
        {
            return false;
        }

        var masked = await StoredText.MaskedAtAsync(session, item, ct);
        Array.ForEach(restores, restore => restore.LookAgain(masked));
        return Array.Exists(restores, restore => restore.IsStale);
    }

    private void Keep(MinutesRound round)
    {
        foreach (var push in round.Accepted)
        {
            _history.Add(push.Committed);
            Array.ForEach(push.Steps, _recent.Add);
        }

        // AppendAsync stored a snapshot under the same condition.
        var isSnapshot = round.Accepted.Count > 0 && _sinceSnapshot >= BatchesPerSnapshot;
        _sinceSnapshot = isSnapshot ? 0 : _sinceSnapshot + round.Accepted.Count;
        (_head, _isUncertain) = (round.Head, false);
    }

    private async Task<StoredText> CatchUpAsync(IQuerySession session, CancellationToken ct)
    {
        var text = _head?.Text;
        var isOpening = text is null;
        var (head, news, isMasked) = _head is { } known
            ? await known.FollowAsync(session, item, ct)
            : await StoredText.LoadAsync(session, item, ct);
        if (isOpening || isMasked)
        {
            _history.StartAt(news.Count > 0 ? news[0].FirstVersion : head.Version);
            _recent.StartAt(head.Version);
            text = null;
        }

        foreach (var batch in news.Select(CommittedSteps.Of))
        {
            _history.Add(batch);
            text = text is null ? null : _recent.Follow(text, batch);
            if (!isOpening)
            {
                News.Enqueue(batch);
            }
        }

        _sinceSnapshot += news.Count;
        (_head, _isUncertain) = (head, false);
        return head;
    }
}
