using Microsoft.Extensions.Localization;

namespace Netzwerk.Web.Actors.Merging;

/// <summary>Says in words what makes two entries alike.</summary>
public static class AlikeWords
{
    public static string Say(IEnumerable<AlikeBy> by, IStringLocalizer<MergeTexts> texts)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(texts);
        return string.Join(", ", by.Select(b => texts[$"alike.{b}"].Value));
    }
}
