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
                .. plan.Rule.Days().Take(SeriesDecisions.MostDates).Select(_ => MeetingId.Create()),
            ],
        };
    }

    public static string DaysOf(PlanSeries plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return string.Join(
            ',',
            plan.Rule.Days().Select(d => d.ToString("yyyyMMdd", CultureInfo.InvariantCulture))
        );
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

    public static IStringLocalizer WordsFor(
        Refusal? refusal,
        IStringLocalizer<SeriesTexts> texts,
        IStringLocalizer<MeetingTexts> words
    ) => refusal?.Code.StartsWith("series.", StringComparison.Ordinal) == true ? texts : words;
}
