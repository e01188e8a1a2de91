using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes.Templates;

namespace Netzwerk.Web.Minutes.Templates.Pages;

/// <summary>What somebody typed about the beginnings of a group's minutes.</summary>
public sealed class TemplatesForm
{
    /// <summary>The version the form was filled from.</summary>
    public long? Version { get; set; }

    public string? Kind { get; set; }

    public string? Information { get; set; }

    public string? Discussion { get; set; }

    public string? Decision { get; set; }

    public string? Election { get; set; }

    public string? Of(ItemPurpose purpose) =>
        purpose switch
        {
            ItemPurpose.Discussion => Discussion,
            ItemPurpose.Decision => Decision,
            ItemPurpose.Election => Election,
            _ => Information,
        };

    public static TemplatesForm Of(MinutesTemplates templates)
    {
        ArgumentNullException.ThrowIfNull(templates);
        return new()
        {
            Version = templates.Version,
            Kind = templates.Kind?.ToString(),
            Information = templates.TextFor(ItemPurpose.Information),
            Discussion = templates.TextFor(ItemPurpose.Discussion),
            Decision = templates.TextFor(ItemPurpose.Decision),
            Election = templates.TextFor(ItemPurpose.Election),
        };
    }

    public SetMinutesTemplates Ask(GroupId group) =>
        new(
            group,
            Enum.TryParse<MinutesKind>(Kind, out var kind) ? kind : null,
            Enum.GetValues<ItemPurpose>().ToDictionary(p => p, Of)
        );
}
