using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Groups.Joining.Invitations.Mails;

/// <summary>What an invitation to join says.</summary>
public sealed record InvitationMailFacts(
    string Name,
    string Group,
    string Mandate,
    string Words,
    string Inviter,
    DateOnly Until,
    bool IsNew,
    Uri Site,
    Uri Link
);

/// <summary>
/// "Join us": true as long as the invitation is open. To somebody in no directory it leads to no preferences, because they
/// have none; their no stands behind the link.
/// </summary>
public abstract class InvitationMailWriter(
    PersonalMails mails,
    MailRenderer renderer,
    PersonVault vault,
    Invitees invitees,
    LinkTokens links,
    PublicUrl site,
    TimeProvider clock,
    IStringLocalizer<GroupTexts> texts
) : IDispatchWriter
{
    /// <summary>Enough to see what it is about; the whole text stands behind the link.</summary>
    private const int LongestMandate = 600;

    public abstract string Kind { get; }

    public abstract MailClass Class { get; }

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        ArgumentNullException.ThrowIfNull(session);
        var today = Appointment.LocalDay(clock.GetUtcNow());
        if (
            await session.LoadAsync<GroupInvitation>(dispatch.Subject, ct) is not { } invitation
            || !invitation.IsOpenOn(today)
            || InvitationMails.DetailOf(invitation) != dispatch.Detail
            || await session.LoadAsync<Group>(invitation.Group.Value, ct)
                is not { IsClosed: false } group
            || group.IsBlocked(dispatch.PersonId)
            || group.MemberOf(dispatch.PersonId) is not null
            || await CardAsync(dispatch.PersonId, session, ct) is not { } card
            || !Mailbox.TryParse(card.Mail, out var to)
        )
        {
            return null;
        }

        var facts = await FactsAsync(dispatch, invitation, group, card, session, ct);
        var language = InLanguage.Of(card.Language);
        var subject = InLanguage.Say(
            language,
            () => texts["mail.invitation.subject", group.Name].Value
        );
        return facts.IsNew
            ? await WriteAsync(dispatch, card, to, subject, facts, ct)
            : await mails.WriteAsync<InvitationMail, InvitationMailFacts>(
                dispatch,
                card,
                to,
                subject,
                facts,
                ct
            );
    }

    private async Task<PersonCard?> CardAsync(
        PersonId person,
        IQuerySession session,
        CancellationToken ct
    )
    {
        if (Class is not MailClass.FirstContact)
        {
            return await vault.OpenAsync(session, person, Openly.OwnMail, ct);
        }

        var invitee = (await invitees.OpenAsync(session, [person], ct)).GetValueOrDefault(person);
        return invitee is null ? null : new PersonCard("", invitee.Name, invitee.Mail);
    }

    private async Task<InvitationMailFacts> FactsAsync(
        Dispatch dispatch,
        GroupInvitation invitation,
        Group group,
        PersonCard card,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var token = links.Token(LinkPurpose.GroupInvitation, invitation.Id, dispatch.Person);
        var inviter = await Inviters.OfAsync(session, invitation.Id, ct);
        return new(
            card.FullName,
            group.Name,
            PlainText.Start(group.Mandate, LongestMandate),
            group.InvitationText,
            inviter is { } by ? (await vault.FindAsync(session, by, ct))?.FullName ?? "" : "",
            invitation.Until,
            Class is MailClass.FirstContact,
            site.Root,
            site.To("/einladung/" + token)
        );
    }

    private async Task<OutgoingMail> WriteAsync(
        Dispatch dispatch,
        PersonCard card,
        Mailbox to,
        string subject,
        InvitationMailFacts facts,
        CancellationToken ct
    )
    {
        var language = InLanguage.Of(card.Language);
        var body = await renderer.RenderAsync<InvitationMail, InvitationMailFacts>(
            facts,
            language,
            preferences: null,
            ct
        );
        return new()
        {
            To = to,
            ToName = card.FullName,
            Subject = subject,
            Html = body.Html,
            Text = body.Text,
            MessageId = mails.MessageIdOf(dispatch),
            Date = dispatch.CausedAt,
            Language = language.TwoLetterISOLanguageName,
        };
    }
}

/// <summary>To somebody of the directory.</summary>
public sealed class KnownInvitationWriter(
    PersonalMails mails,
    MailRenderer renderer,
    PersonVault vault,
    Invitees invitees,
    LinkTokens links,
    PublicUrl site,
    TimeProvider clock,
    IStringLocalizer<GroupTexts> texts
) : InvitationMailWriter(mails, renderer, vault, invitees, links, site, clock, texts)
{
    public override string Kind => InvitationMails.ToKnown;

    public override MailClass Class => MailClass.Request;
}

/// <summary>To an address that nobody is known by.</summary>
public sealed class NewInvitationWriter(
    PersonalMails mails,
    MailRenderer renderer,
    PersonVault vault,
    Invitees invitees,
    LinkTokens links,
    PublicUrl site,
    TimeProvider clock,
    IStringLocalizer<GroupTexts> texts
) : InvitationMailWriter(mails, renderer, vault, invitees, links, site, clock, texts)
{
    public override string Kind => InvitationMails.ToNew;

    public override MailClass Class => MailClass.FirstContact;
}
