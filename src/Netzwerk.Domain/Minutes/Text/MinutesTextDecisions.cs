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
}
