namespace Netzwerk.Domain.Minutes.Corrections;

/// <summary>
/// The wish to correct frozen minutes for a reason, beginning with these versions of the texts; perhaps because a
/// member objected after they were frozen.
/// </summary>
public sealed record OpenCorrection(
    string? Reason,
    IReadOnlyDictionary<AgendaItemId, long> Texts,
    PersonId? Objector = null
);

/// <summary>The wish to give a correction up.</summary>
public sealed record DropCorrection;

/// <summary>The rules of correcting minutes: a frozen edition never changes, a correction becomes the next one.</summary>
public static class CorrectionDecisions
{
    /// <summary>A sentence or three; what is wrong shows in the comparison.</summary>
    public const int LongestReason = 1000;

    private static readonly MinutesEvent[] Nothing = [];

    public static Outcome<MinutesEvent> Decide(MeetingMinutes minutes, OpenCorrection ask)
    {
        var reason = PlainText.Line(ask.Reason);
        if (minutes.Correction is { } running)
        {
            return running.Reason == reason
                ? Nothing
                : new Refusal("minutes.correction-running", "Reason");
        }

        return minutes.State is not MinutesState.Frozen ? new Refusal("minutes.not-frozen")
            : reason.Length == 0 ? new Refusal("minutes.correction-reason-missing", "Reason")
            : reason.Length > LongestReason
                ? new Refusal("minutes.correction-reason-too-long", "Reason")
            : ask.Objector is { } objector ? Upheld(minutes, objector, Opened(ask, reason))
            : Opened(ask, reason);
    }

    public static Outcome<MinutesEvent> Decide(MeetingMinutes minutes, DropCorrection _) =>
        minutes.Correction is not null ? new MinutesCorrectionDropped()
        : minutes.State is MinutesState.Frozen ? Nothing
        : new Refusal("minutes.no-correction");

    /// <summary>Who was there stands in the minutes: it changes with a correction or not at all.</summary>
    public static Refusal? CheckAttendance(MeetingMinutes? minutes) =>
        minutes is { State: MinutesState.Frozen } ? new("attendance.minutes-frozen") : null;

    private static Outcome<MinutesEvent> Upheld(
        MeetingMinutes minutes,
        PersonId objector,
        MinutesCorrectionOpened opened
    ) =>
        minutes.Objections.Any(o => o.Person == objector && o.Result is ObjectionResult.Open)
            ? (MinutesEvent[])
                [new ObjectionSettled(objector, ObjectionResult.Upheld, opened.Reason), opened]
            : new Refusal("minutes.objection-gone");

    private static MinutesCorrectionOpened Opened(OpenCorrection ask, string reason)
    {
        var texts = ask.Texts.OrderBy(t => t.Key.Value).ToArray();
        return new(reason, [.. texts.Select(t => t.Key)], [.. texts.Select(t => t.Value)]);
    }
}
