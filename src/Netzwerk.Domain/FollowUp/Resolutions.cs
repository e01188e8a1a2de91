namespace Netzwerk.Domain.FollowUp;

/// <summary>Something that happened to a resolution of a group.</summary>
[AboutPeople(
    "wording and vote of resolutions and reports about them, free texts; who is responsible, by id",
    "keep the register of resolutions and see that they are carried out",
    SeenBy = "members of the group, coordination, who is responsible",
    Kept = "with the records of the group"
)]
public abstract record ResolutionEvent;

/// <summary>
/// A resolution entered the register when the minutes that carry it were frozen, or when a group had decided without a
/// meeting: then it names that question and its day in Europe/Berlin, and meeting and item are empty.
/// </summary>
[StoredAs("resolution-recorded.1")]
public sealed record ResolutionRecorded(
    GroupId Group,
    MeetingId Meeting,
    AgendaItemId Item,
    string Number,
    [property: Personal] string Wording,
    [property: Personal] string Vote,
    CircularResolutionId? Circular = null,
    DateOnly? DecidedOn = null,
    bool? IsClosed = null
) : ResolutionEvent;

/// <summary>Somebody reported how far a resolution is carried out.</summary>
[StoredAs("resolution-progress-reported.1")]
public sealed record ResolutionProgressReported(
    ResolutionState State,
    [property: Personal] string Report
) : ResolutionEvent;

/// <summary>
/// Somebody, or nobody any more, is responsible for a resolution, and the group looks at it again on the review day, a
/// day in Europe/Berlin.
/// </summary>
[StoredAs("resolution-entrusted.1")]
public sealed record ResolutionEntrusted(PersonId? Responsible, DateOnly? Review) : ResolutionEvent;

/// <summary>A later edition of the minutes corrected the wording, the vote or the item of a resolution.</summary>
[StoredAs("resolution-corrected.1")]
public sealed record ResolutionCorrected(
    int Edition,
    AgendaItemId Item,
    [property: Personal] string Wording,
    [property: Personal] string Vote
) : ResolutionEvent;

/// <summary>A resolution no longer stands in the corrected minutes; its number is not given again.</summary>
[StoredAs("resolution-dropped.1")]
public sealed record ResolutionDropped(int Edition) : ResolutionEvent;

/// <summary>How far a resolution is carried out.</summary>
public enum ResolutionState
{
    /// <summary>Nobody has reported anything yet.</summary>
    Open,

    /// <summary>Somebody is at it.</summary>
    Underway,

    /// <summary>What was decided is done.</summary>
    CarriedOut,

    /// <summary>It need not be done any more, for instance because a later resolution says otherwise.</summary>
    Overtaken,

    /// <summary>A correction of the minutes took it out: it was never decided.</summary>
    Dropped,
}

/// <summary>What a group decided: number, wording and vote, and how far it is carried out.</summary>
public sealed record Resolution(
    Guid Id,
    GroupId Group,
    MeetingId Meeting,
    AgendaItemId Item,
    string Number,
    string Wording,
    string Vote
) : IFolded<Resolution, ResolutionEvent>
{
    public int Version { get; init; }

    /// <summary>The question that was decided without a meeting, where there was no meeting.</summary>
    public CircularResolutionId? Circular { get; init; }

    /// <summary>The day on which it was decided without a meeting, in Europe/Berlin.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>Decided without a meeting, and not for everybody; what a meeting decided is as closed as its item.</summary>
    public bool IsClosed { get; init; }

    public ResolutionState State { get; init; }

    /// <summary>Who sees to it that it is carried out.</summary>
    public PersonId? Responsible { get; init; }

    /// <summary>The day on which the group looks at it again, in Europe/Berlin.</summary>
    public DateOnly? Review { get; init; }

    /// <summary>The last report, empty when there is none.</summary>
    public string Report { get; init; } = "";

    /// <summary>Something is still to be done.</summary>
    public bool IsPending => State is ResolutionState.Open or ResolutionState.Underway;

    /// <summary>Its review day has come and it is not settled.</summary>
    public bool IsToReview(DateOnly today) => IsPending && Review <= today;

    public static Resolution? Evolve(Resolution? resolution, Guid id, object happened) =>
        (resolution, happened) switch
        {
            (null, ResolutionRecorded e) => new(
                id,
                e.Group,
                e.Meeting,
                e.Item,
                e.Number,
                e.Wording,
                e.Vote
            )
            {
                Circular = e.Circular,
                DecidedOn = e.DecidedOn,
                IsClosed = e.IsClosed is true,
            },
            ({ } r, ResolutionProgressReported e) => r with { State = e.State, Report = e.Report },
            ({ } r, ResolutionEntrusted e) => r with
            {
                Responsible = e.Responsible,
                Review = e.Review,
            },
            ({ } r, ResolutionCorrected e) => r with
            {
                Item = e.Item,
                Wording = e.Wording,
                Vote = e.Vote,
            },
            ({ } r, ResolutionDropped) => r with { State = ResolutionState.Dropped },
            _ => resolution,
        };
}

/// <summary>The wish to enter a resolution into the register.</summary>
public sealed record RecordResolution(
    GroupId Group,
    MeetingId Meeting,
    AgendaItemId Item,
    string? Number,
    string? Wording,
    string? Vote
);

/// <summary>The wish to enter into the register what a group decided without a meeting, on a day in Europe/Berlin.</summary>
public sealed record RecordCircularResolution(
    GroupId Group,
    CircularResolutionId Circular,
    DateOnly DecidedOn,
    bool IsClosed,
    string Number,
    string Wording,
    string Vote
);

/// <summary>The wish to report how far a resolution is carried out.</summary>
public sealed record ReportResolution(ResolutionState State, string? Report);

/// <summary>
/// The wish to say who of the members is responsible for a resolution and when the group looks at it again. Days are days
/// in Europe/Berlin.
/// </summary>
public sealed record EntrustResolution(
    PersonId? Responsible,
    DateOnly? Review,
    IReadOnlyCollection<PersonId> Members,
    DateOnly Today
);

/// <summary>The wish that somebody who follows becomes responsible for a resolution.</summary>
public sealed record HandOnResolution(PersonId From, PersonId To);

/// <summary>The wish that a resolution reads as in a later edition of the minutes.</summary>
public sealed record CorrectResolution(int Edition, AgendaItemId Item, string Wording, string Vote);

/// <summary>The wish to take a resolution out, as a later edition of the minutes does.</summary>
public sealed record DropResolution(int Edition);

/// <summary>The rules of the register of resolutions.</summary>
public static class ResolutionDecisions
{
    /// <summary>Three pages; longer resolutions point to a paper.</summary>
    public const int LongestWording = 10_000;

    /// <summary>A number such as "4/2026-2", or the sentence that tells the vote.</summary>
    public const int LongestNote = 200;

    /// <summary>A report is read in a list; more belongs into the minutes.</summary>
    public const int LongestReport = 2000;

    private static readonly ResolutionEvent[] Nothing = [];

    public static Outcome<ResolutionEvent> Decide(RecordResolution ask)
    {
        var (number, wording) = (PlainText.Line(ask.Number), PlainText.Lines(ask.Wording));
        var vote = PlainText.Line(ask.Vote);
        return number.Length is 0 or > LongestNote
                ? new Refusal("resolution.number-unusable", "Number")
            : wording.Length == 0 ? new Refusal("resolution.wording-missing", "Wording")
            : wording.Length > LongestWording
                ? new Refusal("resolution.wording-too-long", "Wording")
            : vote.Length > LongestNote ? new Refusal("resolution.vote-too-long", "Vote")
            : new ResolutionRecorded(ask.Group, ask.Meeting, ask.Item, number, wording, vote);
    }

    public static Outcome<ResolutionEvent> Decide(RecordCircularResolution ask)
    {
        var usual = Decide(
            new RecordResolution(ask.Group, default, default, ask.Number, ask.Wording, ask.Vote)
        );
        return usual.Events is [ResolutionRecorded recorded]
            ? recorded with
            {
                Circular = ask.Circular,
                DecidedOn = ask.DecidedOn,
                IsClosed = ask.IsClosed,
            }
            : usual;
    }

    /// <summary>Whoever calls a resolution overtaken says why.</summary>
    public static Outcome<ResolutionEvent> Decide(Resolution resolution, ReportResolution ask)
    {
        var report = PlainText.Lines(ask.Report);
        return resolution.State is ResolutionState.Dropped ? new Refusal("resolution.dropped")
            : !Enum.IsDefined(ask.State) || ask.State is ResolutionState.Dropped
                ? new Refusal("resolution.state-unknown", "State")
            : report.Length > LongestReport ? new Refusal("resolution.report-too-long", "Report")
            : ask.State is ResolutionState.Overtaken && report.Length == 0
                ? new Refusal("resolution.report-missing", "Report")
            : resolution.State == ask.State && resolution.Report == report ? Nothing
            : new ResolutionProgressReported(ask.State, report);
    }

    /// <summary>A day that has passed is no day to look again; one that was set earlier may stay.</summary>
    public static Outcome<ResolutionEvent> Decide(Resolution resolution, EntrustResolution ask)
    {
        var isNew = ask.Responsible != resolution.Responsible;
        return resolution.State is ResolutionState.Dropped ? new Refusal("resolution.dropped")
            : ask.Responsible is { } person && isNew && !ask.Members.Contains(person)
                ? new Refusal("resolution.responsible-unknown", "Responsible")
            : ask.Review != resolution.Review && ask.Review < ask.Today
                ? new Refusal("resolution.review-passed", "Review")
            : !isNew && ask.Review == resolution.Review ? Nothing
            : new ResolutionEntrusted(ask.Responsible, ask.Review);
    }

    /// <summary>What is settled stays with who settled it.</summary>
    public static Outcome<ResolutionEvent> Decide(Resolution resolution, HandOnResolution ask) =>
        !resolution.IsPending || resolution.Responsible != ask.From || ask.From == ask.To
            ? Nothing
            : new ResolutionEntrusted(ask.To, resolution.Review);

    public static Outcome<ResolutionEvent> Decide(Resolution resolution, CorrectResolution ask)
    {
        var corrected = new ResolutionCorrected(
            ask.Edition,
            ask.Item,
            PlainText.Lines(ask.Wording),
            PlainText.Line(ask.Vote)
        );
        return
            (resolution.Item, resolution.Wording, resolution.Vote)
            == (corrected.Item, corrected.Wording, corrected.Vote)
            ? Nothing
            : corrected;
    }

    public static Outcome<ResolutionEvent> Decide(Resolution resolution, DropResolution ask) =>
        resolution.State is ResolutionState.Dropped ? Nothing : new ResolutionDropped(ask.Edition);
}
