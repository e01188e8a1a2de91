using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes.Templates;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Minutes.Templates;

/// <summary>How the text of an item begins: in the group's own words, or as is usual for its kind of minutes. Minutes are German.</summary>
public sealed class UsualBeginnings(IStringLocalizer<TemplateTexts> texts)
{
    /// <summary>The lines that are usual; none for a group that chose no kind.</summary>
    public string Of(MinutesKind? kind, ItemPurpose purpose) =>
        kind is null
            ? ""
            : InLanguage.Say(
                InLanguage.German,
                () => texts[$"usual.{kind}.{purpose}"].Value.Replace('|', '\n')
            );

    /// <summary>What an item of this group begins with, as written by somebody; null when it begins empty.</summary>
    public MinutesText? For(MinutesTemplates templates, AgendaItem item, PersonId author)
    {
        ArgumentNullException.ThrowIfNull(templates);
        ArgumentNullException.ThrowIfNull(item);
        var own = templates.TextFor(item.Purpose);
        var lines = own.Length > 0 ? own : Of(templates.Kind, item.Purpose);
        return lines.Length == 0 ? null : TemplateText.Read(lines, author);
    }
}
