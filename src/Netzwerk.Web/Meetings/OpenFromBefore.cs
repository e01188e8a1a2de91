using System.Globalization;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;

namespace Netzwerk.Web.Meetings;

/// <summary>Everything that comes back with a meeting, whoever keeps it: once, not on the agendas of all dates of a series.</summary>
public sealed class OpenFromBefore(IEnumerable<ICarriedOver> kept, TimeProvider clock)
{
    private const string Coming =
        "where d.data ->> 'group' = ? and d.data -> 'when' ->> 'day' >= ? "
        + "and d.data ->> 'status' in ('Draft', 'Called', 'InSession')";

    /// <summary>For everybody who sees the group.</summary>
    public Task<IReadOnlyList<CarriedItem>> OfGroupAsync(
        IQuerySession session,
        Group group,
        Meeting meeting,
        CancellationToken ct
    ) => AllAsync(session, meeting, k => k.OfGroupAsync(session, group, meeting, ct), ct);

    /// <summary>What one person has still to do in the group.</summary>
    public Task<IReadOnlyList<CarriedItem>> OfPersonAsync(
        IQuerySession session,
        PersonId person,
        Meeting meeting,
        CancellationToken ct
    ) => AllAsync(session, meeting, k => k.OfPersonAsync(session, person, meeting, ct), ct);

    private async Task<IReadOnlyList<CarriedItem>> AllAsync(
        IQuerySession session,
        Meeting meeting,
        Func<ICarriedOver, Task<IReadOnlyList<CarriedItem>>> items,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(meeting);
        if (!await IsNextAsync(session, meeting, ct))
        {
            return [];
        }

        var all = new List<CarriedItem>();
        foreach (var keeper in kept)
        {
            all.AddRange(await items(keeper));
        }

        return all;
    }

    private async Task<bool> IsNextAsync(
        IQuerySession session,
        Meeting meeting,
        CancellationToken ct
    )
    {
        if (meeting.Status is MeetingStatus.Closed or MeetingStatus.Cancelled)
        {
            return false;
        }

        var today = Appointment.LocalDay(clock.GetUtcNow());
        var coming = await session.QueryAsync<Meeting>(
            Coming,
            ct,
            meeting.Group.ToString(),
            today.ToString("O", CultureInfo.InvariantCulture)
        );
        return coming.All(m => m.Id == meeting.Id || m.When.Start >= meeting.When.Start);
    }
}
