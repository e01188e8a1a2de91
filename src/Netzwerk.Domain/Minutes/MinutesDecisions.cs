using Netzwerk.Domain.Meetings;

namespace Netzwerk.Domain.Minutes;

/// <summary>The wish to lay the minutes before the members.</summary>
public sealed record SubmitMinutes(
    DateOnly ObjectionsUntil,
    MinutesApproval Approval = MinutesApproval.BySilence
);

/// <summary>A member's objection to the minutes, or to one paragraph of an item with the wording that should stand there.</summary>
public sealed record RaiseObjection(
    PersonId Person,
    string? Wording,
    AgendaItemId? Item = null,
    int Paragraph = 0,
    string? Proposal = null
);

/// <summary>The wish to uphold or reject an objection.</summary>
public sealed record SettleObjection(PersonId Person, ObjectionResult Result, string? Reason);

/// <summary>The wish to take submitted minutes back for correction.</summary>
public sealed record ReopenMinutes;

/// <summary>The wish to freeze the minutes as an edition with this SHA-512 checksum.</summary>
public sealed record FreezeMinutes(string Sha512);

/// <summary>The rules of minutes from the end of the meeting to the frozen edition.</summary>
public static class MinutesDecisions
{
    public const int LongestObjection = 4000;

    private static readonly MinutesEvent[] Nothing = [];

    public static Outcome<MinutesEvent> Decide(
        Meeting meeting,
        MeetingMinutes minutes,
        SubmitMinutes ask,
        DateTimeOffset now
    ) =>
        meeting.Status is not MeetingStatus.Closed
            ? new Refusal("minutes.meeting-not-closed")
            : minutes.State switch
            {
                MinutesState.Frozen => new Refusal("minutes.frozen"),
                MinutesState.InReview => minutes.ObjectionsUntil == ask.ObjectionsUntil
                && minutes.Approval == ask.Approval
                    ? Nothing
                    : new Refusal("minutes.already-submitted"),
                _ => minutes.HasOpenObjections ? new Refusal("minutes.objections-open")
                : !Enum.IsDefined(ask.Approval)
                    ? new Refusal("minutes.approval-unknown", "Approval")
                : ask.ObjectionsUntil <= Appointment.LocalDay(now)
                    ? new Refusal("minutes.deadline-too-early", "ObjectionsUntil")
                : ask.ObjectionsUntil
                > Appointment.LocalDay(now).AddDays(Groups.GroupDecisions.LongestObjectionDays)
                    ? new Refusal("minutes.deadline-too-late", "ObjectionsUntil")
                : new MinutesSubmitted(ask.ObjectionsUntil, ask.Approval),
            };

    public static Outcome<MinutesEvent> Decide(
        MeetingMinutes minutes,
        RaiseObjection ask,
        DateTimeOffset now
    )
    {
        var (wording, proposal) = (PlainText.Lines(ask.Wording), PlainText.Lines(ask.Proposal));
        if (!IsHeard(minutes, now))
        {
            return new Refusal("minutes.objections-over");
        }

        if (wording.Length == 0 && proposal.Length == 0)
        {
            return new Refusal("minutes.objection-missing", "Wording");
        }

        if (proposal.Length > LongestObjection)
        {
            return new Refusal("minutes.proposal-too-long", "Proposal");
        }

        if (wording.Length > LongestObjection)
        {
            return new Refusal("minutes.objection-too-long", "Wording");
        }

        var raised = new ObjectionRaised(
            ask.Person,
            wording,
            ask.Item,
            ask.Item is null ? 0 : ask.Paragraph,
            proposal
        );
        return minutes.Objections.Any(o => Says(o, raised)) ? Nothing : raised;
    }

    private static bool Says(Objection objection, ObjectionRaised raised) =>
        objection.Result is ObjectionResult.Open
        && (
            objection.Person,
            objection.Wording,
            objection.Item,
            objection.Paragraph,
            objection.Proposal
        ) == (raised.Person, raised.Wording, raised.Item, raised.Paragraph, raised.Proposal);

    /// <summary>What is upheld after the minutes were frozen opens a correction, which is another wish.</summary>
    public static Outcome<MinutesEvent> Decide(MeetingMinutes minutes, SettleObjection ask)
    {
        var reason = PlainText.Lines(ask.Reason);
        var objection = minutes.Objections.FirstOrDefault(o => o.Person == ask.Person);
        if (objection?.Result == ask.Result && objection.Reason == reason)
        {
            return Nothing;
        }

        var isLate = objection is { Result: ObjectionResult.Open };
        if (
            minutes.State is MinutesState.Frozen
            && !(isLate && ask.Result is not ObjectionResult.Upheld)
        )
        {
            return new Refusal("minutes.frozen");
        }

        if (ask.Result is not (ObjectionResult.Upheld or ObjectionResult.Rejected))
        {
            return new Refusal("minutes.result-missing", "Result");
        }

        if (reason.Length > LongestObjection)
        {
            return new Refusal("minutes.reason-too-long", "Reason");
        }

        if (ask.Result is ObjectionResult.Rejected && reason.Length == 0)
        {
            return new Refusal("minutes.reason-missing", "Reason");
        }

        return objection switch
        {
            null => new Refusal("minutes.objection-gone"),
            _ when ask.Result is ObjectionResult.Upheld && minutes.State is MinutesState.InReview =>
                (MinutesEvent[])
                    [new ObjectionSettled(ask.Person, ask.Result, reason), new MinutesReopened()],
            _ => new ObjectionSettled(ask.Person, ask.Result, reason),
        };
    }

    /// <summary>A mistake may be found at any time; once minutes are frozen, the next meeting speaks about it.</summary>
    public static bool IsHeard(MeetingMinutes minutes, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(minutes);
        return minutes.State is MinutesState.Frozen
            || (
                minutes is { State: MinutesState.InReview, Approved: null }
                && (minutes.Approval is MinutesApproval.ByResolution || minutes.ObjectionsEnd > now)
            );
    }

    public static Outcome<MinutesEvent> Decide(MeetingMinutes minutes, ReopenMinutes _) =>
        minutes.State switch
        {
            MinutesState.Frozen => new Refusal("minutes.frozen"),
            MinutesState.Writing => Nothing,
            _ => new MinutesReopened(),
        };

    /// <summary>
    /// Minutes freeze when the time to object is over, or a later meeting approved them, and every objection was answered.
    /// </summary>
    public static Outcome<MinutesEvent> Decide(
        MeetingMinutes minutes,
        FreezeMinutes ask,
        DateTimeOffset now
    ) =>
        minutes.State switch
        {
            MinutesState.Frozen => Nothing,
            MinutesState.Writing => new Refusal("minutes.not-submitted"),
            _ => minutes.HasOpenObjections ? new Refusal("minutes.objections-open")
            : !minutes.IsToFreeze(now)
                ? new Refusal(
                    minutes.Approval is MinutesApproval.ByResolution
                        ? "minutes.not-approved"
                        : "minutes.objections-running"
                )
            : new MinutesFrozen(minutes.Edition + 1, ask.Sha512),
        };
}
