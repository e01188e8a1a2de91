using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings.Sitting;
using Netzwerk.Web.Actors.Imports.Columns;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Shared;
using Netzwerk.Web.Shared.Forms;

namespace Netzwerk.Web.Meetings.Sitting;

/// <summary>A button of the list that was pressed, with the time and reason typed above it.</summary>
public sealed class PresenceForm
{
    /// <summary>What is noted, about whom, and for which seat: "da:person:seat".</summary>
    public string? Do { get; set; }

    public string? Time { get; set; }

    public string? Reason { get; set; }
}

/// <summary>A button of the course that was pressed, with the time typed above it.</summary>
public sealed class CourseForm
{
    /// <summary>What is done, and with which item: "begin:item".</summary>
    public string? Step { get; set; }

    public string? CourseTime { get; set; }
}

/// <summary>Somebody typed in with two fields.</summary>
public sealed class GuestForm
{
    /// <summary>Made when the form is shown: pressing twice enters one person.</summary>
    public Guid Id { get; set; }

    public string? GuestName { get; set; }

    public string? Organisation { get; set; }

    public bool ByVideo { get; set; }

    /// <summary>The guest, or null with an error beside each field that cannot be taken.</summary>
    public UnknownGuest? Read(FormErrors errors, IStringLocalizer texts)
    {
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(texts);
        var (given, family) = WholeName.Split(PlainText.Line(GuestName));
        var organisation = PlainText.Line(Organisation);
        if (given.Length + family.Length == 0)
        {
            errors.Add(nameof(GuestName), texts["guest.name-missing"]);
        }
        else if (given.Length > PersonCard.LongestName || family.Length > PersonCard.LongestName)
        {
            errors.Add(nameof(GuestName), texts["guest.name-too-long"]);
        }

        if (organisation.Length > Groups.Joining.JoinForm.LongestOrganisation)
        {
            errors.Add(nameof(Organisation), texts["guest.organisation-too-long"]);
        }

        return errors.Any || Id == Guid.Empty
            ? null
            : new(
                new(Id),
                new PersonCard(given, family, Mail: ""),
                organisation,
                ByVideo ? Presence.ByVideo : Presence.InRoom
            );
    }
}

/// <summary>Reads times of forms and words what was refused, beside the field of the form it came from.</summary>
internal static class SittingForms
{
    /// <summary>The time that was typed, null when none was; false with an error when it cannot be read.</summary>
    public static bool ReadTime(
        string? typed,
        string field,
        FormErrors errors,
        IStringLocalizer texts,
        out TimeOnly? at
    )
    {
        at = GermanInput.Time(typed);
        if (at is null && !string.IsNullOrWhiteSpace(typed))
        {
            errors.Add(field, texts["form.time-unreadable"]);
            return false;
        }

        return true;
    }

    /// <summary>True when it was carried out; a time that was refused is said beside this form's field for it.</summary>
    public static bool Accept(
        this FormErrors errors,
        CommandResult result,
        string timeField,
        SittingTexter texts,
        NavigationManager navigation
    )
    {
        var refusal = result.Refusal is { Field: "At" } at
            ? at with
            {
                Field = timeField,
            }
            : result.Refusal;
        var own = refusal?.Code.StartsWith("sitting.", StringComparison.Ordinal) is true;
        return errors.Accept(
            result with
            {
                Refusal = refusal,
            },
            own ? texts.Sitting : texts.Meetings,
            texts.Shared,
            navigation
        );
    }

    public static (string Act, string First, string Second) Parts(string? pressed)
    {
        var parts = (pressed ?? "").Split(':');
        return (parts[0], parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? "");
    }

    public static PersonId? Person(string text) =>
        PersonId.TryParse(text, CultureInfo.InvariantCulture, out var person) ? person : null;

    public static AgendaItemId? Item(string text) =>
        AgendaItemId.TryParse(text, CultureInfo.InvariantCulture, out var item) ? item : null;
}

/// <summary>The words of leading a meeting, those of meetings, and those of all forms.</summary>
public sealed class SittingTexter(
    IStringLocalizer<SittingTexts> sitting,
    IStringLocalizer<MeetingTexts> meetings,
    IStringLocalizer<SharedTexts> shared
)
{
    public IStringLocalizer<SittingTexts> Sitting => sitting;

    public IStringLocalizer<MeetingTexts> Meetings => meetings;

    public IStringLocalizer<SharedTexts> Shared => shared;
}
