namespace Netzwerk.Domain.Meetings.Calling;

/// <summary>
/// A breach of form or deadline in calling a meeting, by the rules of its group. LettersTooLate: people without a mail
/// address were called after the last day for letters. The days tell the first six by themselves; the others only who leads
/// the meeting can find.
/// </summary>
public enum ConvocationDefect
{
    NoticeTooShort,
    UrgentNoticeTooShort,
    LettersTooLate,
    AgendaMissing,
    PlaceMissing,
    PublicNoticeTooLate,
    WrongForm,
    NotEverybody,
    AgendaUnclear,
    Other,
}

/// <summary>How a meeting was called, held against the rules in force on its day. Days in Europe/Berlin.</summary>
public sealed record Convocation(
    int RulesVersion,
    DateOnly CalledOn,
    DateOnly LastDay,
    IReadOnlyList<ConvocationDefect> Defects
)
{
    public bool IsSound => Defects.Count == 0;
}

/// <summary>That a meeting was called at shorter notice, and why.</summary>
public sealed record UrgentConvocation(string Reason);

/// <summary>The public notice of a meeting: since when it stands, and for which date it was given first.</summary>
public sealed record PublicNotice(DateTimeOffset At, Appointment FirstWhen);

/// <summary>The wish to make a meeting known to everybody.</summary>
public sealed record GivePublicNotice;

/// <summary>The wish to take the public notice of a meeting off the open pages.</summary>
public sealed record TakePublicNoticeBack;
