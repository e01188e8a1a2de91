using Marten;
using Netzwerk.Domain;

namespace Netzwerk.Web.Meetings;

/// <summary>Whether who was there may still be noted. Meetings ask; who keeps the record of a meeting answers.</summary>
public interface IAttendanceRecord
{
    /// <summary>Null when it may be changed.</summary>
    Task<Refusal?> CheckAsync(IQuerySession session, MeetingId meeting, CancellationToken ct);
}
