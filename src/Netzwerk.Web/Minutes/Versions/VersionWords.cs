using System.Globalization;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Minutes.Versions;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Minutes.Versions;

/// <summary>Says in words what a version is: which, from when to when, by whom, how much.</summary>
public sealed class VersionWords(IStringLocalizer<VersionTexts> texts)
{
    /// <summary>02.12.2026, 10:03 Uhr bis 10:12 Uhr, on the clocks of Europe/Berlin.</summary>
    public string When(MinutesVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var (since, until) = (
            Appointment.LocalTime(version.Since),
            Appointment.LocalTime(version.Until)
        );
        var from = WhenText.Moment(version.Since);
        return since.Date == until.Date && since.Hour == until.Hour && since.Minute == until.Minute
                ? from
            : since.Date == until.Date
                ? texts["when.until", from, until.ToString("HH:mm", CultureInfo.InvariantCulture)]
            : texts["when.until-day", from, WhenText.Moment(version.Until)];
    }

    public string Who(MinutesVersion version, NameLookup names)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(names);
        return string.Join(", ", version.Writers.Select(w => names[w.Person]));
    }

    public string HowMuch(MinutesVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return texts["how-much", Letters(version.Added), Letters(version.Removed)];
    }

    /// <summary>Version 4, or "Zwischenstand in Version 4" for a text within it.</summary>
    public string Which(VersionScreen screen, long stand)
    {
        ArgumentNullException.ThrowIfNull(screen);
        return screen.Around(stand) is not { } found ? texts["version.empty"]
            : found.Version.Last == stand ? texts["version", found.Number]
            : texts["version.within", found.Number];
    }

    public string Letters(int count) => texts[count == 1 ? "letter" : "letters", count];
}
