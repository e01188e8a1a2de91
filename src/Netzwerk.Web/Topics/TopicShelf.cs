using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Topics;

namespace Netzwerk.Web.Topics;

/// <summary>Finds topics by group and by meeting.</summary>
internal static class TopicShelf
{
    private const string OfGroup = "where d.data ->> 'group' = ?";

    private const string OnMeeting = "where d.data -> 'at' ->> 'meeting' = ?";

    public static async Task<IReadOnlyList<Topic>> OfAsync(
        IQuerySession session,
        GroupId group,
        CancellationToken ct
    ) =>
        [.. TopicDecisions.InOrder(await session.QueryAsync<Topic>(OfGroup, ct, group.ToString()))];

    /// <summary>Those that wait, in the order made by hand.</summary>
    public static async Task<IReadOnlyList<Topic>> WaitingAsync(
        IQuerySession session,
        GroupId group,
        CancellationToken ct
    ) => [.. (await OfAsync(session, group, ct)).Where(t => t.Standing is TopicStanding.Waiting)];

    public static async Task<int> NextRankAsync(
        IQuerySession session,
        GroupId group,
        CancellationToken ct
    ) => TopicDecisions.NextRank((await OfAsync(session, group, ct)).Where(t => t.IsOpen));

    public static Task<IReadOnlyList<Topic>> OnAsync(
        IQuerySession session,
        MeetingId meeting,
        CancellationToken ct
    ) => session.QueryAsync<Topic>(OnMeeting, ct, meeting.ToString());
}
