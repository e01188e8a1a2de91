using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings.Series.Mails;
using Netzwerk.Web.Platform.Wording;

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
    Uri AnswerLink
)
{
    /// <summary>Our own address on the web.</summary>
    public Uri Site => new(AnswerLink, "/");

    public IReadOnlyDictionary<Guid, string> Rapporteurs { get; init; } =
        new Dictionary<Guid, string>();

    /// <summary>The words that the office chose for the beginning and the end.</summary>
    public OwnWords Own { get; init; } = OwnWords.None;

    /// <summary>What the person has still to do in the group; an invitation tells it.</summary>
    public IReadOnlyList<CarriedItem> OwnTasks { get; init; } = [];

    /// <summary>The series that this date belongs to.</summary>
    public DateInSeries? InSeries { get; init; }

    /// <summary>The member for whom this deputy was called, or is needed no longer.</summary>
    public string InsteadOf { get; init; } = "";

    public Announcement? Before => Kind is MeetingMailKind.Update ? Meeting.AnnouncedBefore : null;

    public bool Asks =>
        Kind is MeetingMailKind.Invitation or MeetingMailKind.Update or MeetingMailKind.Reminder;

    /// <summary>The sentence that the planners put into the reminders of this meeting.</summary>
    public string Words => IsReminder(Kind) ? Meeting.ReminderWords : "";

    public bool IsOff => Kind is MeetingMailKind.Cancellation or MeetingMailKind.Withdrawal;

    public static bool IsReminder(MeetingMailKind kind) =>
        kind is MeetingMailKind.Reminder or MeetingMailKind.LastReminder;

    public Uri Answering(string answer) => new(AnswerLink + "?antwort=" + answer);
}
