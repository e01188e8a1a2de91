using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.History;

/// <summary>The history of one group or meeting as one reader may see it, newest first.</summary>
public sealed record HistoryScreen(
    Group Group,
    Meeting? Meeting,
    IReadOnlyList<HistoryEntry> Entries,
    NameLookup Names,
    int Page,
    bool HasMore
);

/// <summary>Loads histories; what a reader may not see is not there.</summary>
public sealed class HistoryScreens(IQuerySession session, PersonNames names)
{
    public const int PageSize = 100;

    /// <summary>Who answered or came is for members of the group; guests see the rest.</summary>
    private static readonly string[] AboutPeople =
    [
        "meeting-answered.1",
        "attendance-noted.1",
        "person-invited.1",
        "invitation-withdrawn.1",
        "series-person-invited.1",
        "series-invitation-withdrawn.1",
        "objection-raised.1",
        "objection-settled.1",
        "person-arrived.1",
        "person-left.1",
        "stay-corrected.1",
        "stay-struck.1",
        "absence-explained.1",
        "convocation-objected.1",
        "convocation-objection-taken-back.1",
    ];

    /// <summary>What is told of single items: where some are closed, only those hear it who see them all.</summary>
    private static readonly string[] AboutItems =
    [
        "item-begun.1",
        "item-ended.1",
        "member-recused.1",
        "recused-came-back.1",
        "recusal-taken-back.1",
    ];

    public async Task<HistoryScreen?> OfMeetingAsync(
        MeetingId id,
        ClaimsPrincipal user,
        int page,
        CancellationToken ct
    )
    {
        if (await session.LoadAsync<Meeting>(id.Value, ct) is not { } meeting)
        {
            return null;
        }

        var group = await session.LoadAsync<Group>(meeting.Group.Value, ct);
        var rights = Permissions.RightsIn(meeting, group, user);
        return group is null || !rights.See
            ? null
            : await LoadAsync(id.Value, group, meeting, HiddenFrom(rights, meeting), page, ct);
    }

    /// <summary>Who belongs to the group reads the history of its series; guests read those of their dates.</summary>
    public async Task<(HistoryScreen Screen, MeetingSeries Series)?> OfSeriesAsync(
        SeriesId id,
        ClaimsPrincipal user,
        int page,
        CancellationToken ct
    )
    {
        var series = await session.LoadAsync<MeetingSeries>(id.Value, ct);
        var group = series is null ? null : await session.LoadAsync<Group>(series.Group.Value, ct);
        var rights = Permissions.RightsIn(group, user);
        var sees = series?.Status is SeriesStatus.Draft ? rights.PlanMeetings : rights.See;
        return series is null || group is null || !sees
            ? null
            : (await LoadAsync(id.Value, group, meeting: null, hidden: [], page, ct), series);
    }

    public async Task<HistoryScreen?> OfGroupAsync(
        GroupId id,
        ClaimsPrincipal user,
        int page,
        CancellationToken ct
    )
    {
        var group = await session.LoadAsync<Group>(id.Value, ct);
        return group is null || !Permissions.RightsIn(group, user).See
            ? null
            : await LoadAsync(id.Value, group, meeting: null, hidden: [], page, ct);
    }

    private static string[] HiddenFrom(MeetingRights rights, Meeting meeting) =>
        [
            .. rights.SeeAnswers ? [] : AboutPeople,
            .. rights.SeeAnswers && (rights.SeeClosed || !meeting.HasClosedPart) ? [] : AboutItems,
        ];

    private async Task<HistoryScreen> LoadAsync(
        Guid subject,
        Group group,
        Meeting? meeting,
        string[] hidden,
        int page,
        CancellationToken ct
    )
    {
        var entries = session.Query<HistoryEntry>().Where(h => h.Subject == subject);
        if (hidden.Length > 0)
        {
            entries = entries.Where(h => !hidden.Contains(h.Kind));
        }

        var found = await entries
            .OrderByDescending(h => h.Sequence)
            .Skip(page * PageSize)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        HistoryEntry[] shown = [.. found.Take(PageSize)];
        return new(
            group,
            meeting,
            shown,
            await names.OfAsync(
                shown.SelectMany(h => new[] { h.By, h.About }).OfType<PersonId>(),
                ct
            ),
            page,
            found.Count > PageSize
        );
    }
}
