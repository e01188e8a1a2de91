using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Minutes.Live;

/// <summary>Whether the minutes of a meeting may still be written, to the point of the transaction.</summary>
internal sealed class WritingGate(MeetingId meeting)
{
    // Whoever submits the minutes changes this row and waits for us, or we wait and then see it:
    // no step can slip in behind the submitted text.
    private const string Lock =
        $"select version from {EventStoreSetup.Schema}.mt_streams where id = ? for share";

    private (long Version, bool IsOpen)? _known;

    public static bool IsOpen(Meeting? meeting, MeetingMinutes? minutes) =>
        meeting?.Status is MeetingStatus.Called or MeetingStatus.InSession or MeetingStatus.Closed
        && (minutes?.State ?? MinutesState.Writing) is MinutesState.Writing;

    /// <summary>Reads the meeting anew only when something happened to it.</summary>
    public async Task<bool> IsOpenAsync(IDocumentSession session, CancellationToken ct)
    {
        var versions = await session.AdvancedSql.QueryAsync<long>(Lock, ct, meeting.Value);
        var version = versions.Count > 0 ? versions[0] : 0;
        if (_known is { } known && known.Version == version)
        {
            return known.IsOpen;
        }

        var isOpen = IsOpen(
            await session.LoadAsync<Meeting>(meeting.Value, ct),
            await session.LoadAsync<MeetingMinutes>(meeting.Value, ct)
        );
        _known = (version, isOpen);
        return isOpen;
    }
}
