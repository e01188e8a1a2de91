using System.Globalization;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Time;

/// <summary>Writes days and times as people say them, in the language of the page or mail.</summary>
public static class WhenText
{
    private static bool IsGerman => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "en";

    private static CultureInfo Culture => CultureInfo.GetCultureInfo(IsGerman ? "de-DE" : "en-GB");

    /// <summary>Mittwoch, 2. Dezember 2026, 10:00 bis 12:00 Uhr</summary>
    public static string Whole(Appointment when) => $"{Day(when.Day)}, {Hours(when)}";

    /// <summary>The same with the name of the time zone, for mails that travel.</summary>
    public static string WithZone(Appointment when) => $"{Whole(when)} ({ZoneName(when)})";

    public static string Day(DateOnly day) =>
        day.ToString(IsGerman ? "dddd, d. MMMM yyyy" : "dddd, d MMMM yyyy", Culture);

    /// <summary>2. Dezember 2026</summary>
    public static string Date(DateOnly day) =>
        day.ToString(IsGerman ? "d. MMMM yyyy" : "d MMMM yyyy", Culture);

    /// <summary>02.12.2026</summary>
    public static string ShortDay(DateOnly day) =>
        day.ToString(IsGerman ? "dd.MM.yyyy" : "dd/MM/yyyy", Culture);

    public static string Hours(Appointment when) =>
        IsGerman
            ? string.Create(Culture, $"{when.From:HH\\:mm} bis {when.To:HH\\:mm} Uhr")
            : string.Create(Culture, $"{when.From:HH\\:mm} to {when.To:HH\\:mm}");

    /// <summary>Samstag, 12. Dezember 2026, 10:00 Uhr; the end may be open, and the beginning too.</summary>
    public static string Span(DateOnly day, TimeOnly? from, TimeOnly? to) =>
        (from, to) switch
        {
            ({ } begin, { } end) => Whole(new(day, begin, end)),
            ({ } begin, null) => $"{Day(day)}, {Clock(begin)}",
            (null, { } end) => $"{Day(day)}, {(IsGerman ? "bis" : "until")} {Clock(end)}",
            _ => Day(day),
        };

    private static string Clock(TimeOnly time) =>
        time.ToString(IsGerman ? "HH:mm 'Uhr'" : "HH:mm", Culture);

    /// <summary>An instant on the clocks of Europe/Berlin: 02.12.2026, 10:03 Uhr</summary>
    public static string Moment(DateTimeOffset instant)
    {
        var local = Appointment.LocalTime(instant);
        return IsGerman
            ? local.ToString("dd.MM.yyyy, HH:mm 'Uhr'", Culture)
            : local.ToString("dd/MM/yyyy, HH:mm", Culture);
    }

    private static string ZoneName(Appointment when)
    {
        var isSummer = when.Start.Offset > TimeSpan.FromHours(1);
        return (IsGerman, isSummer) switch
        {
            (true, true) => "MESZ",
            (true, false) => "MEZ",
            (false, true) => "CEST",
            _ => "CET",
        };
    }
}
