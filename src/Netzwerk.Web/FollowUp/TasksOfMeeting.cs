using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;

namespace Netzwerk.Web.FollowUp;

/// <summary>The tasks that a meeting handed out.</summary>
public static class TasksOfMeeting
{
    private const string Whole = "where d.data ->> 'meeting' = ? order by d.id";

    private const string Own =
        "where d.data ->> 'meeting' = ? and d.data ->> 'assignee' = ? and d.data ->> 'state' = 'Open' "
        + "order by d.data ->> 'due' nulls last, d.id";

    private const string OwnInGroup =
        "where d.data ->> 'group' = ? and d.data ->> 'assignee' = ? and d.data ->> 'state' = 'Open' "
        + "order by d.id";

    private const string OwnAnywhere =
        "where d.data ->> 'assignee' = ? and d.data ->> 'state' = 'Open' order by d.id";

    public static Task<IReadOnlyList<ActionItem>> AllAsync(
        IQuerySession session,
        Guid meeting,
        CancellationToken ct
    ) => session.QueryAsync<ActionItem>(Whole, ct, meeting.ToString());

    public static Task<IReadOnlyList<ActionItem>> OpenAsync(
        IQuerySession session,
        Guid meeting,
        PersonId assignee,
        CancellationToken ct
    ) => session.QueryAsync<ActionItem>(Own, ct, meeting.ToString(), assignee.ToString());

    /// <summary>What somebody has still to do in a group, whichever meeting handed it out.</summary>
    public static Task<IReadOnlyList<ActionItem>> OpenInGroupAsync(
        IQuerySession session,
        GroupId group,
        PersonId assignee,
        CancellationToken ct
    ) => session.QueryAsync<ActionItem>(OwnInGroup, ct, group.ToString(), assignee.ToString());

    /// <summary>What somebody has still to do, in whichever group.</summary>
    public static Task<IReadOnlyList<ActionItem>> OpenOfAsync(
        IQuerySession session,
        PersonId assignee,
        CancellationToken ct
    ) => session.QueryAsync<ActionItem>(OwnAnywhere, ct, assignee.ToString());
}
