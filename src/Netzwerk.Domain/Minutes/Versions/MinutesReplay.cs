using Netzwerk.Domain.Minutes.Text;

namespace Netzwerk.Domain.Minutes.Versions;

/// <summary>Goes through what was written, from fact to fact.</summary>
public static class MinutesReplay
{
    /// <summary>
    /// The text after a fact, every letter with who wrote it: the author of the step that brought it; what was restored
    /// belongs to those who wrote it first.
    /// </summary>
    /// <exception cref="InvalidOperationException">The fact does not follow on this text.</exception>
    public static MinutesText After(MinutesText text, MinutesTextEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var after =
            MinutesSteps.Apply(text, happened.Steps, happened.Author).Text
            ?? throw new InvalidOperationException("committed steps no longer apply");
        return Writers(happened) is { } writers ? after.WithAuthors(writers) : after;
    }

    /// <summary>Who wrote which stretch of a text that was restored; null for any other fact.</summary>
    public static IReadOnlyList<AuthorRun>? Writers(MinutesTextEvent happened) =>
        happened is MinutesVersionRestored e
            ? [.. e.Writers.Zip(e.Lengths, (person, length) => new AuthorRun(person, length))]
            : null;
}
