using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Actors.Informing;

/// <summary>What somebody hears whose data somebody else gave.</summary>
public sealed record DataNoticeFacts(
    PersonCard Card,
    string Organisation,
    PersonSource Source,
    Uri Site,
    Uri Privacy
);

/// <summary>"You are in our directory" (Art. 14 GDPR): true as long as the person is in it, and was to be told.</summary>
public sealed class DataNoticeWriter(
    PersonalMails mails,
    PersonVault vault,
    PublicUrl site,
    IStringLocalizer<InformTexts> texts
) : IDispatchWriter
{
    public const string MailKind = "data-notice";

    public string Kind => MailKind;

    public MailClass Class => MailClass.Request;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        if (
            await session.LoadAsync<Person>(dispatch.Person, ct)
                is not { IsErased: false, IsInformed: true } person
            || await vault.OpenAsync(session, dispatch.PersonId, Openly.OwnMail, ct) is not { } card
            || !Mailbox.TryParse(card.Mail, out var to)
        )
        {
            return null;
        }

        var organisation = person.Organisation is { } id
            ? await session.LoadAsync<Organisation>(id.Value, ct)
            : null;
        var facts = new DataNoticeFacts(
            card,
            organisation?.Name ?? "",
            person.Source,
            site.Root,
            site.To("/datenschutz")
        );
        var language = InLanguage.Of(card.Language);
        return await mails.WriteAsync<DataNotice, DataNoticeFacts>(
            dispatch,
            card,
            to,
            InLanguage.Say(language, () => texts["mail.subject"].Value),
            facts,
            ct
        );
    }
}
