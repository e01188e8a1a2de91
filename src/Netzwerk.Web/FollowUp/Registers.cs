using System.Globalization;
using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.FollowUp;

/// <summary>A resolution in the register.</summary>
public sealed record ResolutionRow(
    Resolution Resolution,
    string Wording,
    string Group,
    Meeting? Meeting
);

/// <summary>A task in the register.</summary>
public sealed record TaskRow(
    ActionItem Task,
    string Wording,
    string Group,
    Meeting? Meeting,
    string? Assignee,
    bool IsOverdue
);

/// <summary>A page of a register and what it can be narrowed by.</summary>
public sealed record RegisterPage<TRow>(
    IReadOnlyList<TRow> Rows,
    int Count,
    IReadOnlyList<Group> Groups,
    IReadOnlyList<int> Years
)
{
    public int PageCount =>
        Math.Max(1, (Count + RegisterQuery.PageSize - 1) / RegisterQuery.PageSize);
}

/// <summary>The registers over all groups that a reader may see; what they may not see is never asked for.</summary>
public sealed class Registers(IQuerySession session, PersonNames names, TimeProvider clock)
{
    private const string Number =
        "nullif(regexp_replace(split_part(d.data ->> 'number', '/', 1), '[^0-9]', '', 'g'), '')::numeric";

    private const string ResolutionTable = EventStoreSetup.Schema + ".mt_doc_resolution d";

    private const string TaskTable = EventStoreSetup.Schema + ".mt_doc_actionitem d";

    public async Task<RegisterPage<ResolutionRow>> ResolutionsAsync(
        RegisterFilter filter,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(filter);
        var groups = await GroupsAsync(user, ct);
        var visible = new RegisterQuery().And("d.data ->> 'group' = any(?)", (object)IdsOf(groups));
        var years = await YearsAsync(ResolutionTable, visible, ct);
        visible.Narrow(filter, "(d.data ->> 'number') || ' ' || (d.data ->> 'wording')");
        var order = filter.Sort switch
        {
            "alt" => $"{RegisterQuery.Day}, {Number}, d.id",
            _ => $"{RegisterQuery.Day} desc, {Number} desc, d.id",
        };
        var found = await PageAsync<Resolution>(visible, order, filter.Page, ct);
        var count = await CountAsync(ResolutionTable, visible, ct);
        return new(await RowsAsync(found, groups, ct), count, groups, years);
    }

    /// <summary>One resolution, for those who see its group.</summary>
    public async Task<ResolutionRow?> ResolutionAsync(
        ResolutionId id,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        var found = await session.LoadAsync<Resolution>(id.Value, ct);
        var group = found is null ? null : await session.LoadAsync<Group>(found.Group.Value, ct);
        return found is not null && group is not null && Permissions.RightsIn(group, user).See
            ? (await RowsAsync([found], [group], ct))[0]
            : null;
    }

    public async Task<RegisterPage<TaskRow>> TasksAsync(
        RegisterFilter filter,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(filter);
        var groups = await GroupsAsync(user, ct);
        var me = Caller.PersonOf(user)?.ToString() ?? "";
        var today = Appointment.LocalDay(clock.GetUtcNow());
        // One's own tasks stay in sight for guests and for those who left the group.
        var visible = new RegisterQuery().And(
            "(d.data ->> 'group' = any(?) or d.data ->> 'assignee' = ?)",
            IdsOf(groups),
            me
        );
        if (filter.Mine)
        {
            visible.And("d.data ->> 'assignee' = ?", me);
        }

        var years = await YearsAsync(TaskTable, visible, ct);
        visible.Narrow(filter, "(d.data ->> 'wording')");
        Standing(visible, filter.State, today);
        var found = await PageAsync<ActionItem>(
            visible,
            OrderOfTasks(filter.Sort),
            filter.Page,
            ct
        );
        var count = await CountAsync(TaskTable, visible, ct);
        return new(await RowsAsync(found, groups, today, ct), count, groups, years);
    }

    /// <summary>How many open tasks the reader has, for the menu.</summary>
    public async Task<int> OpenCountAsync(PersonId person, CancellationToken ct) =>
        await CountAsync(
            TaskTable,
            new RegisterQuery()
                .And("d.data ->> 'assignee' = ?", person.ToString())
                .And("d.data ->> 'state' = 'Open'"),
            ct
        );

    private async Task<IReadOnlyList<ResolutionRow>> RowsAsync(
        IReadOnlyList<Resolution> found,
        IReadOnlyList<Group> groups,
        CancellationToken ct
    )
    {
        var meetings = await MeetingsAsync(found.Select(r => r.Meeting), ct);
        var lookup = await names.OfAsync(found.SelectMany(r => Mentions.In(r.Wording)), ct);
        return
        [
            .. found.Select(r => new ResolutionRow(
                r,
                Mentions.Read(r.Wording, lookup),
                NameOf(groups, r.Group),
                meetings.GetValueOrDefault(r.Meeting.Value)
            )),
        ];
    }

    private async Task<IReadOnlyList<TaskRow>> RowsAsync(
        IReadOnlyList<ActionItem> found,
        IReadOnlyList<Group> groups,
        DateOnly today,
        CancellationToken ct
    )
    {
        var meetings = await MeetingsAsync(found.Select(t => t.Meeting), ct);
        var lookup = await names.OfAsync(
            found
                .SelectMany(t => Mentions.In(t.Wording))
                .Concat(found.Where(t => t.Assignee is not null).Select(t => t.Assignee!.Value)),
            ct
        );
        var foreign = await session.LoadManyAsync<Group>(
            ct,
            found.Select(t => t.Group.Value).Except(groups.Select(g => g.Id)).ToArray()
        );
        Group[] named = [.. groups, .. foreign];
        return
        [
            .. found.Select(t => new TaskRow(
                t,
                Mentions.Read(t.Wording, lookup),
                NameOf(named, t.Group),
                meetings.GetValueOrDefault(t.Meeting.Value),
                t.Assignee is { } person ? lookup[person] : null,
                t.IsOverdue(today)
            )),
        ];
    }

    private static void Standing(RegisterQuery query, string state, DateOnly today)
    {
        var day = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        _ = state switch
        {
            "offen" => query.And("d.data ->> 'state' = 'Open'"),
            "erledigt" => query.And("d.data ->> 'state' = 'Done'"),
            "ueberfaellig" => query.And(
                "d.data ->> 'state' = 'Open' and d.data ->> 'due' < ?",
                day
            ),
            _ => query,
        };
    }

    private static string OrderOfTasks(string sort) =>
        sort switch
        {
            "neu" => $"{RegisterQuery.Day} desc, d.id",
            "spaet" => "d.data ->> 'due' desc nulls last, d.id",
            _ => "(d.data ->> 'state' = 'Done'), d.data ->> 'due' nulls last, d.id",
        };

    private Task<IReadOnlyList<TRow>> PageAsync<TRow>(
        RegisterQuery query,
        string order,
        int page,
        CancellationToken ct
    )
        where TRow : notnull =>
        session.QueryAsync<TRow>(
            $"{query.Where} order by {order} limit ? offset ?",
            ct,
            [
                .. query.Values,
                RegisterQuery.PageSize,
                (Math.Max(1, page) - 1) * RegisterQuery.PageSize,
            ]
        );

    private async Task<int> CountAsync(string table, RegisterQuery query, CancellationToken ct) =>
        (
            await session.QueryAsync<int>(
                $"select count(*)::int from {table} {query.Where}",
                ct,
                query.Values
            )
        ).Single();

    private async Task<IReadOnlyList<int>> YearsAsync(
        string table,
        RegisterQuery query,
        CancellationToken ct
    ) =>
        await session.QueryAsync<int>(
            $"select distinct left({RegisterQuery.Day}, 4)::int as year from {table} {query.Where} and {RegisterQuery.Day} is not null order by year desc",
            ct,
            query.Values
        );

    private async Task<IReadOnlyList<Group>> GroupsAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        if (Caller.PersonOf(user) is not { } person)
        {
            return [];
        }

        var seated = user.IsInRole(Caller.CoordinatorRole)
            ? await session.Query<Group>().ToListAsync(ct)
            : await session.QueryAsync<Group>(
                "where d.data @> cast(? as jsonb)",
                ct,
                $$"""{"members":[{"person":"{{person}}"}]}"""
            );
        return
        [
            .. seated
                .Where(g => Permissions.RightsIn(g, user).See)
                .OrderBy(g => g.Name, StringComparer.CurrentCulture),
        ];
    }

    private async Task<IReadOnlyDictionary<Guid, Meeting>> MeetingsAsync(
        IEnumerable<MeetingId> ids,
        CancellationToken ct
    ) =>
        (
            await session.LoadManyAsync<Meeting>(ct, ids.Select(m => m.Value).Distinct().ToArray())
        ).ToDictionary(m => m.Id);

    private static string[] IdsOf(IReadOnlyList<Group> groups) =>
        [.. groups.Select(g => g.Id.ToString())];

    private static string NameOf(IEnumerable<Group> groups, GroupId id) =>
        groups.FirstOrDefault(g => g.Id == id.Value)?.Name ?? "";
}
