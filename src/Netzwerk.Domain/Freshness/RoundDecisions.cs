namespace Netzwerk.Domain.Freshness;

/// <summary>The wish for other numbers of days, or other days on which rounds begin.</summary>
public sealed record SetFreshnessRules(
    FreshnessDays Days,
    bool BeginsByItself,
    IReadOnlyList<YearDay> Begins
);

/// <summary>The wish to begin a round.</summary>
public sealed record BeginRound(bool ByItself);

/// <summary>The wish to note that everybody in a round was asked.</summary>
public sealed record NoteRoundAsked(DateOnly Round, int Asked, int NotReached);

/// <summary>The rules for the rounds in which organisations are asked.</summary>
public static class RoundDecisions
{
    /// <summary>Nobody wants to be asked for the same thing twice in four weeks.</summary>
    public const int LeastDaysBetween = 28;

    /// <summary>Who answered within a month is not asked again so soon.</summary>
    public const int StillFresh = 30;

    /// <summary>A program that stood still on the day makes up for it within a week, not later.</summary>
    public const int MostDaysLate = 7;

    /// <summary>Once a month is the most that makes sense.</summary>
    public const int MostBegins = 12;

    private static readonly RoundEvent[] Nothing = [];

    public static Outcome<RoundEvent> Decide(FreshnessPlan? plan, SetFreshnessRules ask)
    {
        YearDay[] begins = [.. ask.Begins.Distinct().OrderBy(d => (d.Month, d.Day))];
        var before = plan ?? FreshnessPlan.Usual;
        return Check(ask.Days) is { } refusal ? refusal
            : begins.Length == 0 && ask.BeginsByItself
                ? new Refusal("freshness.begins-missing", "Months")
            : begins.Length > MostBegins || begins.Any(d => !d.Exists)
                ? new Refusal("freshness.begins-unusable", "Months")
            : (before.Days, before.BeginsByItself) == (ask.Days, ask.BeginsByItself)
            && before.Begins.SequenceEqual(begins)
                ? Nothing
            : new FreshnessRulesSet(
                ask.Days.Reminder,
                ask.Days.Yellow,
                ask.Days.Hidden,
                ask.Days.Phone,
                ask.BeginsByItself,
                [.. begins.Select(d => d.ToString())]
            );
    }

    /// <summary>A round is known by its day: begun twice on one day it is one.</summary>
    public static Outcome<RoundEvent> Decide(FreshnessPlan? plan, BeginRound ask, DateOnly today) =>
        plan?.Last is not { } last ? new RoundBegun(today, ask.ByItself)
        : last.Day >= today ? Nothing
        : today.DayNumber - last.Day.DayNumber < LeastDaysBetween
            ? new Refusal("freshness.round-too-soon")
        : new RoundBegun(today, ask.ByItself);

    public static Outcome<RoundEvent> Decide(FreshnessPlan plan, NoteRoundAsked ask) =>
        plan.Last is { IsAsked: false } last && last.Day == ask.Round
            ? new RoundAsked(ask.Round, ask.Asked, ask.NotReached)
            : Nothing;

    /// <summary>Whether a round begins by itself today: on its day, or some days late.</summary>
    public static bool IsDue(FreshnessPlan? plan, DateOnly today) =>
        plan is { BeginsByItself: true }
        && (plan.Last is not { } last || today.DayNumber - last.Day.DayNumber >= LeastDaysBetween)
        && plan.Begins.SelectMany(d => new[] { d.In(today.Year), d.In(today.Year - 1) })
            .Any(d => today.DayNumber - d.DayNumber is >= 0 and <= MostDaysLate);

    /// <summary>The next day on which a round begins by itself; null when none does.</summary>
    public static DateOnly? Next(FreshnessPlan? plan, DateOnly today) =>
        plan is not { BeginsByItself: true, Begins.Count: > 0 }
            ? null
            : plan
                .Begins.SelectMany(d => new[] { d.In(today.Year), d.In(today.Year + 1) })
                .Where(d => d > today)
                .Min();

    private static Refusal? Check(FreshnessDays days) =>
        days.Reminder is < 1 or > FreshnessDays.Most
            ? new("freshness.days-unusable", nameof(FreshnessDays.Reminder))
        : days.Yellow <= days.Reminder || days.Yellow > FreshnessDays.Most
            ? new("freshness.yellow-order", nameof(FreshnessDays.Yellow))
        : days.Hidden <= days.Yellow || days.Hidden > FreshnessDays.Most
            ? new("freshness.hidden-order", nameof(FreshnessDays.Hidden))
        : days.Phone <= days.Reminder || days.Phone > FreshnessDays.Most
            ? new("freshness.phone-order", nameof(FreshnessDays.Phone))
        : null;
}
