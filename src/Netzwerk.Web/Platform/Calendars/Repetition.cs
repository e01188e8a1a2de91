using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Netzwerk.Domain;
using Netzwerk.Domain.Series;

namespace Netzwerk.Web.Platform.Calendars;

/// <summary>The rule of a series, and which of its days do not take place.</summary>
public sealed record Repetition(SeriesRule Rule, IReadOnlyList<DateOnly> Without);

/// <summary>
/// Which date of a series an entry is about: the day and time that the series gives it, wherever it was moved to since
/// (RECURRENCE-ID, RFC 5545 section 3.8.4.4).
/// </summary>
public sealed record SeriesDate(DateOnly Day, TimeOnly From);

/// <summary>Writes series as Outlook, which knows the fewest rules, reads them (mail-calendar.md 2.5).</summary>
internal static class Repeating
{
    public static void Repeat(CalendarEvent entry, Repetition repetition, TimeOnly from)
    {
        var rule = repetition.Rule;
        var days = rule.Days().ToArray();
        if (days.Length == 0)
        {
            throw new ArgumentException("A series has dates.", nameof(repetition));
        }

        entry.RecurrenceRule = new RecurrencePattern(
            rule.Rhythm is Rhythm.Weekly ? FrequencyType.Weekly : FrequencyType.Monthly,
            rule.Every
        )
        {
            ByDay = [rule.Position == 0 ? new(rule.Weekday) : new(rule.Weekday, rule.Position)],
            // In UTC, as RFC 5545 asks for it with a zone; the last date and not the end of some day.
            Until = new(Appointment.Instant(days[^1], from).UtcDateTime, CalDateTime.UtcTzId),
        };
        foreach (var day in repetition.Without.Where(days.Contains).Order())
        {
            entry.ExceptionDates.Add(At(day, from));
        }
    }

    public static RecurrenceIdentifier Identify(SeriesDate date) => new(At(date.Day, date.From));

    // The wall time of the series, whatever a clock change makes of it: it names the date, it does not tell the time.
    private static CalDateTime At(DateOnly day, TimeOnly from) =>
        new(day.ToDateTime(from), Appointment.Zone);
}
