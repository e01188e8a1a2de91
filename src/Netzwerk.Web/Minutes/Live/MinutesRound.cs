using Netzwerk.Domain.Minutes.Text;

namespace Netzwerk.Web.Minutes.Live;

/// <summary>What becomes of the pushes that wait at one moment: those accepted follow one another, each at the head of the last.</summary>
internal sealed class MinutesRound
{
    private readonly List<(PushAsk Push, MinutesPushReply Reply)> _others = [];
    private readonly List<PushAsk> _accepted = [];

    private MinutesRound(StoredText head) => Head = head;

    /// <summary>The text once the accepted pushes are committed.</summary>
    public StoredText Head { get; private set; }

    public IReadOnlyList<PushAsk> Accepted => _accepted;

    /// <summary>Pushes that change nothing, with their answers.</summary>
    public IReadOnlyList<(PushAsk Push, MinutesPushReply Reply)> Others => _others;

    public static MinutesRound Judge(
        IEnumerable<PushAsk> pushes,
        StoredText head,
        MinutesHistory history,
        bool isOpen
    )
    {
        var round = new MinutesRound(head);
        foreach (var push in pushes)
        {
            if (round.ReplyTo(push, history, isOpen) is { } reply)
            {
                round._others.Add((push, reply));
            }
            else
            {
                round._accepted.Add(push);
            }
        }

        return round;
    }

    /// <summary>Others were faster again and again: whoever pushed has to take in what happened first.</summary>
    public static MinutesRound Late(IEnumerable<PushAsk> pushes, StoredText head)
    {
        var round = new MinutesRound(head);
        round._others.AddRange(
            pushes.Select(push => (push, new MinutesPushReply(Accepted: false, head.Version)))
        );
        return round;
    }

    /// <summary>Null when it is accepted.</summary>
    private MinutesPushReply? ReplyTo(PushAsk push, MinutesHistory history, bool isOpen)
    {
        if (history.Has(push.Version, push.Client, push.Steps))
        {
            return new(Accepted: true, push.Version + push.Steps.GetArrayLength());
        }

        if (!isOpen)
        {
            return new(Accepted: false, Head.Version, MinutesPushReply.Closed);
        }

        if (push.Version != Head.Version)
        {
            return new(Accepted: false, Head.Version);
        }

        var result = MinutesSteps.Apply(Head.Text, push.Steps, push.Author);
        if (result.Text is not { } text)
        {
            return new(Accepted: false, Head.Version, result.Refusal?.Code);
        }

        Head = new(text, Head.Version + push.Steps.GetArrayLength(), Head.StreamVersion + 1);
        return null;
    }
}
