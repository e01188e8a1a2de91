using Netzwerk.Domain.Meetings.Calling;

namespace Netzwerk.Domain.Meetings.Sitting;

/// <summary>The wish to note that somebody came, for a seat or as a guest; without a time now.</summary>
public sealed record Arrive(PersonId Person, Presence Way, PersonId? Seat, TimeOnly? At = null)
{
    /// <summary>The organisation that the person works for, as far as the directory knows.</summary>
    public OrganisationId? Of { get; init; }
}

/// <summary>The wish to note that somebody left; without a time now.</summary>
public sealed record Leave(PersonId Person, TimeOnly? At = null);

/// <summary>The wish to correct from when until when somebody was there.</summary>
public sealed record CorrectStay(PersonId Person, int Stay, TimeOnly From, TimeOnly? To);

/// <summary>The wish to strike a time at which somebody was not there.</summary>
public sealed record StrikeStay(PersonId Person, int Stay);

/// <summary>The wish to note that somebody is not there, excused or not, and why.</summary>
public sealed record NoteAbsence(PersonId Person, bool Excused, string? Reason);

/// <summary>The wish to record what was found about the call of a meeting; without defects it was proper.</summary>
public sealed record ConfirmConvocation(
    IReadOnlyList<ConvocationDefect> Defects,
    string? Words,
    bool SecondMeeting,
    bool HintGiven
);

/// <summary>The wish to record that somebody objects to how the meeting was called, or no longer does.</summary>
public sealed record ObjectToConvocation(PersonId Person, bool Objects);

/// <summary>The wish to deal with an item of the agenda; without a time now.</summary>
public sealed record BeginItem(AgendaItemId Item, TimeOnly? At = null);

/// <summary>The wish to be done with an item of the agenda; without a time now.</summary>
public sealed record EndItem(AgendaItemId Item, TimeOnly? At = null);

/// <summary>The wish to interrupt the meeting; without a time now.</summary>
public sealed record BeginRecess(TimeOnly? At = null);

/// <summary>The wish to go on after a break; without a time now.</summary>
public sealed record EndRecess(TimeOnly? At = null);

/// <summary>The wish that somebody stays out of an item; without a time now.</summary>
public sealed record RecuseMember(AgendaItemId Item, PersonId Person, TimeOnly? At = null);

/// <summary>The wish to note that somebody who left for an item is back; without a time now.</summary>
public sealed record CallBackRecused(AgendaItemId Item, PersonId Person, TimeOnly? At = null);

/// <summary>The wish that somebody may take part in an item after all.</summary>
public sealed record TakeBackRecusal(AgendaItemId Item, PersonId Person);

/// <summary>The wish to doubt that enough are there to decide; without a time now.</summary>
public sealed record ChallengeQuorum(PersonId? Person, TimeOnly? At = null);
