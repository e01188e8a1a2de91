using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;

namespace Netzwerk.Domain.CircularResolutions;

/// <summary>Something that happened to a question that a group decides without a meeting. Last days are days in Europe/Berlin.</summary>
[AboutPeople(
    "who is asked to decide without a meeting, what they answered and when, by id; title, wording, reasons, objections and why it was withdrawn, free texts",
    "decide without a meeting, and prove how it was decided",
    SeenBy = "members of the group, coordination",
    Kept = "with the records of the group"
)]
public abstract record CircularResolutionEvent;

/// <summary>What somebody answers to a question that goes round: a vote, or that it should not be decided this way.</summary>
public enum CircularChoice
{
    Yes,
    No,
    Abstention,
    Objection,
}

/// <summary>Why a question that went round ended: its last day was over, everybody had answered, or somebody objected.</summary>
public enum CircularEnding
{
    LastDayOver,
    EverybodyAnswered,
    Objection,
}

/// <summary>Somebody began to write a question that is to be decided without a meeting; nobody is asked yet.</summary>
[StoredAs("circular-resolution-drafted.1")]
public sealed record CircularResolutionDrafted(
    GroupId Group,
    [property: Personal] string Title,
    [property: Personal] string Wording,
    [property: Personal] string Reasons,
    bool IsClosed,
    DateOnly LastDay,
    IReadOnlyList<PaperId> Papers
) : CircularResolutionEvent;

/// <summary>The draft of a question was written anew.</summary>
[StoredAs("circular-resolution-revised.1")]
public sealed record CircularResolutionRevised(
    [property: Personal] string Title,
    [property: Personal] string Wording,
    [property: Personal] string Reasons,
    bool IsClosed,
    DateOnly LastDay,
    IReadOnlyList<PaperId> Papers
) : CircularResolutionEvent;

/// <summary>The draft of a question was thrown away; nobody had been asked.</summary>
[StoredAs("circular-resolution-discarded.1")]
public sealed record CircularResolutionDiscarded : CircularResolutionEvent;

/// <summary>
/// All seats with a vote were asked, by the rules of procedure with this number. Deputies and organisations stand beside
/// the seats they belong to, in the same order.
/// </summary>
[StoredAs("circular-resolution-sent.1")]
public sealed record CircularResolutionSent(
    int Rules,
    bool IsMinor,
    DateTimeOffset At,
    IReadOnlyList<PersonId> Seats,
    IReadOnlyList<PersonId> Deputies,
    IReadOnlyList<PersonId> DeputySeats,
    IReadOnlyList<OrganisationId> Organisations,
    IReadOnlyList<PersonId> OrganisationSeats
) : CircularResolutionEvent;

/// <summary>Somebody voted on a question that goes round, or changed their vote; the last one counts.</summary>
[StoredAs("circular-vote-cast.1")]
public sealed record CircularVoteCast(PersonId By, CircularChoice Choice, DateTimeOffset At)
    : CircularResolutionEvent;

/// <summary>Somebody objected to deciding a question without a meeting, and said why.</summary>
[StoredAs("procedure-objection-raised.1")]
public sealed record ProcedureObjectionRaised(
    PersonId By,
    DateTimeOffset At,
    [property: Personal] string Reason
) : CircularResolutionEvent;

/// <summary>Those who had not answered were asked once more, and for some of them a deputy.</summary>
[StoredAs("circular-silent-nudged.1")]
public sealed record CircularSilentNudged(
    IReadOnlyList<PersonId> People,
    IReadOnlyList<PersonId> Deputies
) : CircularResolutionEvent;

/// <summary>A question that went round was withdrawn, and why; nothing was decided.</summary>
[StoredAs("circular-resolution-withdrawn.1")]
public sealed record CircularResolutionWithdrawn([property: Personal] string Reason)
    : CircularResolutionEvent;

/// <summary>
/// A question that went round has its result: the votes as they count once silence and objections were given their
/// meaning, whose seats were asked, and which of them said nothing.
/// </summary>
[StoredAs("circular-resolution-ended.1")]
public sealed record CircularResolutionEnded(
    CircularEnding Ending,
    CircularResult Result,
    VoteWording Wording,
    int Yes,
    int No,
    int Abstentions,
    int Objections,
    IReadOnlyList<PersonId> Entitled,
    IReadOnlyList<PersonId> Silent,
    DateTimeOffset At
) : CircularResolutionEvent;

/// <summary>As many were for it as against it: the chair decided.</summary>
[StoredAs("circular-tie-decided.1")]
public sealed record CircularTieDecided(bool Carried) : CircularResolutionEvent;

/// <summary>Somebody who had not answered is asked no more.</summary>
[StoredAs("circular-person-removed.1")]
public sealed record CircularPersonRemoved(PersonId Person) : CircularResolutionEvent;
