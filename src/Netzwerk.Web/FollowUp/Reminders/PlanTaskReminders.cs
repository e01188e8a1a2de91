using System.Globalization;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.FollowUp.Reminders;

/// <summary>The last day on which somebody was reminded of a task.</summary>
[Nobody("when a task was reminded of last")]
public sealed record TaskReminded(Guid Id, DateOnly Day);

/// <summary>
/// Every minute of the day: one mail per person and group for the open tasks whose day to be reminded of has come. What an
/// outage held up is made up for once, and forgotten after a week.
/// </summary>
public sealed class PlanTaskReminders(
    IDocumentStore store,
    DispatchQueue queue,
    LinkTokens links,
    TimeProvider clock
)
{
    /// <summary>Older moments are of the past: an upgrade or a changed setting starts no flood.</summary>
    private const int DaysToMakeUpFor = 6;

    private const string OpenWithDay =
        "where d.data ->> 'state' = 'Open' and (d.data ->> 'assignee' is not null or d.data ->> 'organisation' is not null) and d.data ->> 'due' <= ?";

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!DigestTimes.IsDaytime(now))
        {
            return;
        }

        foreach (var (group, person, tasks) in await DueAsync(Appointment.LocalDay(now), ct))
        {
            await PlanAsync(group, person, tasks, now, ct);
        }
    }

    private async Task<IReadOnlyList<(Guid Group, PersonId Person, ActionItem[] Tasks)>> DueAsync(
        DateOnly today,
        CancellationToken ct
    )
    {
        await using var session = store.QuerySession();
        var horizon = today.AddDays(GroupDecisions.EarliestReminder);
        var open = await session.QueryAsync<ActionItem>(
            OpenWithDay,
            ct,
            horizon.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );
        var groups = (
            await session.LoadManyAsync<Group>(ct, [.. open.Select(t => t.Group.Value).Distinct()])
        ).ToDictionary(g => g.Id);
        var reminded = (
            await session.LoadManyAsync<TaskReminded>(ct, [.. open.Select(t => t.Id)])
        ).ToDictionary(r => r.Id, r => r.Day);
        var due = new List<ActionItem>();
        foreach (var task in open)
        {
            if (
                LastDay(task, groups[task.Group.Value], today) is { } day
                && day > reminded.GetValueOrDefault(task.Id)
                && day >= today.AddDays(-DaysToMakeUpFor)
                && day > await AssignedOnAsync(session, task, ct)
            )
            {
                due.Add(task);
            }
        }

        return
        [
            .. due.SelectMany(t =>
                    t.HeldBy(groups[t.Group.Value]).Select(p => (Task: t, Person: p))
                )
                .GroupBy(t => (t.Task.Group, t.Person))
                .Select(g => (g.Key.Group.Value, g.Key.Person, g.Select(t => t.Task).ToArray())),
        ];
    }

    /// <summary>The mail says by itself what is open; which of the tasks brought it about is noted with it.</summary>
    private async Task PlanAsync(
        Guid group,
        PersonId person,
        ActionItem[] tasks,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var session = store.LightweightSession();
        var today = Appointment.LocalDay(now);
        var planned = await DispatchQueue.PlanAsync(
            session,
            [Dispatch.Of(TaskReminderWriter.MailKind, person, group, now, DayOf(today))],
            ct
        );
        if (planned.Count == 0)
        {
            // Today's is out: what came too late for it is reminded of tomorrow.
            return;
        }

        session.Store([.. tasks.Select(t => new TaskReminded(t.Id, today))]);
        foreach (var task in tasks)
        {
            session.Store(TaskLinks.Grant(links, task, person, now));
            session.Store(
                links.WaysBack(task.Meeting.Value, person.Value, now.AddDays(TaskLinks.Days))
            );
        }

        try
        {
            await session.SaveChangesAsync(ct);
        }
        catch (Exception e) when (CommandRunner.SomebodyWasFaster(e))
        {
            // Another planner was faster, and it wakes the sender.
            return;
        }

        queue.Wake(planned);
    }

    /// <summary>Handed out after its day to be reminded of: whoever has it was told of it by that.</summary>
    private static async Task<DateOnly> AssignedOnAsync(
        IQuerySession session,
        ActionItem task,
        CancellationToken ct
    )
    {
        // When it happened by our clock; the stream only knows the clock of the database.
        var first = await session.Events.FetchStreamAsync(task.Id, version: 1, token: ct);
        return first is [var assigned, ..]
            ? Appointment.LocalDay(assigned.Timestamp)
            : DateOnly.MaxValue;
    }

    private static DateOnly? LastDay(ActionItem task, Group group, DateOnly today) =>
        task.Due is { } due
            ? TaskReminding.LastDay(due, group.TaskReminderDays, group.TaskRepeatDays, today)
            : null;

    private static string DayOf(DateOnly day) =>
        day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
