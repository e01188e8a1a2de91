using System.Globalization;
using Netzwerk.Domain.Freshness;

namespace Netzwerk.Web.Freshness.Pages;

/// <summary>The rules of the rounds as they were typed.</summary>
public sealed class RulesForm
{
    /// <summary>Every month has this day.</summary>
    public const int LatestDay = 28;

    public int Version { get; set; }

    public string? Reminder { get; set; }

    public string? Yellow { get; set; }

    public string? Hidden { get; set; }

    public string? Phone { get; set; }

    public bool BeginsByItself { get; set; }

#pragma warning disable CA1819 // a form that ticks several boxes is bound to an array
    public string[]? Months { get; set; }
#pragma warning restore CA1819

    public string? Day { get; set; }

    public static RulesForm Of(FreshnessPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new()
        {
            Version = plan.Version,
            Reminder = Text(plan.Days.Reminder),
            Yellow = Text(plan.Days.Yellow),
            Hidden = Text(plan.Days.Hidden),
            Phone = Text(plan.Days.Phone),
            BeginsByItself = plan.BeginsByItself,
            Months = [.. plan.Begins.Select(b => Text(b.Month)).Distinct(StringComparer.Ordinal)],
            Day = Text(plan.Begins.Count > 0 ? plan.Begins[0].Day : 1),
        };
    }

    /// <summary>What is no number is refused by the rules like a number that is too small.</summary>
    public SetFreshnessRules Read() =>
        new(
            new(Number(Reminder), Number(Yellow), Number(Hidden), Number(Phone)),
            BeginsByItself,
            [.. (Months ?? []).Select(m => new YearDay(Number(m), Number(Day)))]
        );

    private static int Number(string? typed) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
