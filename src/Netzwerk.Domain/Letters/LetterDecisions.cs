namespace Netzwerk.Domain.Letters;

/// <summary>The wish to make letters for these people that tell what was announced last.</summary>
public sealed record MakeLetters(
    IReadOnlyList<PersonId> People,
    LetterKind Kind,
    int Revision,
    DateOnly Today
);

/// <summary>The rules for letters about a meeting.</summary>
public static class LetterDecisions
{
    /// <summary>Who never got a letter hears of the meeting for the first time, unless it is off.</summary>
    public static LetterKind KindFor(MeetingLetters? letters, PersonId person, LetterKind told) =>
        told is LetterKind.Update && letters?.LastTo(person) is null ? LetterKind.Invitation : told;

    /// <summary>Pressed twice on one day, the same letter is one letter.</summary>
    public static Outcome<LetterEvent> Decide(MeetingLetters? letters, MakeLetters ask) =>
        ask
            .People.Distinct()
            .Select(p => new MadeLetter(
                p,
                letters?.LastTo(p) is { } last && last.Revision == ask.Revision
                    ? last.Kind
                    : KindFor(letters, p, ask.Kind),
                ask.Revision,
                ask.Today
            ))
            .Where(l => letters?.LastTo(l.Person) != l)
            .Select(LetterEvent (l) => new LetterMade(l.Person, l.Kind, l.Revision, l.Day))
            .ToArray();
}
