using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Web.Shared.Forms;

namespace Netzwerk.Web.CircularResolutions.Pages;

/// <summary>What a person typed to put a question.</summary>
public sealed class CircularForm
{
    /// <summary>Made when the form is shown: pressing twice makes one draft.</summary>
    public Guid Id { get; set; }

    public long? Version { get; set; }

    public string? Title { get; set; }

    public string? Wording { get; set; }

    public string? Reasons { get; set; }

    public string? LastDay { get; set; }

    public bool IsClosed { get; set; }

    public string[]? Papers { get; set; }

    public static CircularForm Of(CircularResolution circular)
    {
        ArgumentNullException.ThrowIfNull(circular);
        return new()
        {
            Id = circular.Id,
            Version = circular.Version,
            Title = circular.Title,
            Wording = circular.Wording,
            Reasons = circular.Reasons,
            LastDay = GermanInput.Iso(circular.LastDay),
            IsClosed = circular.IsClosed,
            Papers = [.. circular.Papers.Select(p => p.ToString())],
        };
    }

    /// <summary>What could be read; null with an error beside the field.</summary>
    public CircularText? Read(FormErrors errors, IStringLocalizer texts)
    {
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(texts);
        if (GermanInput.Day(LastDay) is not { } lastDay)
        {
            errors.Add(nameof(LastDay), texts["form.day-unreadable"]);
            return null;
        }

        return new(
            Title,
            Wording,
            Reasons,
            IsClosed,
            lastDay,
            [
                .. (Papers ?? [])
                    .Select(p =>
                        PaperId.TryParse(p, provider: null, out var paper) ? paper : (PaperId?)null
                    )
                    .OfType<PaperId>(),
            ]
        );
    }
}

/// <summary>What a person chose to answer.</summary>
public sealed class CircularAnswerForm
{
    public string? Choice { get; set; }

    public string? Reason { get; set; }

    /// <summary>What was answered before, or what the button of the mail said.</summary>
    public static CircularAnswerForm Of(CircularReply? before, string? pressed) =>
        new()
        {
            Choice =
                CircularWords.Read(pressed) is not null ? pressed
                : before is null ? null
                : CircularWords.Word(before.Choice),
            Reason = before?.Reason,
        };
}
