using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Groups.Confidentiality.Mails;

/// <summary>What a mail says that asks for the undertaking.</summary>
public sealed record ConfidentialityMailFacts(
    string Name,
    string Group,
    string Text,
    bool IsReminder,
    Uri Link
)
{
    /// <summary>Our own address on the web.</summary>
    public Uri Site => new(Link, "/");
}

/// <summary>"Please undertake to keep it to yourself": true as long as somebody owes it, for the words of today.</summary>
public abstract class ConfidentialityMailWriter(
    PersonalMails mails,
    PersonVault vault,
    LinkTokens links,
    PublicUrl site,
    IStringLocalizer<ConfidentialityTexts> texts
) : IDispatchWriter
{
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
        if (
            await session.LoadAsync<Group>(dispatch.Subject, ct) is not { IsClosed: false } group
            || !group.OwesConfidentiality(dispatch.PersonId)
            || ConfidentialityMails.DetailOf(Kind, group) != dispatch.Detail
            || await vault.OpenAsync(session, dispatch.PersonId, Openly.OwnMail, ct) is not { } card
            || !Mailbox.TryParse(card.Mail, out var to)
        )
        {
            return null;
        }

        var facts = new ConfidentialityMailFacts(
            card.FullName,
            group.Name,
            group.Confidentiality.Text!.Text,
            Kind == ConfidentialityMails.Reminder,
            site.To(ConfidentialityMails.PathOf(links, group.Id, dispatch.Person))
        );
        var subject = InLanguage.Say(
            InLanguage.Of(card.Language),
            () => texts[$"mail.{Kind}.subject", group.Name].Value
        );
        return await mails.WriteAsync<ConfidentialityMail, ConfidentialityMailFacts>(
            dispatch,
            card,
            to,
            subject,
            facts,
            ct
        ) with
        {
            Group = new(group.Id),
        };
    }
}

/// <summary>The first mail, with the words.</summary>
public sealed class ConfidentialityRequestWriter(
    PersonalMails mails,
    PersonVault vault,
    LinkTokens links,
    PublicUrl site,
    IStringLocalizer<ConfidentialityTexts> texts
) : ConfidentialityMailWriter(mails, vault, links, site, texts)
{
    public override string Kind => ConfidentialityMails.Request;

    public override MailClass Class => MailClass.Request;
}

/// <summary>The reminder that somebody who leads the group sends.</summary>
public sealed class ConfidentialityReminderWriter(
    PersonalMails mails,
    PersonVault vault,
    LinkTokens links,
    PublicUrl site,
    IStringLocalizer<ConfidentialityTexts> texts
) : ConfidentialityMailWriter(mails, vault, links, site, texts)
{
    public override string Kind => ConfidentialityMails.Reminder;

    public override MailClass Class => MailClass.Reminder;
}
