using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Successors.Handovers;

/// <summary>What somebody hears who took a seat over.</summary>
public sealed record SeatDossierFacts(
    string Name,
    string Organisation,
    Dossier Dossier,
    Uri Site,
    Uri Page,
    Uri Minutes,
    Uri Privacy
);

/// <summary>"You took a seat over": true as long as the person has it.</summary>
public sealed class SeatDossierWriter(
    PersonalMails mails,
    PersonVault vault,
    DossierScreens dossiers,
    PublicUrl site,
    IStringLocalizer<SuccessorTexts> texts
) : IDispatchWriter
{
    public const string MailKind = "seat-dossier";

    public string Kind => MailKind;

    public MailClass Class => MailClass.Request;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        ArgumentNullException.ThrowIfNull(session);
        var group = await session.LoadAsync<Group>(dispatch.Subject, ct);
        var card = await vault.OpenAsync(session, dispatch.PersonId, Openly.OwnMail, ct);
        if (
            group?.MemberOf(dispatch.PersonId) is not { } seat
            || card is null
            || !Mailbox.TryParse(card.Mail, out var to)
        )
        {
            return null;
        }

        var person = dispatch.PersonId;
        var rights = Permissions.RightsOf(person, group);
        var dossier = await dossiers.LoadAsync(session, group, person, rights, ct);
        var organisation = seat.Organisation is { } id
            ? await session.LoadAsync<Organisation>(id.Value, ct)
            : null;
        var facts = new SeatDossierFacts(
            card.FullName,
            organisation?.Name ?? "",
            dossier,
            site.Root,
            site.To($"/gruppen/{group.Id}/einarbeitung"),
            site.To($"/sitzungen/{dossier.LastMinutes?.Id}/protokoll"),
            site.To("/datenschutz")
        );
        return await mails.WriteAsync<SeatDossierMail, SeatDossierFacts>(
            dispatch,
            card,
            to,
            InLanguage.Say(
                InLanguage.Of(card.Language),
                () => texts["dossier.mail.subject", group.Name].Value
            ),
            facts,
            ct
        );
    }
}
