namespace Netzwerk.Domain.Freshness;

/// <summary>How old what we know of an entry is.</summary>
public enum EntryAge
{
    /// <summary>Nobody has asked yet.</summary>
    NeverAsked,

    /// <summary>Confirmed, or at least answered, since it was asked about.</summary>
    Fresh,

    /// <summary>Asked a short while ago.</summary>
    Asked,

    /// <summary>No answer for a while: shown with a mark.</summary>
    Yellow,

    /// <summary>No answer for so long that only the coordination sees it.</summary>
    Hidden,
}

/// <summary>After how many days of silence what happens.</summary>
public sealed record FreshnessDays(int Reminder, int Yellow, int Hidden, int Phone)
{
    /// <summary>
    /// A reminder after ten days, beyond one week of leave; a mark after three weeks, the longest usual leave; out of sight
    /// and onto the phone list after six weeks, the length of the summer holidays.
    /// </summary>
    public static readonly FreshnessDays Usual = new(10, 21, 42, 42);

    /// <summary>More than a year of silence says nothing.</summary>
    public const int Most = 365;
}

/// <summary>Works out from what happened and the day how an entry stands; nothing of it is stored.</summary>
public static class FreshnessAges
{
    public static EntryAge Of(EntryFreshness? entry, FreshnessDays days, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(days);
        return entry?.SilentSince is { } since ? AfterSilence(today.DayNumber - since.DayNumber)
            : entry?.AnsweredOn is null && entry?.ConfirmedOn is null ? EntryAge.NeverAsked
            : EntryAge.Fresh;

        EntryAge AfterSilence(int silent) =>
            silent >= days.Hidden ? EntryAge.Hidden
            : silent >= days.Yellow ? EntryAge.Yellow
            : EntryAge.Asked;
    }

    /// <summary>Whether only the coordination sees the entry.</summary>
    public static bool IsHidden(EntryFreshness? entry, FreshnessDays days, DateOnly today) =>
        Of(entry, days, today) is EntryAge.Hidden;

    /// <summary>Whether somebody has to call: nobody could be asked, or nobody answered for long.</summary>
    public static bool NeedsCall(EntryFreshness? entry, FreshnessDays days, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(days);
        return entry?.SilentSince is { } since
            && (entry.Contact is null || today.DayNumber - since.DayNumber >= days.Phone);
    }

    /// <summary>One reminder in a round, counted from the day of the question.</summary>
    public static bool NeedsReminder(EntryFreshness entry, FreshnessDays days, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(days);
        return entry is { WaitsForAnswer: true, RemindedOn: null, AskedOn: { } asked }
            && today.DayNumber - asked.DayNumber >= days.Reminder;
    }
}
