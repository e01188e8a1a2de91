using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;

namespace Netzwerk.Web.Groups;

/// <summary>The meeting whose minutes were approved last: where somebody new begins to read.</summary>
public static class LastMinutes
{
    private const string OfGroup = "where d.data ->> 'group' = ? order by d.id desc limit 200";

    public static async Task<Meeting?> OfAsync(
        IQuerySession session,
        GroupId group,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var held = (await session.QueryAsync<Meeting>(OfGroup, ct, group.ToString()))
            .Where(m => m.Status is MeetingStatus.Closed)
            .ToArray();
        var frozen = (
            await session.LoadManyAsync<MeetingMinutes>(ct, held.Select(m => m.Id).ToArray())
        )
            .Where(m => m.State is MinutesState.Frozen)
            .Select(m => m.Id)
            .ToHashSet();
        return held.Where(m => frozen.Contains(m.Id)).MaxBy(m => m.When.Start);
    }
}
