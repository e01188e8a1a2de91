using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Freshness;

/// <summary>Whoever answers at a general address is a contact of the directory from the first mail on.</summary>
public sealed class GeneralContacts(
    PersonRegistry registry,
    PersonVault vault,
    IStringLocalizer<FreshnessTexts> texts
)
{
    /// <summary>The contact at this address; entered in the same transaction where nobody is known by it.</summary>
    public async Task<PersonId> FindOrEnterAsync(
        Work work,
        PersonId entered,
        Organisation organisation,
        string mail,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(organisation);
        if (await vault.ByMailAsync(work.Session, mail, ct) is { } known)
        {
            return known;
        }

        var name = InLanguage.Say(InLanguage.German, () => texts["general.name"].Value);
        await registry.EnterAsync(
            work,
            entered,
            new PersonCard(
                name,
                PlainText.Start(organisation.Name, PersonCard.LongestName - 1),
                mail
            ),
            new EnterPerson(PersonSource.EnteredByCoordinator, new(organisation.Id)),
            ct
        );
        return entered;
    }
}
