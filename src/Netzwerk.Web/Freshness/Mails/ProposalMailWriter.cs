using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Freshness;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Freshness.Mails;

/// <summary>What somebody hears whose suggestion was decided about.</summary>
public sealed record ProposalMailFacts(
    string Name,
    string Organisation,
    ProposalKind Kind,
    ProposalSettlement Outcome,
    IReadOnlyList<string> Fields,
    string Reason,
    Uri Site
);

/// <summary>"Your suggestion": true once the coordination released it or turned it down.</summary>
public sealed class ProposalMailWriter(
    PersonalMails mails,
    PersonVault vault,
    PublicUrl site,
    IStringLocalizer<FreshnessTexts> texts,
    IStringLocalizer<ActorTexts> words
) : IDispatchWriter
{
    public const string MailKind = "entry-suggestion-settled";

    public string Kind => MailKind;

    public MailClass Class => MailClass.Answer;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        ArgumentNullException.ThrowIfNull(session);
        if (
            await session.LoadAsync<EntryProposal>(dispatch.Subject, ct)
                is not {
                    Settlement: ProposalSettlement.Released or ProposalSettlement.Declined
                } proposal
            || await MergedOrganisations.FindAsync(session, proposal.Organisation, ct)
                is not { } organisation
            || await vault.OpenAsync(session, dispatch.PersonId, Openly.OwnMail, ct) is not { } card
            || !Mailbox.TryParse(card.Mail, out var to)
        )
        {
            return null;
        }

        var (subject, fields) = InLanguage.Say(
            InLanguage.Of(card.Language),
            () =>
                (
                    texts["settled.subject", organisation.Name].Value,
                    EntryFields
                        .All.Where(f => proposal.Fields.Contains(f.Name, StringComparer.Ordinal))
                        .Select(f => words[f.Label].Value)
                        .ToArray()
                )
        );
        var facts = new ProposalMailFacts(
            card.FullName,
            organisation.Name,
            proposal.Kind,
            proposal.Settlement.Value,
            fields,
            proposal.Reason,
            site.Root
        );
        return await mails.WriteAsync<ProposalMail, ProposalMailFacts>(
            dispatch,
            card,
            to,
            subject,
            facts,
            ct
        );
    }
}
