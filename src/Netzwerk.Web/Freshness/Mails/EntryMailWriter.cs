using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Freshness;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Freshness.Mails;

/// <summary>The kinds of mail about entries.</summary>
public static class EntryMails
{
    public const string Question = "entry-question";

    public const string Reminder = "entry-reminder";
}

/// <summary>A detail of an entry as it is shown.</summary>
public sealed record EntryLine(string Label, string Value);

/// <summary>What the question about an entry says; everything that shall be confirmed stands in it.</summary>
public sealed record EntryMailFacts(
    string Name,
    string Organisation,
    IReadOnlyList<EntryLine> Lines,
    bool IsReminder,
    Uri Site,
    Uri Link
);

/// <summary>"Is this still right?": true as long as this person's answer is waited for in this round.</summary>
public sealed class EntryMailWriter(
    string kind,
    PersonalMails mails,
    PersonVault vault,
    GeneralMails general,
    LinkTokens links,
    PublicUrl site,
    IStringLocalizer<FreshnessTexts> texts,
    IStringLocalizer<ActorTexts> words
) : IDispatchWriter
{
    public string Kind => kind;

    public MailClass Class => MailClass.Request;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        ArgumentNullException.ThrowIfNull(session);
        var id = new OrganisationId(dispatch.Subject);
        if (
            await session.LoadAsync<EntryFreshness>(EntryFreshness.IdOf(id), ct)
                is not { WaitsForAnswer: true, Round: { } round } entry
            || entry.Contact != dispatch.PersonId
            || FreshnessRounds.DetailOf(round) != dispatch.Detail
            || await session.LoadAsync<Organisation>(id.Value, ct)
                is not { HasEnded: false, MergedInto: null } organisation
            || await vault.OpenAsync(session, dispatch.PersonId, Openly.OwnMail, ct) is not { } card
            || !Mailbox.TryParse(card.Mail, out var to)
        )
        {
            return null;
        }

        var mail = await general.FindAsync(session, id, ct);
        var isGeneral = string.Equals(card.Mail, mail, StringComparison.OrdinalIgnoreCase);
        var draft = EntryDraft.Of(organisation, mail);
        var language = InLanguage.Of(card.Language);
        var (subject, lines) = InLanguage.Say(
            language,
            () =>
                (
                    texts[$"mail.subject.{kind}", organisation.Name].Value,
                    EntryLines.Of(draft, words)
                )
        );
        var token = links.Token(LinkPurpose.Entry, id.Value, dispatch.Person);
        var facts = new EntryMailFacts(
            isGeneral ? "" : card.FullName,
            organisation.Name,
            lines,
            kind == EntryMails.Reminder,
            site.Root,
            site.To("/angaben/" + token)
        );
        return await mails.WriteAsync<EntryMail, EntryMailFacts>(
            dispatch,
            card,
            to,
            subject,
            facts,
            ct
        );
    }
}

/// <summary>Words the details of an entry.</summary>
public static class EntryLines
{
    public static IReadOnlyList<EntryLine> Of(
        EntryDraft draft,
        IStringLocalizer<ActorTexts> words
    ) =>
        [
            .. EntryFields.All.Select(f => new EntryLine(
                words[f.Label],
                f.Show(f.Read(draft), words)
            )),
        ];
}
