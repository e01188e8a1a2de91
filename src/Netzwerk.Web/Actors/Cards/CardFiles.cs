using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors.Affiliations;
using Netzwerk.Web.Actors.Sharing;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors.Cards;

/// <summary>
/// Cards for the address book of whoever may see the page of the person or organisation; of people also for those to whom
/// they show how to reach them.
/// </summary>
public sealed class CardFiles(
    IQuerySession session,
    PersonVault vault,
    ShownPeople shown,
    GeneralMails mails
)
{
    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(
                "/personen/{id:guid}/karte.vcf",
                (Guid id, HttpContext http, CardFiles it, CancellationToken ct) =>
                    it.PersonAsync(new(id), http, ct)
            )
            .RequireAuthorization(Policies.SignedIn);
        app.MapGet(
                "/akteure/{id:guid}/karte.vcf",
                (Guid id, HttpContext http, CardFiles it, CancellationToken ct) =>
                    it.OrganisationAsync(new(id), http, ct)
            )
            .RequireAuthorization(Policies.Coordinator);
    }

    private async Task<Results<FileContentHttpResult, NotFound>> PersonAsync(
        PersonId id,
        HttpContext http,
        CancellationToken ct
    )
    {
        var rights = PersonRights.Of(id, http.User);
        if (!rights.See)
        {
            return await ShownAsync(id, http, ct);
        }

        var person = await session.LoadAsync<Person>(id.Value, ct);
        if (person is not { IsErased: false } || await CardAsync(id, rights, ct) is not { } known)
        {
            return TypedResults.NotFound();
        }

        var card = await VCardAsync(id, known, person.Organisation, ct);
        return Answer(card.Language(known.Language), http);
    }

    /// <summary>Others get what the person shows them, and nothing of somebody who shows them no way to be reached.</summary>
    private async Task<Results<FileContentHttpResult, NotFound>> ShownAsync(
        PersonId id,
        HttpContext http,
        CancellationToken ct
    )
    {
        var onlooker = await shown.OnlookerAsync(http.User, ct);
        return
            await shown.OfAsync([id], onlooker, ct) is [var person]
            && person.Card is { Mail.Length: > 0 } or { Phone.Length: > 0 }
            ? Answer(await VCardAsync(id, person.Card, person.Organisation, ct), http)
            : TypedResults.NotFound();
    }

    private async Task<VCard> VCardAsync(
        PersonId id,
        PersonCard known,
        OrganisationId? at,
        CancellationToken ct
    )
    {
        var card = new VCard(
            isOrganisation: false,
            id.Value,
            known.FullName,
            await RevisionAsync(id.Value, ct)
        )
            .Names(known.FamilyName, known.GivenName)
            .Mail(known.Mail)
            .Phone(known.Phone)
            .Address(known.Address);
        if (at is { } main)
        {
            var organisation = await session.LoadAsync<Organisation>(main.Value, ct);
            var people = (await WholePeople.FindAsync(session, main, ct)).All;
            card.Organisation(organisation?.Name ?? "")
                .Title(people?.ContactOf(id)?.Function ?? "");
        }

        return card;
    }

    /// <summary>Under a disclosure block only the person takes the own card along.</summary>
    private async Task<PersonCard?> CardAsync(
        PersonId id,
        PersonRights rights,
        CancellationToken ct
    ) =>
        rights.IsSelf ? await vault.OpenAsync(session, id, Openly.OwnPage, ct)
        : await vault.FindAsync(session, id, ct) is { IsWithheld: false } shown ? shown
        : null;

    private async Task<Results<FileContentHttpResult, NotFound>> OrganisationAsync(
        OrganisationId id,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (await session.LoadAsync<Organisation>(id.Value, ct) is not { } organisation)
        {
            return TypedResults.NotFound();
        }

        var changed = await RevisionAsync(id.Value, ct);
        return Answer(
            new VCard(isOrganisation: true, id.Value, organisation.Name, changed)
                .Organisation(organisation.Name)
                .Mail(await mails.FindAsync(session, id, ct) ?? "")
                .Address(organisation.Address),
            http
        );
    }

    private async Task<DateTimeOffset> RevisionAsync(Guid id, CancellationToken ct) =>
        (await session.Events.FetchStreamStateAsync(id, ct))?.LastTimestamp ?? default;

    private static FileContentHttpResult Answer(VCard card, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(card.ToBytes(), VCard.MediaType, "visitenkarte.vcf");
    }
}
