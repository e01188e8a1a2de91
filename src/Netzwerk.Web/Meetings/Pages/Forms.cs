using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Localization;
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

    [AllowNull]
    public List<ItemForm> Items
    {
        get;
        set => field = value ?? [];
    } = [];
}

/// <summary>What a person typed to change a meeting.</summary>
public sealed class ChangeForm : WhenForm
{
    /// <summary>The version the form was filled from.</summary>
    public long? Version { get; set; }

    public string? Title { get; set; }

    public string? Place { get; set; }

    public string? VideoLink { get; set; }

    public static ChangeForm Of(Meeting meeting)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        var form = new ChangeForm
        {
            Version = meeting.Version,
            Title = meeting.Title,
            Place = meeting.Place,
            VideoLink = meeting.VideoLink,
        };
        form.Fill(meeting.When);
        return form;
    }

    /// <summary>Goes on from the meeting as it is now with what was typed here.</summary>
    public ChangeForm On(Meeting before, Meeting now)
    {
        var (was, stands) = (Of(before), Of(now));
        return new()
        {
            Version = stands.Version,
            Title = Meanwhile.Keep(Title, was.Title, stands.Title),
            Day = Meanwhile.Keep(Day, was.Day, stands.Day),
            From = Meanwhile.Keep(From, was.From, stands.From),
            To = Meanwhile.Keep(To, was.To, stands.To),
            Place = Meanwhile.Keep(Place, was.Place, stands.Place),
            VideoLink = Meanwhile.Keep(VideoLink, was.VideoLink, stands.VideoLink),
        };
    }
}

/// <summary>What a person typed about one item of the agenda.</summary>
public sealed class ItemForm
{
    public Guid Id { get; set; }

    public string? Title { get; set; }

    public string? Minutes { get; set; }

    public string? Purpose { get; set; }

    public string? Rapporteur { get; set; }

    /// <summary>Only for those with a seat.</summary>
    public bool Closed { get; set; }

    public AgendaPart ReadPart => Closed ? AgendaPart.ClosedPart : AgendaPart.PublicPart;

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

    public static ItemForm Of(AgendaItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new()
        {
            Id = item.Id.Value,
            Title = item.Title,
            Minutes =
                item.Minutes == 0
                    ? ""
                    : item.Minutes.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Purpose = item.Purpose.ToString(),
            Rapporteur = item.Rapporteur?.ToString(),
            Closed = item.IsClosed,
        };
    }

    public bool SaysAs(ItemForm other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Meanwhile.Same(Title, other.Title)
            && Meanwhile.Same(Minutes, other.Minutes)
            && Meanwhile.Same(Purpose, other.Purpose)
            && Meanwhile.Same(Rapporteur, other.Rapporteur)
            && Closed == other.Closed;
    }

    /// <summary>Says beside each field of this line what is wrong with it; line 0 is the new one.</summary>
    public void Check(int line, FormErrors errors, IStringLocalizer texts)
    {
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(texts);
        if (ReadMinutes is null)
        {
            errors.Add(MinutesField(line), texts["agenda.minutes-unreadable", Title?.Trim() ?? ""]);
        }

        if (AgendaDecisions.Check(Ask(new(Id))) is { } refusal)
        {
            var field = refusal.Field is "Minutes" ? MinutesField(line) : TitleField(line);
            errors.Add(field, texts[refusal.Code]);
        }
    }

    public static string TitleField(int line) => $"punkt-{line}-titel";

    public static string MinutesField(int line) => $"punkt-{line}-minuten";

    public AddAgendaItem Ask(AgendaItemId id) =>
        new(id, Title, ReadPurpose, ReadMinutes ?? 0, ReadRapporteur, ReadPart);
}
