using System.Security.Claims;
using JasperFx.Events;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.FollowUp;

/// <summary>One line of a task's history: what happened, when and by whom; null is the program.</summary>
public sealed record TaskStep(string Kind, DateTimeOffset At, string? By);

/// <summary>Everything the page of a task shows to one reader.</summary>
public sealed record TaskScreen(
    ActionItem Task,
    string Wording,
    string Assignee,
    Group Group,
    Meeting Meeting,
    TaskRights Rights,
    IReadOnlyList<TaskStep> History
);

/// <summary>Loads tasks for readers; what a reader may not see is not there.</summary>
public sealed class TaskScreens(IQuerySession session, PersonNames names)
{
    public async Task<TaskScreen?> LoadAsync(
        ActionItemId id,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        var task = await session.LoadAsync<ActionItem>(id.Value, ct);
        var group = task is null ? null : await session.LoadAsync<Group>(task.Group.Value, ct);
        if (task is null || group is null)
        {
            return null;
        }

        var rights = await TaskRights.OfAsync(session, task, group, user, ct);
        return rights.See ? await CompleteAsync(task, group, rights, ct) : null;
    }

    /// <summary>For the holder of a link, as long as the task is still theirs and they are not erased.</summary>
    public async Task<TaskScreen?> LoadAsync(LinkGrant? link, CancellationToken ct)
    {
        if (link is null)
        {
            return null;
        }

        var person = new PersonId(link.Person);
        var task = await session.LoadAsync<ActionItem>(link.Subject, ct);
        var group = task is null ? null : await session.LoadAsync<Group>(task.Group.Value, ct);
        if (task is null || group is null || !task.HeldBy(group).Contains(person))
        {
            return null;
        }

        return (await names.OfAsync([person], ct)).Card(person) is null
            ? null
            : await CompleteAsync(task, group, new(See: true, Finish: true), ct);
    }

    private async Task<TaskScreen?> CompleteAsync(
        ActionItem task,
        Group group,
        TaskRights rights,
        CancellationToken ct
    )
    {
        if (await session.LoadAsync<Meeting>(task.Meeting.Value, ct) is not { } meeting)
        {
            return null;
        }

        var events = await session.Events.FetchStreamAsync(task.Id, token: ct);
        var lookup = await names.OfAsync(
            [
                .. Mentions.In(task.Wording),
                .. events.Select(DoneBy).OfType<PersonId>(),
                .. task.Assignee is { } assignee ? [assignee] : Array.Empty<PersonId>(),
            ],
            ct
        );
        return new(
            task,
            Mentions.Read(task.Wording, lookup),
            TaskHolder.Name(
                task.Assignee,
                task.Organisation,
                lookup,
                await OrganisationNames.OfAsync(
                    session,
                    task.Organisation is { } organisation ? [organisation] : [],
                    ct
                )
            ) ?? "",
            group,
            meeting,
            rights,
            [
                .. events.Select(e => new TaskStep(
                    e.Data.GetType().Name,
                    e.Timestamp,
                    DoneBy(e) is { } by ? lookup[by] : null
                )),
            ]
        );
    }

    private static PersonId? DoneBy(IEvent happened) =>
        PersonId.TryParse(happened.UserName, provider: null, out var person) ? person : null;
}
