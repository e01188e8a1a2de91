using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Domain.Minutes.Text.Rebasing;

namespace Netzwerk.Web.Minutes.Live;

/// <summary>
/// What becomes of the pushes that wait at one moment: those accepted follow one another, each moved over what was
/// committed since the version it was made for.
/// </summary>
internal sealed class MinutesRound
{
    /// <summary>Tens of milliseconds of work; a longer way is gone by the client, whose time is its own.</summary>
    private const int MostMoves = 2_000;

    private readonly List<(WriteAsk Push, MinutesPushReply Reply)> _others = [];
    private readonly List<AcceptedPush> _accepted = [];
    private readonly List<RecentStep> _new = [];

    private MinutesRound(StoredText head, bool isOpen) => (Head, IsOpen) = (head, isOpen);

    /// <summary>Whether writing was allowed when this was judged.</summary>
    public bool IsOpen { get; }

    /// <summary>The text once the accepted pushes are committed.</summary>
    public StoredText Head { get; private set; }

    public IReadOnlyList<AcceptedPush> Accepted => _accepted;

    /// <summary>Pushes that change nothing, with their answers.</summary>
    public IReadOnlyList<(WriteAsk Push, MinutesPushReply Reply)> Others => _others;

    public static MinutesRound Judge(
        IEnumerable<WriteAsk> pushes,
        StoredText head,
        MinutesHistory history,
        RecentSteps recent,
        bool isOpen
    )
    {
        var round = new MinutesRound(head, isOpen);
        foreach (var push in pushes)
        {
            var answer = push switch
            {
                PushAsk steps => round.ReplyTo(steps, history, recent),
                RestoreAsk restore => round.ReplyTo(restore),
                _ => throw new InvalidOperationException("Nobody knows how to write this."),
            };
            if (answer is { } reply)
            {
                round._others.Add((push, reply));
            }
        }

        return round;
    }

    /// <summary>Others were faster again and again: whoever pushed has to take in what happened first.</summary>
    public static MinutesRound Late(IEnumerable<WriteAsk> pushes, StoredText head)
    {
        var round = new MinutesRound(head, isOpen: true);
        round._others.AddRange(
            pushes.Select(push => (push, new MinutesPushReply(Accepted: false, head.Version)))
        );
        return round;
    }

    /// <summary>Null when it is accepted and something of it is left to commit.</summary>
    private MinutesPushReply? ReplyTo(PushAsk push, MinutesHistory history, RecentSteps recent)
    {
        if (history.VersionAfter(push) is { } version)
        {
            return new(Accepted: true, version);
        }

        if (!IsOpen)
        {
            return Refused(MinutesPushReply.Closed);
        }

        if (push.Steps.GetArrayLength() > MinutesSteps.MaxStepsPerBatch)
        {
            return Refused(MinutesRefusals.TooManySteps);
        }

        if (push.Read() is not { Count: > 0 } steps)
        {
            return Refused(MinutesRefusals.Malformed);
        }

        if (Missed(push, steps.Count, recent) is not { } missed)
        {
            return new(Accepted: false, Head.Version);
        }

        var text = missed.Count > 0 ? missed[0].Before : Head.Text;
        var draft = steps.Aggregate(MinutesDraft.On(text), (d, step) => d.With(step));
        for (var i = 0; i < missed.Count && draft is { Refusal: null, Steps.Count: > 0 }; i++)
        {
            draft = draft.Over(missed[i].Step, missed[i].After);
        }

        return draft.Refusal is { } refusal ? Refused(refusal.Code)
            : draft.Steps.Count == 0 ? new(Accepted: true, Head.Version)
            : Accept(AcceptedPush.Of(push, Head, draft));
    }

    private MinutesPushReply? ReplyTo(RestoreAsk restore)
    {
        if (!IsOpen)
        {
            return Refused(MinutesPushReply.Closed);
        }

        var accepted = restore.IsStale ? null : AcceptedPush.Of(restore, Head);
        restore.IsNeedless = !restore.IsStale && accepted is null;
        return accepted is null ? new(restore.IsNeedless, Head.Version) : Accept(accepted);
    }

    private MinutesPushReply? Accept(AcceptedPush push)
    {
        _accepted.Add(push);
        _new.AddRange(push.Steps);
        Head = new(push.Steps[^1].After, push.Committed.Version, Head.StreamVersion + 1);
        return null;
    }

    private MinutesPushReply Refused(string reason) => new(Accepted: false, Head.Version, reason);

    /// <summary>
    /// What was committed since the version a push was made for. Null when the client has to take that in by
    /// itself: too much, too long ago, or steps of its own, which were then sent without waiting for the answer.
    /// </summary>
    private List<RecentStep>? Missed(PushAsk push, int count, RecentSteps recent)
    {
        if (push.Version == Head.Version)
        {
            return [];
        }

        if (push.Version > Head.Version)
        {
            return null;
        }

        var isOfThisRound = push.Version > recent.Version;
        List<RecentStep>? missed =
            isOfThisRound ? _new[(int)(push.Version - recent.Version)..]
            : recent.After(push.Version) is { } before ? [.. before, .. _new]
            : null;
        return
            missed is null
            || missed.Count * count > MostMoves
            || missed.Exists(step =>
                string.Equals(step.Client, push.Client, StringComparison.Ordinal)
            )
            ? null
            : missed;
    }
}
