using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.FollowUp;

/// <summary>What somebody may do with one task.</summary>
public sealed record TaskRights(bool See, bool Finish)
{
    /// <summary>Who has the task, and who writes the group's minutes or leads it, may call it done.</summary>
    public static async Task<TaskRights> OfAsync(
        IQuerySession session,
        ActionItem task,
        Group? group,
        ClaimsPrincipal? user,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(task);
        var rights = Permissions.RightsIn(group, user);
        var isMine =
            group is not null && Caller.PersonOf(user) is { } me && task.HeldBy(group).Contains(me);
        var see =
            rights.SeeClosed
            || (rights.See && !await ClosedPart.HoldsAsync(session, task.Meeting, task.Item, ct));
        return new(isMine || see, isMine || rights.WriteMinutes);
    }
}

/// <summary>Calls tasks done and opens them again.</summary>
public sealed class FollowUpCommands(CommandRunner commands)
{
    public Task<CommandResult> FinishAsync(
        ActionItemId id,
        Asker asker,
        CancellationToken ct,
        CommandOptions? options = null
    ) => ChangeAsync(id, Finished, asker, options, ct);

    public Task<CommandResult> ReopenAsync(
        ActionItemId id,
        Asker asker,
        CancellationToken ct,
        CommandOptions? options = null
    ) => ChangeAsync(id, Reopened, asker, options, ct);

    public Task<CommandResult> FinishByLinkAsync(LinkGrant link, CancellationToken ct) =>
        ChangeByLinkAsync(link, Finished, ct);

    public Task<CommandResult> ReopenByLinkAsync(LinkGrant link, CancellationToken ct) =>
        ChangeByLinkAsync(link, Reopened, ct);

    /// <summary>A task called done by mail joins the work that notes the mail as handled.</summary>
    public static Task FinishByMailAsync(Work work, ActionItemId id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(work);
        return work.ChangeAsync<ActionItem, ActionItemEvent>(id.Value, Finished, ct);
    }

    /// <summary>
    /// All open tasks of somebody, or those of one group, and what they see to, go to who follows, in the work that hands
    /// over the seats.
    /// </summary>
    public static async Task HandOnAsync(
        Work work,
        PersonId from,
        PersonId to,
        CancellationToken ct,
        GroupId? only = null
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        await HandResolutionsOnAsync(work, from, to, only, ct);
        var ask = new HandOnActionItem(from, to);
        var open = await TasksOfMeeting.OpenOfAsync(work.Session, from, ct);
        foreach (var task in open.Where(t => only is null || t.Group == only))
        {
            await work.ChangeAsync<ActionItem, ActionItemEvent>(
                task.Id,
                t => ActionItemDecisions.Decide(t, ask),
                ct
            );
        }
    }

    private static async Task HandResolutionsOnAsync(
        Work work,
        PersonId from,
        PersonId to,
        GroupId? only,
        CancellationToken ct
    )
    {
        var ask = new HandOnResolution(from, to);
        var pending = await work.Session.QueryAsync<Resolution>(
            "where d.data ->> 'responsible' = ? order by d.id",
            ct,
            from.ToString()
        );
        foreach (var resolution in pending.Where(r => only is null || r.Group == only))
        {
            await work.ChangeAsync<Resolution, ResolutionEvent>(
                resolution.Id,
                r => ResolutionDecisions.Decide(r, ask),
                ct
            );
        }
    }

    private static Outcome<ActionItemEvent> Finished(ActionItem task) =>
        ActionItemDecisions.Decide(task, new FinishActionItem());

    private static Outcome<ActionItemEvent> Reopened(ActionItem task) =>
        ActionItemDecisions.Decide(task, new ReopenActionItem());

    private Task<CommandResult> ChangeAsync(
        ActionItemId id,
        Func<ActionItem, Outcome<ActionItemEvent>> decide,
        Asker asker,
        CommandOptions? options,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var task = await work.Session.LoadAsync<ActionItem>(id.Value, token);
                if (task is null)
                {
                    work.NotFound();
                    return;
                }

                var group = await work.Session.LoadAsync<Group>(task.Group.Value, token);
                var rights = await TaskRights.OfAsync(work.Session, task, group, asker.User, token);
                if (!rights.Finish)
                {
                    work.Deny(rights.See);
                    return;
                }

                await work.ChangeAsync(id.Value, decide, token, options?.Version);
            },
            ct,
            options?.Key
        );

    /// <summary>The link stands for the person who has the task.</summary>
    private Task<CommandResult> ChangeByLinkAsync(
        LinkGrant link,
        Func<ActionItem, Outcome<ActionItemEvent>> decide,
        CancellationToken ct
    )
    {
        var person = new PersonId(link.Person);
        return commands.RunAsync(
            new Originator(person, Channel.SignedLink),
            async (work, token) =>
            {
                var task = await work.Session.LoadAsync<ActionItem>(link.Subject, token);
                var group = task is null
                    ? null
                    : await work.Session.LoadAsync<Group>(task.Group.Value, token);
                if (group is null || !task!.HeldBy(group).Contains(person))
                {
                    work.NotFound();
                    return;
                }

                await work.ChangeAsync(link.Subject, decide, token);
            },
            ct
        );
    }
}
