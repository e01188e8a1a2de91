using Netzwerk.Domain;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.FollowUp;

/// <summary>Who has a task, in words: the person, or the organisation, or both.</summary>
public static class TaskHolder
{
    public static string? Name(
        PersonId? person,
        OrganisationId? organisation,
        NameLookup names,
        OrganisationNames organisations
    )
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(organisations);
        string[] known =
        [
            .. person is { } p ? [names[p]] : (string[])[],
            .. organisation is { } o ? [organisations[o]] : (string[])[],
        ];
        return known.Length == 0 ? null : string.Join(", ", known);
    }
}
