using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Actors.Merging;

namespace Netzwerk.Web.Groups;

/// <summary>What merging two entries means to groups, meetings and series.</summary>
internal static class GroupMerging
{
    /// <summary>Seats and copies of somebody who was entered twice.</summary>
    public static readonly IMergeStep<PersonId> Seats = new StateMergeStep<
        PersonId,
        Group,
        GroupEvent
    >(
        "seats",
        (g, m) => MemberMergeDecisions.Decide(g, new MergeMember(m.Gone, m.Into)),
        (g, m) => MemberMergeDecisions.Decide(g, new UndoMemberMerge(m.Gone, m.Into))
    );

    /// <summary>Their invitations and answers, and the items they introduce.</summary>
    public static readonly IMergeStep<PersonId> Invitations = new StateMergeStep<
        PersonId,
        Meeting,
        MeetingEvent
    >(
        "invitations",
        (x, m) => InviteeMergeDecisions.Decide(x, new MergeInvitee(m.Gone, m.Into)),
        (x, m) => InviteeMergeDecisions.Decide(x, new UndoInviteeMerge(m.Gone, m.Into))
    );

    /// <summary>Their invitations to whole series.</summary>
    public static readonly IMergeStep<PersonId> Series = new StateMergeStep<
        PersonId,
        MeetingSeries,
        SeriesEvent
    >(
        "series",
        (s, m) => SeriesMergeDecisions.Decide(s, new MergeSeriesInvitee(m.Gone, m.Into)),
        (s, m) => SeriesMergeDecisions.Decide(s, new UndoSeriesInviteeMerge(m.Gone, m.Into))
    );

    /// <summary>Who sits for an organisation that was entered twice.</summary>
    public static readonly IMergeStep<OrganisationId> Offices = new StateMergeStep<
        OrganisationId,
        Group,
        GroupEvent
    >(
        "seats",
        (g, m) => MemberMergeDecisions.Decide(g, new MergeSeatOrganisation(m.Gone, m.Into)),
        (g, m) => MemberMergeDecisions.Decide(g, new UndoSeatOrganisationMerge(m.Gone, m.Into))
    );
}
