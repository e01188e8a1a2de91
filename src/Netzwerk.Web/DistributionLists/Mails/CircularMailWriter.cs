using System.Globalization;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.DistributionLists;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;
using Netzwerk.Web.Platform.Wording;

namespace Netzwerk.Web.DistributionLists.Mails;

/// <summary>What a circular says: the words of the coordination, why it comes, and the way off the list.</summary>
public sealed record CircularFacts(
    string Subject,
    string Text,
    string List,
    string Organisation,
    Uri Leave,
    Uri Site
);

/// <summary>
/// A circular to one receiver: true once it was sent, unless they were taken off the list since. Who left the list is
/// silenced by the gate.
/// </summary>
public sealed class CircularMailWriter(
    PersonalMails mails,
    PersonVault vault,
    PreferenceLinks links,
    PublicUrl site
) : IDispatchWriter
{
    public const string MailKind = "circular";

    public string Kind => MailKind;

    public MailClass Class => MailClass.Circular;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        ArgumentNullException.ThrowIfNull(session);
        if (
            await session.LoadAsync<Circular>(dispatch.Subject, ct)
                is not { Sent: not null } circular
            || await session.LoadAsync<DistributionList>(circular.List.Value, ct) is not { } list
            || list.PlaceOf(dispatch.PersonId) is ListPlace.Off
            || await vault.OpenAsync(session, dispatch.PersonId, Openly.OwnMail, ct) is not { } card
            || !Mailbox.TryParse(card.Mail, out var to)
        )
        {
            return null;
        }

        var organisation = Guid.TryParseExact(dispatch.Detail, "N", out var id)
            ? await session.LoadAsync<Organisation>(id, ct)
            : null;
        if (organisation is not null && list.PlaceOf(new OrganisationId(id)) is ListPlace.Off)
        {
            return null;
        }

        var leave = links.List("", LinkPurpose.NoListMail, list.Id, dispatch.PersonId).Unsubscribe;
        var mail = await mails.WriteAsync<CircularMail, CircularFacts>(
            dispatch,
            card,
            to,
            circular.Subject,
            FactsOf(circular, list, organisation?.Name ?? "", leave),
            ct
        );
        return mail with { DistributionList = circular.List };
    }

    /// <summary>The mail as one receiver would get it; its links lead nowhere.</summary>
    public Task<PreviewedMail> PreviewAsync(
        Circular circular,
        DistributionList list,
        string organisation,
        CultureInfo language,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(circular);
        ArgumentNullException.ThrowIfNull(list);
        return mails.PreviewAsync<CircularMail, CircularFacts>(
            circular.Subject,
            FactsOf(circular, list, organisation, links.UnsubscribeOfNobody),
            language,
            ct
        );
    }

    private CircularFacts FactsOf(
        Circular circular,
        DistributionList list,
        string organisation,
        Uri leave
    ) => new(circular.Subject, circular.Text, list.Name, organisation, leave, site.Root);
}
