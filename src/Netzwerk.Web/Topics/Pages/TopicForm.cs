using System.Globalization;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Topics;
using Netzwerk.Web.Shared.Forms;

namespace Netzwerk.Web.Topics.Pages;

/// <summary>What a person typed about a topic.</summary>
public sealed class TopicForm
{
    /// <summary>Made when the form is shown: pressing twice enters one topic.</summary>
    public Guid Id { get; set; }

    /// <summary>The version the form was filled from.</summary>
    public long? Version { get; set; }

    public string? Title { get; set; }

    public string? Purpose { get; set; }

    public string? Minutes { get; set; }

    public string? Rapporteur { get; set; }

    /// <summary>Only for those with a seat.</summary>
    public bool Closed { get; set; }

    public string? Note { get; set; }

    public string? Until { get; set; }

    public static TopicForm Of(Topic topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        var content = topic.Content;
        return new()
        {
            Id = topic.Id,
            Version = topic.Version,
            Title = content.Title,
            Purpose = content.Purpose.ToString(),
            Minutes =
                content.Minutes == 0 ? "" : content.Minutes.ToString(CultureInfo.InvariantCulture),
            Rapporteur = content.Rapporteur?.ToString(),
            Closed = topic.IsClosed,
            Note = content.Note,
            Until = content.Until is { } day ? GermanInput.Iso(day) : "",
        };
    }

    /// <summary>What was typed, or null with an error beside each field that cannot be read.</summary>
    public ChangeTopic? Read(FormErrors errors, IStringLocalizer texts)
    {
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(texts);
        var minutes = 0;
        if (
            !string.IsNullOrWhiteSpace(Minutes)
            && !int.TryParse(
                Minutes.Trim(),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out minutes
            )
        )
        {
            errors.Add(nameof(Minutes), texts["topic.minutes-unusable"]);
        }

        var until = GermanInput.Day(Until);
        if (!string.IsNullOrWhiteSpace(Until) && until is null)
        {
            errors.Add(nameof(Until), texts["form.day-unreadable"]);
        }

        return errors.Any
            ? null
            : new(
                Title,
                Enum.TryParse<ItemPurpose>(Purpose, out var purpose) && Enum.IsDefined(purpose)
                    ? purpose
                    : ItemPurpose.Information,
                minutes,
                PersonId.TryParse(Rapporteur, provider: null, out var person) ? person : null,
                Closed ? AgendaPart.ClosedPart : AgendaPart.PublicPart,
                Note,
                until
            );
    }
}

/// <summary>What a person typed to propose something.</summary>
public sealed class MotionForm
{
    /// <summary>Made when the form is shown: pressing twice proposes once.</summary>
    public Guid Id { get; set; }

    public string? Title { get; set; }

    public string? Wording { get; set; }

    public string? Reasons { get; set; }

    /// <summary>The group in whose name it is proposed.</summary>
    public string? From { get; set; }

    public bool Closed { get; set; }
}
