namespace Netzwerk.Domain.MailChoices;

/// <summary>The wish to be written to differently by some groups.</summary>
public sealed record ChooseGroupMail(IReadOnlyList<GroupMail> Groups);

/// <summary>The wish to get no mail at all, up to and with a day or for good.</summary>
public sealed record MuteMail(DateOnly? Until);

/// <summary>The wish to get mail again.</summary>
public sealed record UnmuteMail;

/// <summary>The wish to get no more reminders of a group's meetings.</summary>
public sealed record StopReminders(GroupId Group);

/// <summary>The wish to get no more gathered notices.</summary>
public sealed record StopDigests;

/// <summary>The wish to get no more circulars to a distribution list.</summary>
public sealed record StopListMail(DistributionListId List);

/// <summary>The wish to get them again.</summary>
public sealed record ResumeListMail(DistributionListId List);

/// <summary>The wish of the coordination that a member is written to differently by a group, with the reason for it.</summary>
public sealed record SetGroupMail(GroupId Group, MailPace Pace, bool Reminders, string? Reason);

/// <summary>The rules of what people choose about their mail. Nobody needs to have chosen before.</summary>
public static class MailPreferenceDecisions
{
    /// <summary>A sentence that the member reads beside the choice.</summary>
    public const int LongestReason = 300;

    private static readonly MailPreferenceEvent[] Nothing = [];

    public static Outcome<MailPreferenceEvent> Decide(MailPreferences now, ChooseGroupMail ask) =>
        ask.Groups.Any(g => !Enum.IsDefined(g.Pace))
            ? new Refusal("pace.unknown", "Pace")
            : ask.Groups.SelectMany(g => Differences(now.Of(g.Group), g)).ToArray();

    /// <summary>The member hears why, and may choose otherwise at any time.</summary>
    public static Outcome<MailPreferenceEvent> Decide(MailPreferences now, SetGroupMail ask)
    {
        var (before, reason) = (now.Of(ask.Group), PlainText.Line(ask.Reason));
        return !Enum.IsDefined(ask.Pace) ? new Refusal("pace.unknown", "Pace")
            : reason.Length == 0 ? new Refusal("pace.reason-missing", "Reason")
            : reason.Length > LongestReason ? new Refusal("pace.reason-too-long", "Reason")
            : (before.Pace, before.Reminders, before.SetBecause)
            == (ask.Pace, ask.Reminders, reason)
                ? Nothing
            : new GroupMailSet(ask.Group, ask.Pace, ask.Reminders, reason);
    }

    public static Outcome<MailPreferenceEvent> Decide(
        MailPreferences now,
        MuteMail ask,
        DateOnly today
    ) =>
        ask.Until < today ? new Refusal("mute.over-already", "Until")
        : now.IsMuted && now.MutedUntil == ask.Until ? Nothing
        : new MailMuted(ask.Until);

    public static Outcome<MailPreferenceEvent> Decide(MailPreferences now, UnmuteMail _) =>
        now.IsMuted ? new MailUnmuted() : Nothing;

    public static Outcome<MailPreferenceEvent> Decide(MailPreferences now, StopReminders ask) =>
        now.Of(ask.Group).Reminders ? new RemindersStopped(ask.Group) : Nothing;

    /// <summary>Only groups whose notices are gathered send digests; the others are not meant.</summary>
    public static Outcome<MailPreferenceEvent> Decide(MailPreferences now, StopDigests _) =>
        now
            .Groups.Where(g => g.Pace is MailPace.Daily or MailPace.Weekly)
            .Select(MailPreferenceEvent (g) => new MailPaceChosen(g.Group, MailPace.Never))
            .ToArray();

    public static Outcome<MailPreferenceEvent> Decide(MailPreferences now, StopListMail ask) =>
        now.Wants(ask.List) ? new ListMailStopped(ask.List) : Nothing;

    public static Outcome<MailPreferenceEvent> Decide(MailPreferences now, ResumeListMail ask) =>
        now.Wants(ask.List) ? Nothing : new ListMailResumed(ask.List);

    private static IEnumerable<MailPreferenceEvent> Differences(GroupMail before, GroupMail wish)
    {
        if (before.Pace != wish.Pace)
        {
            yield return new MailPaceChosen(wish.Group, wish.Pace);
        }

        if (before.Reminders != wish.Reminders)
        {
            yield return wish.Reminders
                ? new RemindersResumed(wish.Group)
                : new RemindersStopped(wish.Group);
        }
    }
}
