namespace Netzwerk.Domain.Letters;

/// <summary>Something that happened to the letters on paper about a meeting.</summary>
[AboutPeople(
    "for whom a letter about a meeting was made and what it told, by id",
    "see who was told of a meeting by letter, and when",
    SeenBy = "coordination, the person",
    Kept = "with the records of the group"
)]
public abstract record LetterEvent;

/// <summary>What a letter about a meeting tells.</summary>
public enum LetterKind
{
    Invitation,
    Update,
    Cancellation,
}

/// <summary>A letter about a meeting was made for somebody whom no mail reaches; it tells what was announced in this revision.</summary>
[StoredAs("letter-made.1")]
public sealed record LetterMade(PersonId Person, LetterKind Kind, int Revision, DateOnly Day)
    : LetterEvent;
