using System.Globalization;

namespace Netzwerk.Domain.Freshness;

/// <summary>A day that comes every year.</summary>
public sealed record YearDay(int Month, int Day)
{
    /// <summary>That day in a year; the 29th of February is the 28th in a year without it.</summary>
    public DateOnly In(int year) =>
        new(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));

    /// <summary>As it is stored: month and day with two digits each.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Month:00}-{Day:00}");

    public static YearDay? Parse(string text) =>
        text?.Split('-') is [var month, var day]
        && int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m)
        && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d)
        && new YearDay(m, d) is { Exists: true } found
            ? found
            : null;

    /// <summary>A leap year has every day there is.</summary>
    public bool Exists =>
        Month is >= 1 and <= 12 && Day >= 1 && Day <= DateTime.DaysInMonth(2024, Month);
}

/// <summary>One round: its day, whether it began by itself, and how many were asked.</summary>
public sealed record FreshnessRound(DateOnly Day, bool ByItself)
{
    public int Asked { get; init; }

    public int NotReached { get; init; }

    /// <summary>Everybody who could be asked has been.</summary>
    public bool IsAsked { get; init; }
}

/// <summary>How the office keeps the directory right: the numbers of days, when rounds begin, and which rounds there were.</summary>
public sealed record FreshnessPlan(Guid Id) : IFolded<FreshnessPlan, RoundEvent>
{
    /// <summary>There is one office, so there is one plan.</summary>
    public static readonly Guid OfTheOffice = new("66726573-686e-4573-b370-000000000001");

    /// <summary>The first of the third month of each quarter: far from all school holidays of Saxony.</summary>
    public static readonly IReadOnlyList<YearDay> UsualBegins =
    [
        new(3, 1),
        new(6, 1),
        new(9, 1),
        new(12, 1),
    ];

    public static readonly FreshnessPlan Usual = new(OfTheOffice);

    public int Version { get; init; }

    public FreshnessDays Days { get; init; } = FreshnessDays.Usual;

    /// <summary>Until a coordinator switches it on nothing goes out by itself.</summary>
    public bool BeginsByItself { get; init; }

    public IReadOnlyList<YearDay> Begins { get; init; } = UsualBegins;

    /// <summary>In the order in which they began.</summary>
    public IReadOnlyList<FreshnessRound> Rounds { get; init; } = [];

    public FreshnessRound? Last => Rounds.Count > 0 ? Rounds[^1] : null;

    public static FreshnessPlan? Evolve(FreshnessPlan? plan, Guid id, object happened) =>
        happened switch
        {
            FreshnessRulesSet e => (plan ?? new(id)) with
            {
                Days = new(e.Reminder, e.Yellow, e.Hidden, e.Phone),
                BeginsByItself = e.BeginsByItself,
                Begins = [.. e.Begins.Select(YearDay.Parse).OfType<YearDay>()],
            },
            RoundBegun e => (plan ?? new(id)) is var p
                ? p with
                {
                    Rounds = [.. p.Rounds, new(e.Round, e.ByItself)],
                }
                : plan,
            RoundAsked e when plan is not null => plan with
            {
                Rounds =
                [
                    .. plan.Rounds.Select(r =>
                        r.Day == e.Round
                            ? r with
                            {
                                Asked = e.Asked,
                                NotReached = e.NotReached,
                                IsAsked = true,
                            }
                            : r
                    ),
                ],
            },
            _ => plan,
        };
}
