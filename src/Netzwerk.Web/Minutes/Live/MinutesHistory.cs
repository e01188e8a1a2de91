using System.Text.Json;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Domain.Minutes.Versions;

namespace Netzwerk.Web.Minutes.Live;

/// <summary>Steps that were committed together.</summary>
internal sealed record CommittedSteps(
    long FirstVersion,
    JsonElement Steps,
    string Client,
    string Author
)
{
    /// <summary>As they were sent, before they moved over what others had written meanwhile.</summary>
    public JsonElement Sent { get; init; } = Steps;

    public long SentAt { get; init; } = FirstVersion;

    public int Count { get; } = Steps.GetArrayLength();

    public long Version => FirstVersion + Count;

    /// <summary>Who wrote which stretch of a text that was restored; otherwise what came is its author's.</summary>
    public IReadOnlyList<AuthorRun>? Writers { get; init; }

    public static CommittedSteps Of(MinutesTextEvent e) =>
        new(e.FirstVersion, MinutesJson.Parse(e.Steps), e.Client, e.Author.ToString())
        {
            Writers = MinutesReplay.Writers(e),
        };
}

/// <summary>The last batches of one text, for those who missed some and those who push twice.</summary>
internal sealed class MinutesHistory
{
    /// <summary>Half an hour of several people writing; older ones are read from the database.</summary>
    private const int Kept = 2_000;

    private readonly Queue<CommittedSteps> _batches = new();

    /// <summary>Everything after this version is here.</summary>
    public long From { get; private set; }

    public void StartAt(long version)
    {
        _batches.Clear();
        From = version;
    }

    public void Add(CommittedSteps batch)
    {
        _batches.Enqueue(batch);
        if (_batches.Count > Kept)
        {
            From = _batches.Dequeue().Version;
        }
    }

    /// <summary>The version after a push that comes once more because its answer got lost.</summary>
    public long? VersionAfter(PushAsk push) =>
        _batches
            .FirstOrDefault(b =>
                b.SentAt == push.Version
                && string.Equals(b.Client, push.Client, StringComparison.Ordinal)
                && string.Equals(
                    b.Sent.GetRawText(),
                    push.Steps.GetRawText(),
                    StringComparison.Ordinal
                )
            )
            ?.Version;

    public IEnumerable<CommittedSteps> After(long version) =>
        _batches.Where(b => b.Version > version);

    /// <summary>What happened after a version, not more than a client can take at once.</summary>
    public static MinutesStepsMessage Message(
        long version,
        IEnumerable<CommittedSteps> batches,
        int most = int.MaxValue
    )
    {
        var steps = new List<JsonElement>();
        var clients = new List<string>();
        var authors = new List<string>();
        foreach (var batch in batches)
        {
            var known = (int)Math.Clamp(version - batch.FirstVersion, 0, batch.Count);
            foreach (var step in batch.Steps.EnumerateArray().Skip(known))
            {
                if (steps.Count == most)
                {
                    return new(version, steps, clients, authors);
                }

                steps.Add(step);
                clients.Add(batch.Client);
                authors.Add(batch.Author);
            }
        }

        return new(version, steps, clients, authors);
    }
}
