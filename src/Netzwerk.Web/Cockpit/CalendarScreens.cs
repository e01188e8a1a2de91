using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Cockpit;

/// <summary>The meetings of one month.</summary>
public sealed record CalendarMonth(DateOnly First, IReadOnlyList<MeetingLine> Meetings);

/// <summary>What the calendar shows to one person.</summary>
public sealed record CalendarScreen(
    PersonId Me,
    IReadOnlyList<Group> Groups,
    Group? Chosen,
    IReadOnlyList<CalendarMonth> Coming,
    IReadOnlyList<CalendarMonth> Past,
    int YearsBack,
    bool HasOlder
);

/// <summary>Lists meetings by month: all that come, and the past by the year.</summary>
public sealed class CalendarScreens(IQuerySession session, TimeProvider clock)
{
    /// <summary>Nothing is older than the programme itself.</summary>
    public const int FurthestBack = 50;

    public async Task<CalendarScreen?> LoadAsync(
        ClaimsPrincipal user,
        Guid? group,
        int yearsBack,
        CancellationToken ct
    )
    {
        if (Caller.PersonOf(user) is not { } me)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var today = Appointment.LocalDay(now);
        var back = Math.Clamp(yearsBack, 0, FurthestBack);
        var (from, until) = (today.AddYears(-back - 1), today.AddYears(-back));
        var batch = session.CreateBatchQuery();
        var groups = batch.Query<Group>().OrderBy(g => g.Name).ToList();
        var meetings = batch
            .Query<Meeting>()
            .Where(m => m.When.Day >= today || (m.When.Day >= from && m.When.Day <= until))
            .ToList();
        var oldest = batch.Query<Meeting>().Where(m => m.When.Day < from).Any();
        await batch.Execute(ct);
        var all = (await groups).ToDictionary(g => g.Id);
        var chosen = group is { } id ? all.GetValueOrDefault(id) : null;
        var lines = (await meetings)
            .Where(m => all.ContainsKey(m.Group.Value))
            .Where(m => chosen is null || m.Group.Value == chosen.Id)
            .Select(m => new MeetingLine(m, all[m.Group.Value]))
            .Where(l => Concerns(l, user, me))
            .OrderBy(l => l.Meeting.When.Start)
            .ToArray();
        return new(
            me,
            [.. all.Values.Where(g => IsMine(g, user, me))],
            chosen is not null && IsMine(chosen, user, me) ? chosen : null,
            Months(lines.Where(l => l.Meeting.When.End > now)),
            Months(lines.Where(l => l.Meeting.When.End <= now).Reverse()),
            back,
            await oldest
        );
    }

    private static bool IsMine(Group group, ClaimsPrincipal user, PersonId me) =>
        user.IsInRole(Caller.CoordinatorRole) || group.Concerns(me);

    private static bool Concerns(MeetingLine line, ClaimsPrincipal user, PersonId me) =>
        Permissions.RightsIn(line.Meeting, line.Group, user).See
        && (IsMine(line.Group, user, me) || line.Meeting.InviteeOf(me) is not null);

    private static IReadOnlyList<CalendarMonth> Months(IEnumerable<MeetingLine> lines) =>
        [
            .. lines
                .GroupBy(l => new DateOnly(l.Meeting.When.Day.Year, l.Meeting.When.Day.Month, 1))
                .Select(month => new CalendarMonth(month.Key, [.. month])),
        ];
}
