using System.Globalization;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Meetings.Pages;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Shared.Forms;

namespace Netzwerk.Web.Meetings.Series.Pages;

/// <summary>What a person typed to plan a series, or to let it go on otherwise.</summary>
public sealed class SeriesForm : WhenForm
{
    private const string DayFormat = "yyyyMMdd";

    public const string Weekly = "woche";
    public const string Monthly = "monat";
    public const string MonthlyFromEnd = "monatsende";

    /// <summary>Made when the form is shown: pressing twice plans one series.</summary>
    public Guid Id { get; set; }

    public string? Title { get; set; }

    public string? Rhythm { get; set; } = Weekly;

    public string? Every { get; set; } = "1";

    public string? Last { get; set; }

    public string? Place { get; set; }

    public string? VideoLink { get; set; }

    /// <summary>The days that were shown before saving.</summary>
    public string? Shown { get; set; }

    /// <summary>Those of the shown days that have their tick: there is a meeting on them.</summary>
    public string[]? Kept { get; set; }

    /// <summary>Where the series goes on: the day of the first date that is replaced.</summary>
    public string? Since { get; set; }

    /// <summary>The plan, or null with an error beside each field that cannot be read.</summary>
    public PlanSeries? ReadPlan(
        GroupId group,
        FormErrors errors,
        IStringLocalizer<SeriesTexts> texts,
        IStringLocalizer<MeetingTexts> words
    )
    {
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(texts);
        var when = Read(errors, key => words[key]);
        var last = GermanInput.Day(Last);
        if (last is null)
        {
            errors.Add(nameof(Last), texts["day.unreadable"]);
        }

        if (
            !int.TryParse(
                Every?.Trim(),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var every
            )
        )
        {
            errors.Add(nameof(Every), texts["every.unreadable"]);
            return null;
        }

        return when is null || last is not { } end
            ? null
            : new(
                group,
                Title,
                RuleOf(when.Day, every, end),
                when.From,
                when.To,
                Place,
                VideoLink,
                []
            );
    }

    /// <summary>Ids for as many meetings as a series can have.</summary>
    public static PlanSeries WithMeetings(PlanSeries plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan with
        {
            Meetings =
            [
                .. plan.Days().Take(SeriesDecisions.MostDates).Select(_ => MeetingId.Create()),
            ],
        };
    }

    public static string DaysOf(PlanSeries plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return string.Join(',', plan.Rule.Days().Select(Code));
    }

    /// <summary>A day as the form sends it.</summary>
    public static string Code(DateOnly day) =>
        day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>
    /// The plan without the shown days that lost their tick. Days that other fields have taken away since stay out of it;
    /// one that was never shown is an error beside the list.
    /// </summary>
    public PlanSeries WithoutUnticked(
        PlanSeries plan,
        FormErrors errors,
        IStringLocalizer<SeriesTexts> texts
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(texts);
        var shown = DaysIn(Shown?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? []);
        var kept = DaysIn(Kept ?? []);
        if (shown is null || kept is null || kept.Except(shown).Any())
        {
            errors.Add(nameof(Kept), texts["series.no-such-date"]);
            return plan;
        }

        return plan with
        {
            LeftOut = [.. plan.Rule.Days().Where(d => shown.Contains(d) && !kept.Contains(d))],
        };
    }

    private static HashSet<DateOnly>? DaysIn(IEnumerable<string> codes)
    {
        var days = new HashSet<DateOnly>();
        foreach (var code in codes)
        {
            if (
                !DateOnly.TryParseExact(
                    code,
                    DayFormat,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
            {
                return null;
            }

            days.Add(day);
        }

        return days;
    }

    private SeriesRule RuleOf(DateOnly first, int every, DateOnly last) =>
        new(
            Rhythm is Weekly ? Domain.Series.Rhythm.Weekly : Domain.Series.Rhythm.Monthly,
            first,
            every,
            Rhythm is MonthlyFromEnd,
            last
        );
}

internal static class SeriesRefusals
{
    /// <summary>A refusal about words or times is worded as for meetings.</summary>
    public static IStringLocalizer WordsFor(
        this CommandResult result,
        IStringLocalizer<SeriesTexts> texts,
        IStringLocalizer<MeetingTexts> words
    ) => WordsFor(result.Refusal, texts, words);

    /// <summary>What is said about days left out stands beside the ticks of the others.</summary>
    public static Refusal OnForm(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal.Field == nameof(PlanSeries.LeftOut)
            ? refusal with
            {
                Field = nameof(SeriesForm.Kept),
            }
            : refusal;
    }

    public static IStringLocalizer WordsFor(
        Refusal? refusal,
        IStringLocalizer<SeriesTexts> texts,
        IStringLocalizer<MeetingTexts> words
    ) => refusal?.Code.StartsWith("series.", StringComparison.Ordinal) == true ? texts : words;
}
