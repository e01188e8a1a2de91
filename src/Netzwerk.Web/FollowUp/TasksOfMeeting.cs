using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.FollowUp;

/// <summary>The tasks that a meeting handed out.</summary>
public static class TasksOfMeeting
{
    /// <summary>Falls to one person; asks for the person twice.</summary>
    public const string Held =
        "(d.data ->> 'assignee' = ? or (d.data ->> 'assignee' is null and exists ("
        + $"select 1 from {EventStoreSetup.Schema}.mt_doc_group g, jsonb_array_elements(g.data -> 'members') m "
        + "where g.id = (d.data ->> 'group')::uuid and m ->> 'person' = ? "
        + "and m ->> 'organisation' = d.data ->> 'organisation')))";

    private const string Whole = "where d.data ->> 'meeting' = ? order by d.id";

    private const string Own =
        $"where d.data ->> 'meeting' = ? and {Held} and d.data ->> 'state' = 'Open' "
        + "order by d.data ->> 'due' nulls last, d.id";

    private const string OwnInGroup =
        $"where d.data ->> 'group' = ? and {Held} and d.data ->> 'state' = 'Open' "
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
        PersonId person,
        CancellationToken ct
    ) => session.QueryAsync<ActionItem>(Own, ct, meeting.ToString(), $"{person}", $"{person}");

    /// <summary>What somebody has still to do in a group, whichever meeting handed it out.</summary>
    public static Task<IReadOnlyList<ActionItem>> OpenInGroupAsync(
        IQuerySession session,
        GroupId group,
        PersonId person,
        CancellationToken ct
    ) => session.QueryAsync<ActionItem>(OwnInGroup, ct, group.ToString(), $"{person}", $"{person}");

    /// <summary>What somebody was given by name and has still to do, in whichever group.</summary>
    public static Task<IReadOnlyList<ActionItem>> OpenOfAsync(
        IQuerySession session,
        PersonId assignee,
        CancellationToken ct
    ) => session.QueryAsync<ActionItem>(OwnAnywhere, ct, assignee.ToString());
}
