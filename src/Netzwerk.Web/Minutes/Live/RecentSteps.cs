using System.Text.Json;
using Netzwerk.Domain;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Domain.Minutes.Text.Rebasing;
using Netzwerk.Domain.Minutes.Versions;

namespace Netzwerk.Web.Minutes.Live;

/// <summary>A committed step with the common text before and after it.</summary>
internal sealed record RecentStep(
    MinutesStep Step,
    string Client,
    MinutesText Before,
    MinutesText After
);

/// <summary>The last committed steps with their texts: what a push that comes late moves over.</summary>
internal sealed class RecentSteps
{
    /// <summary>Half a second of 160 people writing; who comes later than that takes in what happened first.</summary>
    private const int Kept = 256;

    /// <summary>The texts share the paragraphs that did not change, but a text may be one paragraph: 80 MB then.</summary>
    private const int MostPlaces = 2_000_000;

    private readonly Queue<RecentStep> _steps = new();
    private long _places;

    /// <summary>The version after the last step.</summary>
    public long Version { get; private set; }

    private long From => Version - _steps.Count;

    public void StartAt(long version)
    {
        _steps.Clear();
        (Version, _places) = (version, 0);
    }

    public void Add(RecentStep step)
    {
        _steps.Enqueue(step);
        Version++;
        _places += step.After.Size;
        while (_steps.Count > Kept || _places > MostPlaces)
        {
            _places -= _steps.Dequeue().After.Size;
        }
    }

    /// <summary>Steps that another process committed to this text; the text after them.</summary>
    public MinutesText Follow(MinutesText text, CommittedSteps batch)
    {
        var author = new PersonId(Guid.Parse(batch.Author));
        var left = batch.Count;
        foreach (var json in batch.Steps.EnumerateArray())
        {
            if (
                MinutesStep.Read(json, author) is not { } step
                || step.ApplyTo(text).Text is not { } after
            )
            {
                throw new InvalidOperationException("Committed steps no longer apply.");
            }

            after =
                --left == 0 && batch.Writers is { } writers ? after.WithAuthors(writers) : after;
            Add(new(step, batch.Client, text, after));
            text = after;
        }

        return text;
    }

    /// <summary>What was committed after a version; null when that is too long ago.</summary>
    public IEnumerable<RecentStep>? After(long version) =>
        version < From ? null : _steps.Skip((int)(version - From));
}

/// <summary>A push that is accepted: its steps as they are committed, each with its texts.</summary>
internal sealed record AcceptedPush(WriteAsk Push, CommittedSteps Committed, RecentStep[] Steps)
{
    /// <summary>The steps of a draft that stands on the head.</summary>
    public static AcceptedPush Of(PushAsk push, StoredText head, MinutesDraft draft)
    {
        var steps = new RecentStep[draft.Steps.Count];
        for (var (i, before) = (0, head.Text); i < steps.Length; i++)
        {
            steps[i] = new(draft.Steps[i], push.Client, before, draft.Texts[i]);
            before = draft.Texts[i];
        }

        var isMoved = push.Version != head.Version;
        return new(
            push,
            new(
                head.Version,
                isMoved ? Json(draft.Steps) : push.Steps,
                push.Client,
                push.Author.ToString()
            )
            {
                Sent = push.Steps,
                SentAt = push.Version,
            },
            steps
        );
    }

    /// <summary>An earlier version on the head; null when the head says the same.</summary>
    public static AcceptedPush? Of(RestoreAsk ask, StoredText head)
    {
        if (MinutesRestoring.Steps(head.Text, ask.Text) is not { } json)
        {
            return null;
        }

        var committed = new CommittedSteps(
            head.Version,
            MinutesJson.Parse(json),
            ask.Client,
            ask.Author.ToString()
        )
        {
            Writers = ask.Text.Authors(),
        };
        var step =
            MinutesStep.Read(committed.Steps[0], ask.Author)
            ?? throw new InvalidOperationException("Our own step is unreadable.");
        return new(ask, committed, [new(step, ask.Client, head.Text, ask.Text)]);
    }

    public MinutesTextEvent Happened(MeetingId meeting) =>
        Push is RestoreAsk ask
            ? MinutesTextDecisions.Decide(
                new RestoreMinutes(
                    meeting,
                    ask.Author,
                    Committed.FirstVersion,
                    Committed.Steps.GetRawText(),
                    Committed.Client,
                    ask.Version,
                    ask.Text
                )
            )
            : MinutesTextDecisions.Decide(
                new WriteMinutes(
                    meeting,
                    Push.Author,
                    Committed.FirstVersion,
                    Committed.Count,
                    Committed.Steps.GetRawText(),
                    Committed.Client
                )
            );

    private static JsonElement Json(IEnumerable<MinutesStep> steps) =>
        MinutesJson.Parse($"[{string.Join(',', steps.Select(s => s.ToJson().GetRawText()))}]");
}
