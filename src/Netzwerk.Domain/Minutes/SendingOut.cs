namespace Netzwerk.Domain.Minutes;

/// <summary>To whom an edition of the minutes is sent.</summary>
public enum MinutesCircle
{
    /// <summary>Those who were at the meeting.</summary>
    Present,

    /// <summary>Those who were invited and were not there.</summary>
    Absent,

    /// <summary>Members of the group who were not invited to the meeting.</summary>
    Members,

    /// <summary>Those who get copies without a seat in the group.</summary>
    Copies,
}

/// <summary>An edition of the minutes was sent out to some circles.</summary>
[StoredAs("minutes-sent-out.1")]
public sealed record MinutesSentOut(int Edition, IReadOnlyList<MinutesCircle> To) : MinutesEvent;

/// <summary>The wish to send an edition of the minutes out to some circles.</summary>
public sealed record SendOutMinutes(int Edition, IReadOnlyList<MinutesCircle> To);

/// <summary>The rules of sending minutes out: the edition in force, and to each circle once.</summary>
public static class SendingOutDecisions
{
    private static readonly MinutesEvent[] Nothing = [];

    public static Outcome<MinutesEvent> Decide(MeetingMinutes minutes, SendOutMinutes ask)
    {
        MinutesCircle[] asked = [.. ask.To.Where(Enum.IsDefined).Distinct().Order()];
        MinutesCircle[] left = [.. asked.Except(minutes.SentTo)];
        return minutes.Edition == 0 ? new Refusal("minutes.not-frozen")
            : ask.Edition != minutes.Edition ? new Refusal("minutes.edition-overtaken")
            : asked.Length == 0 ? new Refusal("minutes.nobody-chosen", "To")
            : left.Length == 0 ? Nothing
            : new MinutesSentOut(ask.Edition, left);
    }
}
