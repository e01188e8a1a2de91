using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings.Series.Mails;

namespace Netzwerk.Web.Meetings.Mails;

/// <summary>What kind of mail about a meeting it is.</summary>
public enum MeetingMailKind
{
    Invitation,
    Update,
    Cancellation,
    Withdrawal,
    Reminder,
    LastReminder,
}

/// <summary>What a mail about a meeting tells one person.</summary>
public sealed record MeetingMailFacts(
    MeetingMailKind Kind,
    string Name,
    string Group,
    Meeting Meeting,
    Uri Site,
    Uri AnswerLink,
    IReadOnlyDictionary<Guid, string> Rapporteurs
)
{
    /// <summary>The words that the office chose for the beginning and the end.</summary>
    public OwnWords Own { get; init; } = OwnWords.None;

    /// <summary>The series that this date belongs to.</summary>
    public DateInSeries? InSeries { get; init; }

    public Announcement? Before => Kind is MeetingMailKind.Update ? Meeting.AnnouncedBefore : null;

    public bool Asks =>
        Kind is MeetingMailKind.Invitation or MeetingMailKind.Update or MeetingMailKind.Reminder;

    /// <summary>The sentence that the planners put into the reminders of this meeting.</summary>
    public string Words =>
        Kind is MeetingMailKind.Reminder or MeetingMailKind.LastReminder
            ? Meeting.ReminderWords
            : "";

    public bool IsOff => Kind is MeetingMailKind.Cancellation or MeetingMailKind.Withdrawal;

    public Uri Answering(string answer) => new(AnswerLink + "?antwort=" + answer);
}
