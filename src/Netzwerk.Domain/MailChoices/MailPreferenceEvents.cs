namespace Netzwerk.Domain.MailChoices;

/// <summary>Something a person decided about the mail they get.</summary>
[AboutPeople(
    "how much mail a person wants, by id: pace and reminders per group, distribution lists left, muted until when; why the coordination set it, a free text",
    "write to people no more than they want",
    SeenBy = "the person; what concerns a group: coordination, who leads it or calls its meetings",
    Kept = "as an id that leads nowhere"
)]
public abstract record MailPreferenceEvent;

/// <summary>How soon a person wants to hear of what may wait in a group.</summary>
public enum MailPace
{
    AtOnce,
    Daily,
    Weekly,
    Never,
}

/// <summary>A person chose how soon notices of a group reach them.</summary>
[StoredAs("mail-pace-chosen.1")]
public sealed record MailPaceChosen(GroupId Group, MailPace Pace) : MailPreferenceEvent;

/// <summary>A person wants no more reminders of a group's meetings.</summary>
[StoredAs("reminders-stopped.1")]
public sealed record RemindersStopped(GroupId Group) : MailPreferenceEvent;

/// <summary>A person wants reminders of a group's meetings again.</summary>
[StoredAs("reminders-resumed.1")]
public sealed record RemindersResumed(GroupId Group) : MailPreferenceEvent;

/// <summary>The coordination set how soon notices of a group reach a person and whether it is reminded of meetings, and why.</summary>
[StoredAs("group-mail-set.1")]
public sealed record GroupMailSet(
    GroupId Group,
    MailPace Pace,
    bool Reminders,
    [property: Personal] string Reason
) : MailPreferenceEvent;

/// <summary>A person wants no more circulars to a distribution list.</summary>
[StoredAs("list-mail-stopped.1")]
public sealed record ListMailStopped(DistributionListId List) : MailPreferenceEvent;

/// <summary>A person wants circulars to a distribution list again.</summary>
[StoredAs("list-mail-resumed.1")]
public sealed record ListMailResumed(DistributionListId List) : MailPreferenceEvent;

/// <summary>A person wants no mail at all, up to and with a day or for good.</summary>
[StoredAs("mail-muted.1")]
public sealed record MailMuted(DateOnly? Until) : MailPreferenceEvent;

/// <summary>A person wants mail again.</summary>
[StoredAs("mail-unmuted.1")]
public sealed record MailUnmuted : MailPreferenceEvent;
