using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Meetings.Sitting;

/// <summary>What decisions about a meeting in session are made from, beside the meeting.</summary>
internal sealed record SittingContext(Group Group, ProcedureVersion? Version);

/// <summary>What every command about a meeting in session does: look at the rights, take the rules of its day, decide, save.</summary>
internal static class SittingWork
{
    public static async Task<SittingContext?> ContextAsync(
        this Work work,
        MeetingId id,
        MeetingWork.Right right,
        Asker asker,
        CancellationToken ct
    ) =>
        await work.GroupIfAllowedAsync(id, right, asker, ct) is { } group
        && await work.Session.LoadAsync<Meeting>(id.Value, ct) is { } meeting
            ? new(group, await VersionAsync(work.Session, meeting, ct))
            : null;

    /// <summary>The rules in force on the day of a meeting.</summary>
    public static async Task<ProcedureVersion?> VersionAsync(
        IQuerySession session,
        Meeting meeting,
        CancellationToken ct
    ) =>
        (
            await session.LoadAsync<GroupProcedure>(GroupProcedure.IdOf(meeting.Group), ct)
        )?.InForceOn(meeting.When.Day);
}
