using System.Globalization;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Meetings.Series;

/// <summary>Says a rhythm as people do: "alle 2 Wochen am Donnerstag".</summary>
public static class RuleText
{
    public static string Rhythm(IStringLocalizer<SeriesTexts> texts, SeriesRule rule)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(rule);
        var isEnglish = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        var culture = CultureInfo.GetCultureInfo(isEnglish ? "en-GB" : "de-DE");
        var key = rule.Every == 1 ? $"rule.{rule.Rhythm}.one" : $"rule.{rule.Rhythm}";
        return texts[
            key,
            rule.Every,
            culture.DateTimeFormat.GetDayName(rule.Weekday),
            rule.Position == 0 ? "" : texts[$"rule.position.{rule.Position}"].Value
        ];
    }

    /// <summary>The rhythm with hours and both ends.</summary>
    public static string Whole(
        IStringLocalizer<SeriesTexts> texts,
        SeriesRule rule,
        TimeOnly from,
        TimeOnly to
    )
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(rule);
        return texts[
            "rule.whole",
            Rhythm(texts, rule),
            WhenText.Hours(new Appointment(rule.First, from, to)),
            WhenText.ShortDay(rule.First),
            WhenText.ShortDay(rule.Days().LastOrDefault(rule.Last))
        ];
    }
}
