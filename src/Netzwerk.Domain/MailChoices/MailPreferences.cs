namespace Netzwerk.Domain.MailChoices;

/// <summary>What a person wants of one group: how soon notices come, and whether it is reminded of meetings.</summary>
public sealed record GroupMail(GroupId Group, MailPace Pace, bool Reminders)
{
    /// <summary>Why the coordination set it; empty where the person chose.</summary>
    public string SetBecause { get; init; } = "";
}

/// <summary>How much mail a person wants. Who never chose gets everything at once.</summary>
public sealed record MailPreferences(
    Guid Id,
    bool IsMuted,
    DateOnly? MutedUntil,
    IReadOnlyList<GroupMail> Groups
) : IFolded<MailPreferences, MailPreferenceEvent>
{
    public int Version { get; init; }

    /// <summary>The distribution lists whose circulars are not wanted any more.</summary>
    public IReadOnlyList<DistributionListId> LeftLists { get; init; } = [];

    public bool Wants(DistributionListId list) => !LeftLists.Contains(list);

    public static MailPreferences Usual(Guid person) =>
        new(person, IsMuted: false, MutedUntil: null, []);

    /// <summary>Muted up to and with the last day, in Europe/Berlin.</summary>
    public bool IsSilentOn(DateOnly day) =>
        IsMuted && (MutedUntil is not { } until || day <= until);

    public GroupMail Of(GroupId group) =>
        Groups.FirstOrDefault(g => g.Group == group)
        ?? new(group, MailPace.AtOnce, Reminders: true);

    public static MailPreferences? Evolve(MailPreferences? preferences, Guid id, object happened)
    {
        var before = preferences ?? Usual(id);
        return happened switch
        {
            MailPaceChosen e => before.With(before.Chosen(e.Group) with { Pace = e.Pace }),
            RemindersStopped e => before.With(before.Chosen(e.Group) with { Reminders = false }),
            RemindersResumed e => before.With(before.Chosen(e.Group) with { Reminders = true }),
            GroupMailSet e => before.With(
                new(e.Group, e.Pace, e.Reminders) { SetBecause = e.Reason }
            ),
            ListMailStopped e => before with
            {
                LeftLists = [.. before.LeftLists.Where(l => l != e.List), e.List],
            },
            ListMailResumed e => before with
            {
                LeftLists = [.. before.LeftLists.Where(l => l != e.List)],
            },
            MailMuted e => before with { IsMuted = true, MutedUntil = e.Until },
            MailUnmuted => before with { IsMuted = false, MutedUntil = null },
            _ => preferences,
        };
    }

    /// <summary>Whoever chooses has nothing set for them any more.</summary>
    private GroupMail Chosen(GroupId group) => Of(group) with { SetBecause = "" };

    private MailPreferences With(GroupMail choice) =>
        this with
        {
            Groups = [.. Groups.Where(g => g.Group != choice.Group), choice],
        };
}
