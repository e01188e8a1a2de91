using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Freshness;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Freshness.Mails;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Freshness.Proposals;

/// <summary>Suggested changes of entries: made by organisations and members, released or declined by coordinators.</summary>
public sealed class ProposalCommands(
    CommandRunner commands,
    ProposalStore content,
    GeneralMails mails,
    DispatchQueue queue,
    TimeProvider clock
)
{
    /// <summary>Who has so many suggestions lying open waits for the coordination first.</summary>
    public const int MostOpen = 20;

    private DateOnly Today => Appointment.LocalDay(clock.GetUtcNow());

    /// <summary>Any member may suggest; pressed twice it is one suggestion.</summary>
    public Task<CommandResult> SuggestAsync(
        Guid proposal,
        OrganisationId organisation,
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
        [
            .. (
                await session
                    .Query<EntryProposal>()
                    .Where(p => p.Settlement == null)
                    .ToListAsync(ct)
            ).Where(p => p.Organisation == organisation && p.Proposer == proposer),
        ];

    internal async Task WithdrawAsync(
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

    /// <summary>One click: the entry is as suggested, or ended; who suggested it hears so.</summary>
    public Task<CommandResult> ReleaseAsync(
        Guid proposal,
        string? reason,
        Asker asker,
        CancellationToken ct
    ) =>
        DecideAsync(
            proposal,
            ProposalSettlement.Released,
            asker,
            async (work, found, token) =>
            {
                if (found.Kind is ProposalKind.Gone)
                {
                    await work.ChangeAsync<Organisation, OrganisationEvent>(
                        found.Organisation.Value,
                        o => OrganisationDecisions.Decide(o, new EndOrganisation(Today)),
                        token
                    );
                }
                else
                {
                    await TakeOverAsync(work, found, token);
                }

                await SettleAsync(work, found.Id, ProposalSettlement.Released, reason, token);
            },
            ct
        );

    public Task<CommandResult> DeclineAsync(
        Guid proposal,
        string? reason,
        Asker asker,
        CancellationToken ct
    ) =>
        DecideAsync(
            proposal,
            ProposalSettlement.Declined,
            asker,
            (work, found, token) =>
                SettleAsync(work, found.Id, ProposalSettlement.Declined, reason, token),
            ct
        );

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

    private async Task TakeOverAsync(Work work, EntryProposal proposal, CancellationToken ct)
    {
        var session = work.Session;
        var organisation = await session.LoadAsync<Organisation>(proposal.Organisation.Value, ct);
        var said = await content.OpenAsync(session, proposal, ct);
        if (organisation is null || said is null)
        {
            work.Refuse(new Refusal("proposal.content-gone"));
            return;
        }

        var mail = await mails.FindAsync(session, proposal.Organisation, ct);
        var draft = said.On(EntryDraft.Of(organisation, mail));
        await OrganisationCommands.DescribeAsync(
            work,
            proposal.Organisation,
            new DescribeOrganisation(draft.Name, draft.Kind, draft.Municipality),
            draft.Address,
            ct
        );
        if (draft.Mail != (mail ?? ""))
        {
            mails.Keep(session, proposal.Organisation, draft.Mail);
        }

        // The organisation itself said how it is now; a member of another one cannot.
        if (proposal.Way is ProposalWay.Link)
        {
            var confirm = new ConfirmEntry(
                proposal.Organisation,
                ConfirmedThrough.Release,
                proposal.Proposer
            );
            await EntryCommands.AppendAsync(
                work,
                proposal.Organisation,
                e => FreshnessDecisions.Decide(e, confirm, Today),
                ct
            );
        }
    }

    private async Task<CommandResult> DecideAsync(
        Guid proposal,
        ProposalSettlement settlement,
        Asker asker,
        Func<Work, EntryProposal, CancellationToken, Task> decide,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(asker);
        IReadOnlyList<Dispatch> planned = [];
        var result = await commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                planned = [];
                if (
                    !asker.User.IsInRole(Caller.CoordinatorRole)
                    || await work.Session.LoadAsync<EntryProposal>(proposal, token) is not { } found
                )
                {
                    work.NotFound();
                    return;
                }

                if (found.IsOpen)
                {
                    await decide(work, found, token);
                    planned = await DispatchQueue.PlanAsync(
                        work.Session,
                        [
                            Dispatch.Of(
                                ProposalMailWriter.MailKind,
                                found.Proposer,
                                found.Id,
                                clock.GetUtcNow()
                            ),
                        ],
                        token
                    );
                }
                // Pressed twice: it is done.
                else if (found.Settlement != settlement)
                {
                    work.Refuse(new Refusal("proposal.settled"));
                }
            },
            ct
        );
        if (result.Succeeded)
        {
            queue.Wake(planned);
        }

        return result;
    }
}
