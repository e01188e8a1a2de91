using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.FollowUp;

/// <summary>
/// Whether a resolution or task comes from an item of the closed part of an agenda, or from a question that went round and
/// is not for everybody.
/// </summary>
public static class ClosedPart
{
    /// <summary>The same question about a row of a register.</summary>
    public const string Row =
        "(coalesce(d.data ->> 'isClosed', 'false') = 'true' or "
        + $"exists (select 1 from {EventStoreSetup.Schema}.mt_doc_meeting m, jsonb_array_elements(m.data -> 'agenda') a "
        + "where m.id = (d.data ->> 'meeting')::uuid and a ->> 'id' = d.data ->> 'item' and a ->> 'part' = 'ClosedPart'))";

    public static async Task<bool> HoldsAsync(
        IQuerySession session,
        Resolution resolution,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(resolution);
        return resolution.IsClosed
            || await HoldsAsync(session, resolution.Meeting, resolution.Item, ct);
    }

    public static async Task<bool> HoldsAsync(
        IQuerySession session,
        MeetingId meeting,
        AgendaItemId item,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var found = await session.LoadAsync<Meeting>(meeting.Value, ct);
        return found?.Agenda.Any(i => i.Id == item && i.IsClosed) is true;
    }
}
