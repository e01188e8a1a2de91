using System.Globalization;
using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain.Successors;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Successors.Mails;

/// <summary>What the question who follows says.</summary>
public sealed record SuccessorMailFacts(
    string Name,
    string Person,
    string Organisation,
    IReadOnlyList<string> Groups,
    Uri Site,
    Uri Link
);

/// <summary>"Who follows?": true as long as mail still comes back and this person's answer is waited for.</summary>
public sealed class SuccessorMailWriter(
    PersonalMails mails,
    PersonVault vault,
    LinkTokens links,
    PublicUrl site,
    IStringLocalizer<SuccessorTexts> texts
) : IDispatchWriter
{
    public const string MailKind = "successor-question";

    public string Kind => MailKind;

    public MailClass Class => MailClass.Request;

    /// <summary>Tells one question to somebody from the next one to the same person.</summary>
    public static string RoundAfter(SuccessorSearch? before) =>
        (before?.Version ?? 0).ToString(CultureInfo.InvariantCulture);

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        if (
            await session.LoadAsync<SuccessorSearch>(dispatch.Subject, ct)
                is not { WaitsForAnswer: true } search
            || search.Contact != dispatch.PersonId
            || await SuccessorQuestions.SearchIdAsync(session, search.Person, ct) != search.Id
        )
        {
            return null;
        }

        if (
            await vault.OpenAsync(session, dispatch.PersonId, Openly.OwnMail, ct) is not { } contact
            || await vault.FindAsync(session, search.Person, ct) is not { } person
            || !Mailbox.TryParse(contact.Mail, out var to)
        )
        {
            return null;
        }

        var groups = await SuccessorScreens.GroupsAsync(session, search.Person, ct);
        var organisation = await SuccessorScreens.OrganisationOfAsync(session, search.Person, ct);
        var token = links.Token(LinkPurpose.Successor, search.Id, dispatch.Person);
        var facts = new SuccessorMailFacts(
            contact.FullName,
            person.FullName,
            organisation?.Name ?? "",
            [.. groups.Select(g => g.Name)],
            site.Root,
            site.To("/nachfolge/" + token)
        );
        return await WriteAsync(dispatch, to, contact, facts, ct);
    }

    private async Task<OutgoingMail> WriteAsync(
        Dispatch dispatch,
        Mailbox to,
        PersonCard contact,
        SuccessorMailFacts facts,
        CancellationToken ct
    )
    {
        var language = InLanguage.Of(contact.Language);
        var mail = await mails.WriteAsync<SuccessorMail, SuccessorMailFacts>(
            dispatch,
            contact,
            to,
            Subject(facts, language),
            facts,
            ct
        );
        return mail with
        {
            BounceToken = links.Token(LinkPurpose.Bounce, dispatch.Subject, dispatch.Person),
        };
    }

    private string Subject(SuccessorMailFacts facts, CultureInfo language) =>
        InLanguage.Say(language, () => texts["mail.subject", facts.Person].Value);
}
