using Microsoft.Extensions.Localization;
using Netzwerk.Domain.Meetings.Calling;
using Netzwerk.Web.Groups.Procedure;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Meetings.Calling;

/// <summary>Says what a check found, and by which arithmetic.</summary>
public sealed class CallingWords(IStringLocalizer<CallingTexts> texts, RuleWords rules)
{
    public string Title(CallingCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return texts[$"check.{check.Kind}"];
    }

    public string Reason(CallingCheck check, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(check);
        var key = $"check.{check.Kind}.{check.Colour}";
        if (check is { Kind: CallingCheckKind.UrgentNotice, Deadline: null })
        {
            key = "check.UrgentNotice.never";
        }
        else if (check.Count == 1 && texts[$"{key}.one"] is { ResourceNotFound: false })
        {
            key += ".one";
        }

        var last = check.Deadline is { } deadline ? RuleWords.Day(deadline.LastDay) : "";
        return texts[key, check.Count, check.Of, last, RuleWords.Day(today)];
    }

    /// <summary>The way from the meeting back to the last day; empty where there is none.</summary>
    public string Arithmetic(CallingCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return check.Deadline is { } deadline
            ? texts["arithmetic", rules.Arithmetic(deadline)].Value
            : "";
    }

    public static Tone ToneOf(CheckColour colour) =>
        colour switch
        {
            CheckColour.Red => Tone.Danger,
            CheckColour.Yellow => Tone.Warning,
            _ => Tone.Success,
        };

    /// <summary>The page of the meeting on which the matter is put right.</summary>
    public static string? Remedy(CallingCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return check switch
        {
            { Colour: CheckColour.Green } => null,
            {
                Kind: CallingCheckKind.Agenda
                    or CallingCheckKind.Rapporteurs
                    or CallingCheckKind.Minutes
                    or CallingCheckKind.End
            } => "tagesordnung",
            {
                Kind: CallingCheckKind.Place
                    or CallingCheckKind.FreeDay
                    or CallingCheckKind.SchoolHoliday
                    or CallingCheckKind.Clash
            } => "aendern",
            _ => null,
        };
    }
}
