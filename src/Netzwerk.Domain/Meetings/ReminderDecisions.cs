using Netzwerk.Domain.Groups;

namespace Netzwerk.Domain.Meetings;

/// <summary>The rules of reminders: when one meeting is reminded of, and with which words.</summary>
public static class ReminderDecisions
{
    /// <summary>A sentence or two; more belongs into the agenda.</summary>
    public const int LongestWords = 300;

    /// <summary>Without days the group's count again; an empty list means that nobody is reminded of this meeting.</summary>
    public static Outcome<MeetingEvent> Decide(Meeting meeting, SetMeetingReminders ask)
    {
        int[]? days = ask.DaysBefore is null
            ? null
            : [.. ask.DaysBefore.Distinct().OrderDescending()];
        var words = PlainText.Line(ask.Words);
        if ((MeetingDecisions.CheckOpenToChange(meeting) ?? Check(days, words)) is { } refusal)
        {
            return refusal;
        }

        var happened = new List<MeetingEvent>();
        if (!Same(days, meeting.ReminderDays))
        {
            happened.Add(new MeetingRemindersSet(days));
        }

        if (words != meeting.ReminderWords)
        {
            happened.Add(new MeetingReminderWorded(words));
        }

        return happened.ToArray();
    }

    private static bool Same(int[]? days, IReadOnlyList<int>? before) =>
        days is null ? before is null : before is not null && days.SequenceEqual(before);

    private static Refusal? Check(int[]? days, string words) =>
        days is not null
        && (
            days.Length > GroupDecisions.MostReminders
            || days.Any(d => d is < 1 or > GroupDecisions.EarliestReminder)
        )
            ? new("meeting.reminder-days-unusable", "Days")
        : words.Length > LongestWords ? new("meeting.reminder-words-too-long", "Words")
        : null;
}
