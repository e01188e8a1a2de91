namespace Netzwerk.Domain.Minutes.Text;

/// <summary>The wish to write into the minutes of an agenda item: steps made for this version of the text.</summary>
public sealed record WriteMinutes(
    MeetingId Meeting,
    PersonId Author,
    long FirstVersion,
    int Count,
    string Steps,
    string Client
);

/// <summary>The wish to have an earlier version of a text again: the text as it was, with its writers, and the steps to it.</summary>
public sealed record RestoreMinutes(
    MeetingId Meeting,
    PersonId Author,
    long FirstVersion,
    string Steps,
    string Client,
    long Restored,
    MinutesText Text
);

/// <summary>What comes of writing into minutes; the steps themselves were tried on the text before.</summary>
public static class MinutesTextDecisions
{
    public static MinutesTextEvent Decide(WriteMinutes ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        return new MinutesStepsApplied(
            ask.Meeting,
            ask.Author,
            ask.FirstVersion,
            ask.Count,
            ask.Steps,
            ask.Client
        );
    }

    public static MinutesTextEvent Decide(RestoreMinutes ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var writers = ask.Text.Authors();
        return new MinutesVersionRestored(
            ask.Meeting,
            ask.Author,
            ask.FirstVersion,
            Count: 1,
            ask.Steps,
            ask.Client,
            ask.Restored,
            [.. writers.Select(w => w.Person)],
            [.. writers.Select(w => w.Length)]
        );
    }
}
