namespace Netzwerk.Domain.Meetings;

/// <summary>
/// What those who took part in a meeting are reminded of on some days after it, such as sending their figures. Without
/// days nobody is.
/// </summary>
[StoredAs("after-reminder-set.1")]
public sealed record AfterReminderSet(
    IReadOnlyList<int> DaysAfter,
    [property: Personal] string Words
) : MeetingEvent;

/// <summary>What people are reminded of after a meeting, and how many days after it.</summary>
public sealed record AfterReminder(IReadOnlyList<int> DaysAfter, string Words)
{
    public static AfterReminder None { get; } = new([], "");
}

/// <summary>The wish to remind those who took part of something on some days after the meeting.</summary>
public sealed record SetAfterReminder(IReadOnlyList<int> DaysAfter, string? Words);

/// <summary>The rules of reminders after a meeting.</summary>
public static class AfterReminderDecisions
{
    /// <summary>A paragraph; more belongs into the minutes.</summary>
    public const int LongestWords = 600;

    /// <summary>Three reminders after the same meeting are nagging enough.</summary>
    public const int MostDays = 3;

    /// <summary>Two months later a meeting is of the past.</summary>
    public const int LatestDay = 60;

    private static readonly MeetingEvent[] Nothing = [];

    public static Outcome<MeetingEvent> Decide(Meeting meeting, SetAfterReminder ask)
    {
        int[] days = [.. ask.DaysAfter.Distinct().Order()];
        var words = PlainText.Lines(ask.Words);
        return meeting.Status is MeetingStatus.Cancelled ? new Refusal("meeting.cancelled")
            : days.Length > MostDays || days.Any(d => d is < 1 or > LatestDay)
                ? new Refusal("meeting.after-days-unusable", "Days")
            : words.Length > LongestWords ? new Refusal("meeting.after-words-too-long", "Words")
            : days.Length > 0 && words.Length == 0
                ? new Refusal("meeting.after-words-missing", "Words")
            : words == meeting.After.Words && days.SequenceEqual(meeting.After.DaysAfter) ? Nothing
            : new AfterReminderSet(days, words);
    }

    /// <summary>
    /// Whom it concerns: who was there, in the room or by video. As long as nobody noted who was there, who accepted.
    /// </summary>
    public static bool Concerns(Meeting meeting, Invitee invitee) =>
        meeting.Invitees.Any(i => i.Attendance is not Attendance.NotNoted)
            ? invitee.Attendance is Attendance.Present or Attendance.ByVideo
            : invitee.Answer is Rsvp.Accepted;
}
