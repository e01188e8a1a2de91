using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.FollowUp;

/// <summary>Links by which somebody who has a task calls it done without signing in.</summary>
public static class TaskLinks
{
    /// <summary>Half a year: tasks without a day, and tasks that are done late.</summary>
    public const int Days = 180;

    public static LinkGrant Grant(
        LinkTokens links,
        ActionItem task,
        PersonId person,
        DateTimeOffset at
    )
    {
        ArgumentNullException.ThrowIfNull(links);
        ArgumentNullException.ThrowIfNull(task);
        var start = task.Due is { } due ? Appointment.Instant(due, TimeOnly.MinValue) : at;
        return links.Grant(
            LinkPurpose.Task,
            task.Id,
            person.Value,
            (start > at ? start : at).AddDays(Days)
        );
    }

    public static string PathOf(LinkTokens links, ActionItem task, PersonId person)
    {
        ArgumentNullException.ThrowIfNull(links);
        ArgumentNullException.ThrowIfNull(task);
        return "/aufgabe/" + links.Token(LinkPurpose.Task, task.Id, person.Value);
    }
}
