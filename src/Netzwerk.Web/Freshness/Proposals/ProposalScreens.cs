using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Freshness;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Freshness.Proposals;

/// <summary>A suggestion that waits for a decision.</summary>
public sealed record ProposalRow(EntryProposal Proposal, string Organisation, string Proposer);

/// <summary>A detail as it was when the change was suggested, as it is now, and as suggested.</summary>
public sealed record ProposedDetail(EntryField Field, string Before, string Now, string After)
{
    /// <summary>Somebody changed it since, to something else than what is suggested.</summary>
    public bool ChangedMeanwhile => Before != Now && Now != After;
}

/// <summary>A suggestion with everything that is needed to decide about it.</summary>
public sealed record ProposalScreen(
    EntryProposal Proposal,
    Organisation Organisation,
    string Proposer,
    IReadOnlyList<ProposedDetail> Details,
    string Remark,
    bool IsForgotten
);

/// <summary>An entry that a member may suggest a change of.</summary>
public sealed record SuggestScreen(Organisation Organisation, EntryDraft Draft, bool ShowsPrivate);

/// <summary>Loads what the pages about suggested changes show.</summary>
public sealed class ProposalScreens(
    IQuerySession session,
    ProposalStore content,
    GeneralMails mails,
    PersonNames names,
    IEntryMarks marks
)
{
    public async Task<IReadOnlyList<ProposalRow>> OpenAsync(CancellationToken ct)
    {
        var open = await session
            .Query<EntryProposal>()
            .Where(p => p.Settlement == null)
            .ToListAsync(ct);
        var organisations = await OrganisationNames.OfAsync(
            session,
            open.Select(p => p.Organisation),
            ct
        );
        var proposers = await names.OfAsync(open.Select(p => p.Proposer), ct);
        return
        [
            .. open.OrderBy(p => p.Day)
                .Select(p => new ProposalRow(
                    p,
                    organisations[p.Organisation],
                    proposers[p.Proposer]
                )),
        ];
    }

    public async Task<ProposalScreen?> LoadAsync(Guid id, CancellationToken ct)
    {
        if (
            await session.LoadAsync<EntryProposal>(id, ct) is not { } proposal
            || await session.LoadAsync<Organisation>(proposal.Organisation.Value, ct)
                is not { } organisation
        )
        {
            return null;
        }

        var said = await content.OpenAsync(session, proposal, ct);
        var now = EntryDraft.Of(
            organisation,
            await mails.FindAsync(session, proposal.Organisation, ct)
        );
        var proposers = await names.OfAsync([proposal.Proposer], ct);
        return new(
            proposal,
            organisation,
            proposers[proposal.Proposer],
            said is null
                ? []
                :
                [
                    .. EntryFields
                        .All.Where(f => said.After.ContainsKey(f.Name))
                        .Select(f => new ProposedDetail(
                            f,
                            said.Before.GetValueOrDefault(f.Name) ?? f.Read(now),
                            f.Read(now),
                            said.After[f.Name]
                        )),
                ],
            said?.Remark ?? "",
            proposal.IsOpen && said is null
        );
    }

    /// <summary>Null to members when the entry is ended or out of sight; who works there sees it all the same.</summary>
    public async Task<SuggestScreen?> SuggestAsync(
        OrganisationId id,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(user);
        if (
            await session.LoadAsync<Organisation>(id.Value, ct)
                is not { HasEnded: false } organisation
            || Caller.PersonOf(user) is not { } me
        )
        {
            return null;
        }

        var works = (await session.LoadAsync<Person>(me.Value, ct))?.Organisation == id;
        var seesAll = works || user.IsInRole(Caller.CoordinatorRole);
        if (
            !seesAll
            && (await marks.OfAsync([id.Value], ct)).GetValueOrDefault(id.Value)
                is { IsHidden: true }
        )
        {
            return null;
        }

        var mail = seesAll ? await mails.FindAsync(session, id, ct) : "";
        return new(organisation, EntryDraft.Of(organisation, mail), seesAll);
    }
}
