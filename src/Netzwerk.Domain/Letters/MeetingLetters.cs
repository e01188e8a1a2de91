namespace Netzwerk.Domain.Letters;

/// <summary>A letter that was made: for whom, what it tells, of which announcement, and the day written on it.</summary>
public sealed record MadeLetter(PersonId Person, LetterKind Kind, int Revision, DateOnly Day);

/// <summary>All letters that were made about one meeting, the newest last.</summary>
public sealed record MeetingLetters(Guid Id, IReadOnlyList<MadeLetter> Letters)
    : IFolded<MeetingLetters, LetterEvent>
{
    public int Version { get; init; }

    public static MeetingLetters None(Guid meeting) => new(meeting, []);

    /// <summary>The newest letter to somebody.</summary>
    public MadeLetter? LastTo(PersonId person) => Letters.LastOrDefault(l => l.Person == person);

    public static MeetingLetters? Evolve(MeetingLetters? letters, Guid id, object happened) =>
        happened is LetterMade e
            ? new(id, [.. letters?.Letters ?? [], new(e.Person, e.Kind, e.Revision, e.Day)])
            {
                Version = letters?.Version ?? 0,
            }
            : letters;
}
