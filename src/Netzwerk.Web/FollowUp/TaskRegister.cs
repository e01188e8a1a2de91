using System.Globalization;
using System.Security.Claims;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.FollowUp;

/// <summary>The register of tasks: one's own and those of the groups that a reader may see.</summary>
public sealed class TaskRegister(RegisterReader reader, PersonNames names, TimeProvider clock)
{
    private const string Table = EventStoreSetup.Schema + ".mt_doc_actionitem d";

    public async Task<RegisterPage<TaskRow>> PageAsync(
        RegisterFilter filter,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(filter);
        var groups = await reader.GroupsAsync(user, ct);
        var me = Caller.PersonOf(user)?.ToString() ?? "";
        var today = Appointment.LocalDay(clock.GetUtcNow());
        // One's own tasks stay in sight for guests and for those who left the group.
        var visible = new RegisterQuery().And(
            $"({RegisterReader.Seen} or {TasksOfMeeting.Held})",
            [.. RegisterReader.SeenBy(user, groups), me, me]
        );
        if (filter.Mine)
        {
            visible.And(TasksOfMeeting.Held, me, me);
        }

        var years = await reader.YearsAsync(Table, visible, ct);
        visible.Narrow(filter, "(d.data ->> 'wording')");
        Standing(visible, filter.State, today);
        var found = await reader.PageAsync<ActionItem>(
            visible,
            OrderOfTasks(filter.Sort),
            filter,
            ct
        );
        var count = await reader.CountAsync(Table, visible, ct);
        return new(await RowsAsync(found, groups, today, ct), count, groups, years);
    }

    /// <summary>How many open tasks the reader has, for the menu.</summary>
    public async Task<int> OpenCountAsync(PersonId person, CancellationToken ct) =>
        await reader.CountAsync(
            Table,
            new RegisterQuery()
                .And(TasksOfMeeting.Held, $"{person}", $"{person}")
                .And("d.data ->> 'state' = 'Open'"),
            ct
        );

    private async Task<IReadOnlyList<TaskRow>> RowsAsync(
        IReadOnlyList<ActionItem> found,
        IReadOnlyList<Group> groups,
        DateOnly today,
        CancellationToken ct
    )
    {
        var meetings = await reader.MeetingsAsync(found.Select(t => t.Meeting), ct);
        var lookup = await names.OfAsync(
            found
                .SelectMany(t => Mentions.In(t.Wording))
                .Concat(found.Where(t => t.Assignee is not null).Select(t => t.Assignee!.Value)),
            ct
        );
        var groupNames = await reader.NamesAsync(groups, found.Select(t => t.Group), ct);
        var organisations = await reader.OrganisationsAsync(found.Select(t => t.Organisation), ct);
        return
        [
            .. found.Select(t => new TaskRow(
                t,
                Mentions.Read(t.Wording, lookup),
                groupNames.GetValueOrDefault(t.Group.Value, ""),
                meetings.GetValueOrDefault(t.Meeting.Value),
                TaskHolder.Name(t.Assignee, t.Organisation, lookup, organisations),
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
            _ => "(d.data ->> 'state' <> 'Open'), d.data ->> 'due' nulls last, d.id",
        };
}
