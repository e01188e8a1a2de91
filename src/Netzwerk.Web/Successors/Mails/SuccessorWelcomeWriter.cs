using System.Globalization;
using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain.Successors;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Successors.Mails;

/// <summary>What somebody hears who was named as a successor.</summary>
public sealed record SuccessorWelcomeFacts(
    string Name,
    string Organisation,
    IReadOnlyList<string> Groups,
    IReadOnlyList<string> Tasks,
    Uri Site,
    Uri SignIn,
    Uri Privacy
);

/// <summary>
/// "You follow": where the data come from and what they are for (Art. 14 GDPR). True as long as the person is there.
/// </summary>
public sealed class SuccessorWelcomeWriter(
    PersonalMails mails,
    PersonVault vault,
    PublicUrl site,
    IStringLocalizer<SuccessorTexts> texts
) : IDispatchWriter
{
    public const string MailKind = "successor-welcome";

    public string Kind => MailKind;

    public MailClass Class => MailClass.Request;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        var search = await session.LoadAsync<SuccessorSearch>(dispatch.Subject, ct);
        var card = await vault.OpenAsync(session, dispatch.PersonId, Openly.OwnMail, ct);
        if (
            search?.Successor != dispatch.PersonId
            || card is null
            || !Mailbox.TryParse(card.Mail, out var to)
        )
        {
            return null;
        }

        var groups = await SuccessorScreens.GroupsAsync(session, dispatch.PersonId, ct);
        var tasks = await TasksOfMeeting.OpenOfAsync(session, dispatch.PersonId, ct);
        var wording = new NameLookup(await vault.FindAsync(session, Mentions.In(tasks), ct));
        var organisation = await SuccessorScreens.OrganisationOfAsync(session, search.Person, ct);
        var language = InLanguage.Of(card.Language);
        var facts = new SuccessorWelcomeFacts(
            card.FullName,
            organisation?.Name ?? "",
            [.. groups.Select(g => g.Name)],
            [.. Mentions.Read(tasks, wording).Select(t => t.Wording)],
            site.Root,
            site.To("/anmelden"),
            site.To("/datenschutz")
        );
        return await mails.WriteAsync<SuccessorWelcome, SuccessorWelcomeFacts>(
            dispatch,
            card,
            to,
            Subject(language),
            facts,
            ct
        );
    }

    private string Subject(CultureInfo language) =>
        InLanguage.Say(language, () => texts["welcome.subject"].Value);
}
