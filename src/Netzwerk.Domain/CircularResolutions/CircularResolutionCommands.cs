using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Domain.Groups.Procedure;

namespace Netzwerk.Domain.CircularResolutions;

/// <summary>What a question that goes round says, and until when it is answered (a day in Europe/Berlin).</summary>
public sealed record CircularText(
    string? Title,
    string? Wording,
    string? Reasons,
    bool IsClosed,
    DateOnly LastDay,
    IReadOnlyList<PaperId> Papers
);

/// <summary>The group that decides, its rules of today if it has any, and the moment.</summary>
public sealed record CircularSetting(Group Group, ProcedureVersion? Rules, DateTimeOffset Now)
{
    public DateOnly Today => Appointment.LocalDay(Now);
}

/// <summary>The wish to write a question that is to be decided without a meeting.</summary>
public sealed record DraftCircularResolution(CircularText Text);

/// <summary>The wish to write a draft anew.</summary>
public sealed record ReviseCircularResolution(CircularText Text);

/// <summary>The wish to throw a draft away.</summary>
public sealed record DiscardCircularResolution;

/// <summary>The wish to ask all seats with a vote; it may have to be confirmed that the matter is a minor one.</summary>
public sealed record SendCircularResolution(bool IsMinor);

/// <summary>What somebody answers; whoever objects to the procedure says why.</summary>
public sealed record CastCircularVote(PersonId Person, CircularChoice? Choice, string? Reason);

/// <summary>The wish to ask those once more who have not answered.</summary>
public sealed record NudgeCircularSilent;

/// <summary>The wish to withdraw a question that goes round, and why.</summary>
public sealed record WithdrawCircularResolution(string? Reason);

/// <summary>The wish that the result is stated once the last day is over.</summary>
public sealed record EndCircularResolution;

/// <summary>The wish that the result is stated before the last day, because everybody has answered.</summary>
public sealed record EndCircularEarly;

/// <summary>What the chair decides when as many are for it as against it.</summary>
public sealed record DecideCircularTie(bool Carried);

/// <summary>The wish that somebody is asked no more.</summary>
public sealed record RemoveCircularPerson(PersonId Person);
