using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.FollowUp;

/// <summary>Links by which a task is called done without signing in.</summary>
public static class TaskLinks
{
    /// <summary>Half a year: tasks without a day, and tasks that are done late.</summary>
    public const int Days = 180;

    public static LinkGrant Grant(LinkTokens links, ActionItem task, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(links);
        var start = task.Due is { } due ? Appointment.Instant(due, TimeOnly.MinValue) : at;
        return links.Grant(
            LinkPurpose.Task,
            task.Id,
            AssigneeOf(task).Value,
            (start > at ? start : at).AddDays(Days)
        );
    }

    public static string PathOf(LinkTokens links, ActionItem task)
    {
        ArgumentNullException.ThrowIfNull(links);
        return "/aufgabe/" + links.Token(LinkPurpose.Task, task.Id, AssigneeOf(task).Value);
    }

    private static PersonId AssigneeOf(ActionItem task) =>
        task.Assignee ?? throw new ArgumentException("Nobody has this task.", nameof(task));
}
