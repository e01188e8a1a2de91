using Microsoft.Extensions.Localization;
using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Actors.Profiles;

/// <summary>The controlled lists in the words of the reader.</summary>
internal static class ProfileChoices
{
    public static IReadOnlyList<Choice> Topics(IStringLocalizer texts) =>
        Of<WorkTopic>(texts, "topic");

    public static IReadOnlyList<Choice> TargetGroups(IStringLocalizer texts) =>
        Of<TargetGroup>(texts, "target-group");

    /// <summary>In the order of their need, not of the alphabet.</summary>
    public static IReadOnlyList<Choice> Languages(IStringLocalizer texts) =>
        [.. LanguageCodes.All.Select(l => new Choice(l, texts[$"language.{l}"]))];

    private static IReadOnlyList<Choice> Of<T>(IStringLocalizer texts, string kind)
        where T : struct, Enum =>
        [
            .. Enum.GetValues<T>()
                .Select(v => new Choice($"{v}", texts[$"{kind}.{v}"]))
                .OrderBy(c => c.Text, ActorDirectory.Order),
        ];
}
