using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Shared.Forms;

namespace Netzwerk.Web.Meetings.Pages;

/// <summary>What a person typed about day and time of a meeting.</summary>
public class WhenForm
{
    public string? Day { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    public void Fill(Appointment when)
    {
        ArgumentNullException.ThrowIfNull(when);
        Day = GermanInput.Iso(when.Day);
        From = when.From.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        To = when.To.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The appointment, or null with an error beside each field that cannot be read.</summary>
    public Appointment? Read(FormErrors errors, Func<string, string> text)
    {
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(text);
        var day = GermanInput.Day(Day);
        var from = GermanInput.Time(From);
        var to = GermanInput.Time(To);
        if (day is null)
        {
            errors.Add(nameof(Day), text("form.day-unreadable"));
        }

        if (from is null)
        {
            errors.Add(nameof(From), text("form.time-unreadable"));
        }

        if (to is null)
        {
            errors.Add(nameof(To), text("form.time-unreadable"));
        }

        return day is { } d && from is { } f && to is { } t ? new(d, f, t) : null;
    }
}

/// <summary>What a person typed to plan a meeting.</summary>
public sealed class PlanForm : WhenForm
{
    /// <summary>Made when the form is shown: pressing twice plans one meeting.</summary>
    public Guid Id { get; set; }

    public string? Title { get; set; }

    public string? Place { get; set; }

    public string? VideoLink { get; set; }

    public List<ItemForm> Items { get; set; } = [];
}

/// <summary>What a person typed about one item of the agenda.</summary>
public sealed class ItemForm
{
    public Guid Id { get; set; }

    public string? Title { get; set; }

    public string? Minutes { get; set; }

    public string? Purpose { get; set; }

    public string? Rapporteur { get; set; }

    public ItemPurpose ReadPurpose =>
        Enum.TryParse<ItemPurpose>(Purpose, out var purpose) && Enum.IsDefined(purpose)
            ? purpose
            : ItemPurpose.Information;

    public PersonId? ReadRapporteur =>
        PersonId.TryParse(Rapporteur, provider: null, out var person) ? person : null;

    /// <summary>Minutes; 0 when left open, null when it is no number.</summary>
    public int? ReadMinutes =>
        string.IsNullOrWhiteSpace(Minutes) ? 0
        : int.TryParse(
            Minutes.Trim(),
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var minutes
        )
            ? minutes
        : null;

    public AddAgendaItem Ask(AgendaItemId id) =>
        new(id, Title, ReadPurpose, ReadMinutes ?? 0, ReadRapporteur);
}
