using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Groups;

/// <summary>
/// Invites somebody to a series and to all its coming dates, or takes that back: one mail tells of all of them.
/// </summary>
public static class SeriesSeats
{
    public static Task InviteAsync(
        Work work,
        SeriesId id,
        PersonId person,
        DateTimeOffset now,
        CancellationToken ct,
        long? version = null
    ) =>
        ChangeAsync(
            work,
            id,
            s => SeriesDecisions.Decide(s, new InviteToSeries(person)),
            m => InvitationDecisions.Decide(m, new InvitePerson(person, BySeries: true), now),
            now,
            version,
            ct
        );

    public static Task WithdrawAsync(
        Work work,
        SeriesId id,
        PersonId person,
        DateTimeOffset now,
        CancellationToken ct,
        long? version = null
    ) =>
        ChangeAsync(
            work,
            id,
            s => SeriesDecisions.Decide(s, new WithdrawFromSeries(person)),
            m => InvitationDecisions.Decide(m, new WithdrawInvitation(person, BySeries: true)),
            now,
            version,
            ct
        );

    /// <summary>The series decides first; what it refuses changes none of its dates.</summary>
    private static async Task ChangeAsync(
        Work work,
        SeriesId id,
        Func<MeetingSeries, Outcome<SeriesEvent>> whole,
        Func<Meeting, Outcome<MeetingEvent>> each,
        DateTimeOffset now,
        long? version,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        var series = await work.ChangeAsync(id.Value, whole, ct, version);
        if (series is null || work.Failed)
        {
            return;
        }

        foreach (var date in await ComingAsync(work, series, now, ct))
        {
            await work.ChangeAsync(date.Id, each, ct);
        }
    }

    /// <summary>The dates of a series that people are invited to and that have not begun.</summary>
    public static async Task<IReadOnlyList<Meeting>> ComingAsync(
        Work work,
        MeetingSeries series,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(series);
        Guid[] ids = [.. series.Dates().Select(d => d.Meeting.Value)];
        var dates = await work.Session.LoadManyAsync<Meeting>(ct, ids);
        return
        [
            .. dates
                .Where(m => m.Status is MeetingStatus.Called && m.When.Start > now)
                .OrderBy(m => m.When.Start),
        ];
    }
}
