using System.Globalization;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups.Joining;

/// <summary>Enters people who told us themselves who they are, in the form for joining or behind an invitation.</summary>
public sealed class JoinedPeople(PersonRegistry registry)
{
    public async Task<PersonId> EnterAsync(
        Work work,
        PersonId person,
        PersonCard typed,
        string organisationName,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(typed);
        var organisation = await ActorDirectory.FindOrganisationAsync(
            work.Session,
            organisationName,
            ct
        );
        var card = typed with
        {
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en" ? "en" : "de",
            Note = organisation is null ? organisationName : "",
        };
        await registry.EnterAsync(
            work,
            person,
            card,
            new EnterPerson(PersonSource.JoinRequest, organisation),
            ct
        );
        return person;
    }
}
