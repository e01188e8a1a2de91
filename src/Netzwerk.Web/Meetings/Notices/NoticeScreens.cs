using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Calling;
using Netzwerk.Web.Meetings.Calling;

namespace Netzwerk.Web.Meetings.Notices;

/// <summary>
/// What everybody may know of a meeting that was made known: as it was announced, without its closed part, without the
/// address to join by video, without names.
/// </summary>
public sealed record NoticeScreen(
    Meeting Meeting,
    PublicNotice Notice,
    Group Group,
    ProcedureVersion? Rules
)
{
    public MeetingId Id => new(Meeting.Id);

    /// <summary>Null where the group has no rules that say so.</summary>
    public MeetingPublicity? Publicity => Rules?.Rules.Publicity.Publicity;

    /// <summary>The date that was made known first, when it is another one now.</summary>
    public Appointment? Moved => Notice.FirstWhen == Meeting.When ? null : Notice.FirstWhen;

    public bool IsCancelled => Meeting.Status is MeetingStatus.Cancelled;

    /// <summary>From when the agenda stands on the open pages is for the rules to say (SächsLKrO § 32b).</summary>
    public bool ShowsAgenda(DateTimeOffset now) =>
        Rules?.Rules.Publicity.Online switch
        {
            null or OnlinePublication.WithConvocation => true,
            OnlinePublication.AtMeeting => Meeting.Status
                is MeetingStatus.InSession
                    or MeetingStatus.Closed
                || now >= Meeting.When.Start,
            _ => false,
        };
}

/// <summary>Loads public notices, for anybody.</summary>
public sealed class NoticeScreens(IQuerySession session, TimeProvider clock)
{
    /// <summary>A meeting that everybody still believes to be coming may have been put back without a word so far.</summary>
    private const int DaysBack = 60;

    /// <summary>The coming meetings that were made known, the next one first.</summary>
    public async Task<IReadOnlyList<NoticeScreen>> ComingAsync(CancellationToken ct)
    {
        var today = Appointment.LocalDay(clock.GetUtcNow());
        var since = today.AddDays(-DaysBack);
        var meetings = await session
            .Query<Meeting>()
            .Where(m => m.Notice != null && m.When.Day >= since)
            .ToListAsync(ct);
        var groups = (
            await session.LoadManyAsync<Group>(
                ct,
                meetings.Select(m => m.Group.Value).Distinct().ToArray()
            )
        ).ToDictionary(g => g.Id);
        var found = new List<NoticeScreen>(meetings.Count);
        foreach (var meeting in meetings)
        {
            if (
                groups.TryGetValue(meeting.Group.Value, out var group)
                && await OfAsync(meeting, group, ct) is { } notice
                && notice.Meeting.When.Day >= today
            )
            {
                found.Add(notice);
            }
        }

        return [.. found.OrderBy(n => n.Meeting.When.Start).ThenBy(n => n.Meeting.Id)];
    }

    /// <summary>Null when there is none; what is private looks the same.</summary>
    public async Task<NoticeScreen?> LoadAsync(MeetingId id, CancellationToken ct) =>
        await session.LoadAsync<Meeting>(id.Value, ct) is { Notice: not null } meeting
        && await session.LoadAsync<Group>(meeting.Group.Value, ct) is { } group
            ? await OfAsync(meeting, group, ct)
            : null;

    private async Task<NoticeScreen?> OfAsync(Meeting meeting, Group group, CancellationToken ct)
    {
        if (meeting.Notice is not { } notice || !PublicNoticeDecisions.MayStand(group))
        {
            return null;
        }

        var shown = meeting.AsAnnounced().WithoutClosedPart();
        var procedure = await session.ProcedureOfAsync(group, ct);
        return new(shown, notice, group, procedure.InForceOn(shown.When.Day));
    }
}
