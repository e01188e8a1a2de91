using Microsoft.Extensions.Localization;

namespace Netzwerk.Web.Actors.Profiles;

/// <summary>Says in words what somebody picked out of the directory.</summary>
public sealed class FilterWords(
    IStringLocalizer<ActorTexts> texts,
    IStringLocalizer<ProfileTexts> profiles
)
{
    /// <summary>Empty when all of it is meant.</summary>
    public string Of(DirectoryFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        string?[] chosen =
        [
            filter.Words is { } words ? texts["search.selection", words].Value : null,
            filter.Municipality is { } place
                ? $"{texts["municipality"]}: {Municipalities.NameOf(place)}"
                : null,
            filter.Topic is { } topic ? $"{profiles["topic"]}: {profiles[$"topic.{topic}"]}" : null,
            filter.TargetGroup is { } group
                ? $"{profiles["target-group"]}: {profiles[$"target-group.{group}"]}"
                : null,
            filter.Language is { } language
                ? $"{profiles["language"]}: {profiles[$"language.{language}"]}"
                : null,
        ];
        return string.Join(", ", chosen.OfType<string>());
    }
}
