using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Minutes.Corrections;
using Netzwerk.Web.Meetings;

namespace Netzwerk.Web.Minutes.Corrections;

/// <summary>Who was there stands in frozen minutes, so it changes with a correction only.</summary>
public sealed class AttendanceInMinutes : IAttendanceRecord
{
    public async Task<Refusal?> CheckAsync(
        IQuerySession session,
        MeetingId meeting,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        return CorrectionDecisions.CheckAttendance(
            await session.LoadAsync<MeetingMinutes>(meeting.Value, ct)
        );
    }
}
