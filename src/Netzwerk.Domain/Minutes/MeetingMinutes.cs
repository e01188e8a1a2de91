namespace Netzwerk.Domain.Minutes;

/// <summary>Something that happened to the minutes of a meeting after it was closed.</summary>
[AboutPeople(
    "objections by id; their wording and the answer, free texts",
    "settle objections before minutes are frozen",
    SeenBy = "members of the group, coordination",
    Kept = "with the records of the group"
)]
public abstract record MinutesEvent;

/// <summary>Where minutes stand: being written, lying open for objections, or frozen.</summary>
public enum MinutesState
{
    Writing,
    InReview,
    Frozen,
}

/// <summary>
/// How minutes become approved: when nobody objects in time, or by a resolution of a later meeting of the group.
/// </summary>
public enum MinutesApproval
{
    BySilence,
    ByResolution,
}

/// <summary>What became of an objection.</summary>
public enum ObjectionResult
{
    Open,
    Upheld,
    Rejected,
}

/// <summary>
/// The minutes were laid before the members, who may object until the end of a day (Europe/Berlin), or until a later
/// meeting approves them.
/// </summary>
[StoredAs("minutes-submitted.1")]
public sealed record MinutesSubmitted(
    DateOnly ObjectionsUntil,
    MinutesApproval Approval = MinutesApproval.BySilence
) : MinutesEvent;

/// <summary>A later meeting of the group approved the minutes by this vote.</summary>
[StoredAs("minutes-approved.1")]
public sealed record MinutesApproved(MeetingId In, DateOnly Day, [property: Personal] string Vote)
    : MinutesEvent;

/// <summary>
/// A member objected to the minutes: to all of them, or to one paragraph of an item, counted from 1, with the wording
/// that should stand there.
/// </summary>
[StoredAs("objection-raised.1")]
public sealed record ObjectionRaised(
    PersonId Person,
    [property: Personal] string Wording,
    AgendaItemId? Item = null,
    int Paragraph = 0,
    [property: Personal] string Proposal = ""
) : MinutesEvent;

/// <summary>An objection was upheld (the text is corrected) or rejected.</summary>
[StoredAs("objection-settled.1")]
public sealed record ObjectionSettled(
    PersonId Person,
    ObjectionResult Result,
    [property: Personal] string Reason
) : MinutesEvent;

/// <summary>The minutes were taken back for correction.</summary>
[StoredAs("minutes-reopened.1")]
public sealed record MinutesReopened : MinutesEvent;

/// <summary>The minutes were frozen as an edition; the checksum is the SHA-512 of its canonical text.</summary>
[StoredAs("minutes-frozen.1")]
public sealed record MinutesFrozen(int Edition, string Sha512) : MinutesEvent;

/// <summary>
/// Frozen minutes can be written again to correct a mistake, for this reason. Begins with the text of each item at the
/// version of the frozen edition, item by item.
/// </summary>
[StoredAs("minutes-correction-opened.1")]
public sealed record MinutesCorrectionOpened(
    [property: Personal] string Reason,
    IReadOnlyList<AgendaItemId> Items,
    IReadOnlyList<long> Versions
) : MinutesEvent;

/// <summary>A correction was given up: the frozen edition holds as it was.</summary>
[StoredAs("minutes-correction-dropped.1")]
public sealed record MinutesCorrectionDropped : MinutesEvent;

/// <summary>One member's objection to the minutes and what became of it.</summary>
public sealed record Objection(
    PersonId Person,
    string Wording,
    ObjectionResult Result,
    string Reason
)
{
    /// <summary>The item whose paragraph is meant; null for the minutes as a whole.</summary>
    public AgendaItemId? Item { get; init; }

    /// <summary>The paragraph of the item, counted from 1.</summary>
    public int Paragraph { get; init; }

    /// <summary>What should stand there.</summary>
    public string Proposal { get; init; } = "";
}

/// <summary>The later meeting that approved minutes, its day, and the vote.</summary>
public sealed record ApprovedIn(MeetingId In, DateOnly Day, string Vote);

/// <summary>An edition of the minutes as it was frozen, and why it corrects the one before; the first corrects none.</summary>
public sealed record FrozenEdition(int Number, string Sha512, string Reason);

/// <summary>A correction under way: why, and the versions of the texts that it began with.</summary>
public sealed record Correction(
    string Reason,
    IReadOnlyList<AgendaItemId> Items,
    IReadOnlyList<long> Versions
);

/// <summary>The minutes of one meeting: written live, laid open for objections, then frozen; a correction begins anew.</summary>
public sealed record MeetingMinutes(
    Guid Id,
    MinutesState State,
    DateOnly? ObjectionsUntil,
    IReadOnlyList<Objection> Objections,
    int Edition,
    string Sha512
) : IFolded<MeetingMinutes, MinutesEvent>
{
    public int Version { get; init; }

    /// <summary>The correction under way, of the edition that was frozen last.</summary>
    public Correction? Correction { get; init; }

    /// <summary>Why the edition frozen last corrects the one before; empty for the first.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The editions before the one frozen last.</summary>
    public IReadOnlyList<FrozenEdition> Earlier { get; init; } = [];

    /// <summary>How they become approved.</summary>
    public MinutesApproval Approval { get; init; }

    /// <summary>The meeting that approved them.</summary>
    public ApprovedIn? Approved { get; init; }

    /// <summary>Nothing stands in the way of freezing them any more.</summary>
    public bool IsToFreeze(DateTimeOffset now) =>
        State is MinutesState.InReview
        && !HasOpenObjections
        && (Approval is MinutesApproval.ByResolution ? Approved is not null : ObjectionsEnd <= now);

    /// <summary>A later meeting has still to approve them.</summary>
    public bool AwaitsResolution =>
        State is MinutesState.InReview
        && Approval is MinutesApproval.ByResolution
        && Approved is null;

    /// <summary>The circles to which the edition frozen last was sent out.</summary>
    public IReadOnlyList<MinutesCircle> SentTo { get; init; } = [];

    public bool HasOpenObjections => Objections.Any(o => o.Result == ObjectionResult.Open);

    /// <summary>The moment after which nobody can object any more: the end of the last day in Europe/Berlin.</summary>
    public DateTimeOffset? ObjectionsEnd =>
        ObjectionsUntil is { } day ? Appointment.EndOf(day) : null;

    /// <summary>All frozen editions, the first one first.</summary>
    public IReadOnlyList<FrozenEdition> Editions() =>
        Edition == 0 ? [] : [.. Earlier, new(Edition, Sha512, Reason)];

    /// <summary>The minutes of a meeting that nobody submitted yet.</summary>
    public static MeetingMinutes Blank(Guid meeting) =>
        new(meeting, MinutesState.Writing, ObjectionsUntil: null, [], Edition: 0, Sha512: "");

    public static MeetingMinutes? Evolve(MeetingMinutes? minutes, Guid id, object happened)
    {
        var m = minutes ?? Blank(id);
        return happened switch
        {
            MinutesSubmitted e => m with
            {
                State = MinutesState.InReview,
                ObjectionsUntil = e.ObjectionsUntil,
                Objections = [],
                Approval = e.Approval,
                Approved = null,
            },
            MinutesApproved e => m with { Approved = new(e.In, e.Day, e.Vote) },
            ObjectionRaised e => m with
            {
                Objections =
                [
                    .. m.Objections.Where(o => o.Person != e.Person),
                    new(e.Person, e.Wording, ObjectionResult.Open, "")
                    {
                        Item = e.Item,
                        Paragraph = e.Paragraph,
                        Proposal = e.Proposal,
                    },
                ],
            },
            ObjectionSettled e => m with
            {
                Objections =
                [
                    .. m.Objections.Select(o =>
                        o.Person == e.Person ? o with { Result = e.Result, Reason = e.Reason } : o
                    ),
                ],
            },
            MinutesReopened => m with { State = MinutesState.Writing, ObjectionsUntil = null },
            MinutesEvent e => m.WithEdition(e),
            _ => minutes,
        };
    }

    private MeetingMinutes WithEdition(MinutesEvent happened) =>
        happened switch
        {
            MinutesFrozen e => this with
            {
                State = MinutesState.Frozen,
                Edition = e.Edition,
                Sha512 = e.Sha512,
                Earlier = Editions(),
                Reason = Correction?.Reason ?? "",
                SentTo = [],
                Correction = null,
            },
            MinutesSentOut e => this with { SentTo = [.. SentTo, .. e.To] },
            MinutesCorrectionOpened e => this with
            {
                State = MinutesState.Writing,
                ObjectionsUntil = null,
                Correction = new(e.Reason, e.Items, e.Versions),
            },
            MinutesCorrectionDropped => this with
            {
                State = MinutesState.Frozen,
                ObjectionsUntil = null,
                Correction = null,
            },
            _ => this,
        };
}
