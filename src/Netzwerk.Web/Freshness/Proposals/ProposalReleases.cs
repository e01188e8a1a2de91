using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Freshness;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Freshness.Mails;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Freshness.Proposals;

/// <summary>What coordinators make of suggested changes, one click each.</summary>
public sealed class ProposalReleases(
    CommandRunner commands,
    ProposalStore content,
    GeneralMails mails,
    DispatchQueue queue,
    TimeProvider clock
)
{
    private DateOnly Today => Appointment.LocalDay(clock.GetUtcNow());

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

                await ProposalCommands.SettleAsync(
                    work,
                    found.Id,
                    ProposalSettlement.Released,
                    reason,
                    token
                );
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
                ProposalCommands.SettleAsync(
                    work,
                    found.Id,
                    ProposalSettlement.Declined,
                    reason,
                    token
                ),
            ct
        );

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
                    || await work.Session.LoadAsync<EntryProposal>(proposal, token) is not { } lying
                )
                {
                    work.NotFound();
                    return;
                }

                var found = lying with
                {
                    Organisation = await MergedOrganisations.MeantAsync(
                        work.Session,
                        lying.Organisation,
                        token
                    ),
                };
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
