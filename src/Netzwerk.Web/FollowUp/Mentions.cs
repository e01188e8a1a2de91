using System.Text.RegularExpressions;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.FollowUp;

/// <summary>
/// How a person named in a resolution or task is stored: as a key, so that no name stands in the history and an
/// erased person's name is gone from the registers too.
/// </summary>
public static partial class Mentions
{
    public static string Write(PersonId person) => $"@[{person.Value:D}]";

    public static IEnumerable<PersonId> In(string wording) =>
        Mention().Matches(wording).Select(m => new PersonId(Guid.Parse(m.Groups["id"].Value)));

    public static string Read(string wording, NameLookup names) =>
        Mention().Replace(wording, m => names[new(Guid.Parse(m.Groups["id"].Value))]);

    public static IEnumerable<PersonId> In(IEnumerable<ActionItem> tasks) =>
        tasks.SelectMany(t => In(t.Wording));

    /// <summary>Tasks as people read them: with the names that belong to the keys now.</summary>
    public static IReadOnlyList<ActionItem> Read(IEnumerable<ActionItem> tasks, NameLookup names) =>
        [.. tasks.Select(t => t with { Wording = Read(t.Wording, names) })];

    [GeneratedRegex(
        "@\\[(?<id>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\\]",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Mention();
}
