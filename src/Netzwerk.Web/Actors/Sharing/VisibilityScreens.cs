using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Sharing;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors.Sharing;

/// <summary>How far somebody's details are shown, to whoever may change that.</summary>
public sealed record VisibilityScreen(
    PersonId Person,
    PersonCard Card,
    string Organisation,
    PersonVisibility Visibility,
    bool IsShielded,
    bool IsSelf
)
{
    /// <summary>What the person agreed to.</summary>
    public IReadOnlyList<FieldChoice> Consents =>
        [.. Visibility.Choices.Where(c => c.Consent is not null).OrderBy(c => c.Field)];

    public string ValueOf(CardField field) =>
        field switch
        {
            CardField.Name => Card.FullName,
            CardField.Organisation => Organisation,
            CardField.Mail => Card.Mail,
            CardField.Phone => Card.Phone,
            _ => "",
        };
}

/// <summary>Loads what the pages about visibility show.</summary>
public sealed class VisibilityScreens(IQuerySession session, PersonVault vault)
{
    /// <summary>Null where it is nobody's business.</summary>
    public async Task<VisibilityScreen?> LoadAsync(
        PersonId id,
        PersonRights rights,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(rights);
        if (
            !rights.See
            || await session.LoadAsync<Person>(id.Value, ct)
                is not { IsErased: false, MergedInto: null } person
            || await vault.OpenAsync(session, id, Openly.OwnPage, ct) is not { } card
        )
        {
            return null;
        }

        var names = await OrganisationNames.OfAsync(
            session,
            person.Organisation is { } at ? [at] : [],
            ct
        );
        return new(
            id,
            card,
            person.Organisation is { } of ? names[of] : "",
            await session.LoadAsync<PersonVisibility>(id.Value, ct)
                ?? PersonVisibility.Usual(id.Value),
            person.IsShielded,
            rights.IsSelf
        );
    }
}
