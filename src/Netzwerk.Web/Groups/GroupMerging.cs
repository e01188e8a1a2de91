using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Groups;

/// <summary>Seats and copies of somebody who was entered twice.</summary>
internal sealed class SeatMergeStep : IMergeStep<PersonId>
{
    public string Part => "seats";

    /// <summary>Where one entry is a member and the other is blocked, somebody has to look first.</summary>
    public async Task<IReadOnlyList<Guid>> MergeAsync(
        Work work,
        Merged<PersonId> merged,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        var (gone, into) = (merged.Gone, merged.Into);
        var groups = await work.Session.QueryAsync<Group>(
            "where d.data::text like ?",
            ct,
            $"%{gone}%"
        );
        if (
            groups.Any(g =>
                (g.IsBlocked(gone) && g.Concerns(into)) || (g.IsBlocked(into) && g.Concerns(gone))
            )
        )
        {
            work.Refuse(new Refusal("merge.blocked-somewhere"));
            return [];
        }

        var ask = new MergeMember(gone, into);
        return await work.ChangeNamingAsync<Group, GroupEvent>(
            gone.Value,
            g => MemberMergeDecisions.Decide(g, ask),
            ct
        );
    }

    public Task UndoAsync(
        Work work,
        Merged<PersonId> merged,
        IReadOnlyList<Guid> moved,
        CancellationToken ct
    )
    {
        var ask = new UndoMemberMerge(merged.Gone, merged.Into);
        return work.ChangeBackAsync<Group, GroupEvent>(
            moved,
            g => MemberMergeDecisions.Decide(g, ask),
            ct
        );
    }
}

/// <summary>Invitations and answers of somebody who was entered twice, and the items they introduce.</summary>
internal sealed class InvitationMergeStep : IMergeStep<PersonId>
{
    public string Part => "invitations";

    public Task<IReadOnlyList<Guid>> MergeAsync(
        Work work,
        Merged<PersonId> merged,
        CancellationToken ct
    )
    {
        var ask = new MergeInvitee(merged.Gone, merged.Into);
        return work.ChangeNamingAsync<Meeting, MeetingEvent>(
            merged.Gone.Value,
            m => InviteeMergeDecisions.Decide(m, ask),
            ct
        );
    }

    public Task UndoAsync(
        Work work,
        Merged<PersonId> merged,
        IReadOnlyList<Guid> moved,
        CancellationToken ct
    )
    {
        var ask = new UndoInviteeMerge(merged.Gone, merged.Into);
        return work.ChangeBackAsync<Meeting, MeetingEvent>(
            moved,
            m => InviteeMergeDecisions.Decide(m, ask),
            ct
        );
    }
}

/// <summary>Invitations to whole series of somebody who was entered twice.</summary>
internal sealed class SeriesMergeStep : IMergeStep<PersonId>
{
    public string Part => "series";

    public Task<IReadOnlyList<Guid>> MergeAsync(
        Work work,
        Merged<PersonId> merged,
        CancellationToken ct
    )
    {
        var ask = new MergeSeriesInvitee(merged.Gone, merged.Into);
        return work.ChangeNamingAsync<MeetingSeries, SeriesEvent>(
            merged.Gone.Value,
            s => SeriesMergeDecisions.Decide(s, ask),
            ct
        );
    }

    public Task UndoAsync(
        Work work,
        Merged<PersonId> merged,
        IReadOnlyList<Guid> moved,
        CancellationToken ct
    )
    {
        var ask = new UndoSeriesInviteeMerge(merged.Gone, merged.Into);
        return work.ChangeBackAsync<MeetingSeries, SeriesEvent>(
            moved,
            s => SeriesMergeDecisions.Decide(s, ask),
            ct
        );
    }
}

/// <summary>Who sits for an organisation that was entered twice.</summary>
internal sealed class OfficeMergeStep : IMergeStep<OrganisationId>
{
    public string Part => "seats";

    public Task<IReadOnlyList<Guid>> MergeAsync(
        Work work,
        Merged<OrganisationId> merged,
        CancellationToken ct
    )
    {
        var ask = new MergeSeatOrganisation(merged.Gone, merged.Into);
        return work.ChangeNamingAsync<Group, GroupEvent>(
            merged.Gone.Value,
            g => MemberMergeDecisions.Decide(g, ask),
            ct
        );
    }

    public Task UndoAsync(
        Work work,
        Merged<OrganisationId> merged,
        IReadOnlyList<Guid> moved,
        CancellationToken ct
    )
    {
        var ask = new UndoSeatOrganisationMerge(merged.Gone, merged.Into);
        return work.ChangeBackAsync<Group, GroupEvent>(
            moved,
            g => MemberMergeDecisions.Decide(g, ask),
            ct
        );
    }
}
