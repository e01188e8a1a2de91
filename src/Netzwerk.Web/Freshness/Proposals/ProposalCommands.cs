using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Freshness;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Freshness.Proposals;

/// <summary>Suggested changes of entries: made by organisations and members.</summary>
public sealed class ProposalCommands(
    CommandRunner commands,
    ProposalStore content,
    TimeProvider clock
)
{
    /// <summary>Who has so many suggestions lying open waits for the coordination first.</summary>
    public const int MostOpen = 20;

    private DateOnly Today => Appointment.LocalDay(clock.GetUtcNow());

    /// <summary>Any member may suggest; pressed twice it is one suggestion.</summary>
    public Task<CommandResult> SuggestAsync(
        Guid proposal,
        OrganisationId entry,
        ProposalKind kind,
        ProposalContent said,
        Asker asker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(asker);
        return commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var organisation = await MergedOrganisations.MeantAsync(work.Session, entry, token);
                if (
                    asker.By.Person is not { } proposer
                    || await work.Session.LoadAsync<Organisation>(organisation.Value, token)
                        is not { HasEnded: false }
                )
                {
                    work.NotFound();
                    return;
                }

                await SuggestAsync(
                    work,
                    proposal,
                    organisation,
                    proposer,
                    ProposalWay.SignedIn,
                    kind,
                    said,
                    token
                );
            },
            ct
        );
    }

    /// <summary>The same as part of a larger change.</summary>
    internal async Task SuggestAsync(
        Work work,
        Guid proposal,
        OrganisationId organisation,
        PersonId proposer,
        ProposalWay way,
        ProposalKind kind,
        ProposalContent said,
        CancellationToken ct
    )
    {
        if (said.Remark.Length > ProposalDecisions.LongestRemark)
        {
            work.Refuse(new Refusal("proposal.remark-too-long", "Remark"));
            return;
        }

        var open = await work
            .Session.Query<SealedProposal>()
            .CountAsync(p => p.Person == proposer.Value && p.Id != proposal, ct);
        if (open >= MostOpen)
        {
            work.Refuse(new Refusal("proposal.too-many"));
            return;
        }

        await work.AppendAsync<EntryProposal, ProposalEvent>(
            proposal,
            p =>
                ProposalDecisions.Decide(
                    p,
                    new SuggestChange(
                        organisation,
                        proposer,
                        way,
                        kind,
                        [.. said.After.Keys],
                        said.Remark.Length > 0
                    ),
                    Today
                ),
            ct
        );
        if (!work.Failed)
        {
            await content.KeepAsync(work.Session, proposal, proposer, said, ct);
        }
    }

    /// <summary>What somebody suggested for an organisation and nobody has decided about.</summary>
    internal static async Task<IReadOnlyList<EntryProposal>> OpenOfAsync(
        IQuerySession session,
        OrganisationId organisation,
        PersonId proposer,
        CancellationToken ct
    ) =>
        await OpenOfAsync(
            session,
            organisation,
            proposer,
            await MergedOrganisations.AllAsync(session, ct),
            ct
        );

    private static async Task<IReadOnlyList<EntryProposal>> OpenOfAsync(
        IQuerySession session,
        OrganisationId organisation,
        PersonId proposer,
        MergedOrganisations merged,
        CancellationToken ct
    ) =>
        [
            .. (
                await session
                    .Query<EntryProposal>()
                    .Where(p => p.Settlement == null)
                    .ToListAsync(ct)
            ).Where(p =>
                merged.Meant(p.Organisation) == merged.Meant(organisation) && p.Proposer == proposer
            ),
        ];

    internal static async Task WithdrawAsync(
        Work work,
        OrganisationId organisation,
        PersonId proposer,
        CancellationToken ct
    )
    {
        var open = await OpenOfAsync(work.Session, organisation, proposer, ct);
        foreach (var proposal in open.Where(p => p.Way is ProposalWay.Link))
        {
            await SettleAsync(work, proposal.Id, ProposalSettlement.Withdrawn, reason: null, ct);
        }
    }

    internal static async Task SettleAsync(
        Work work,
        Guid proposal,
        ProposalSettlement settlement,
        string? reason,
        CancellationToken ct
    )
    {
        await work.ChangeAsync<EntryProposal, ProposalEvent>(
            proposal,
            p => ProposalDecisions.Decide(p, new SettleProposal(settlement, reason)),
            ct
        );
        work.Session.Delete<SealedProposal>(proposal);
    }
}
