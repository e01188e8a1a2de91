using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Meetings.Pages;

/// <summary>The members of a group to choose from, sorted by family name.</summary>
internal static class PeopleChoices
{
    public static async Task<IReadOnlyList<Choice>> OfAsync(
        Group group,
        PersonNames names,
        CancellationToken ct
    )
    {
        var people = group.Members.Select(m => m.Person).ToArray();
        var lookup = await names.OfAsync(people, ct);
        return
        [
            .. people
                .OrderBy(lookup.SortName, StringComparer.CurrentCulture)
                .Select(p => new Choice(p.ToString(), lookup[p])),
        ];
    }
}
