using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups;

/// <summary>Who gets copies of a group's minutes without a seat: people of the directory and people from outside.</summary>
public sealed class GroupCopies(CommandRunner commands, NewMembers people)
{
    /// <summary>An address that is known means the person known by it.</summary>
    public Task<CommandResult> AddAsync(
        GroupId group,
        PersonId person,
        PersonCard card,
        Asker asker,
        CancellationToken ct
    ) =>
        RunAsync(
            group,
            asker,
            async (work, token) =>
            {
                var ask = new EnterPerson(PersonSource.EnteredByCoordinator, Organisation: null);
                var found = await people.FindOrEnterAsync(work, person, card, ask, token);
                if (!work.Failed)
                {
                    await ChangeAsync(
                        work,
                        group,
                        g => GroupDecisions.Decide(g, new AddCopy(found)),
                        token
                    );
                }
            },
            ct
        );

    public Task<CommandResult> RemoveAsync(
        GroupId group,
        PersonId person,
        Asker asker,
        CancellationToken ct
    ) =>
        RunAsync(
            group,
            asker,
            (work, token) =>
                ChangeAsync(
                    work,
                    group,
                    g => GroupDecisions.Decide(g, new RemoveCopy(person)),
                    token
                ),
            ct
        );

    private Task<CommandResult> RunAsync(
        GroupId group,
        Asker asker,
        Func<Work, CancellationToken, Task> script,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var known = await work.Session.LoadAsync<Group>(group.Value, token);
                var rights = Permissions.RightsIn(known, asker.User);
                if (!rights.ManageMembers)
                {
                    work.Deny(rights.See);
                    return;
                }

                await script(work, token);
            },
            ct
        );

    private static Task<Group?> ChangeAsync(
        Work work,
        GroupId group,
        Func<Group, Outcome<GroupEvent>> decide,
        CancellationToken ct
    ) => work.ChangeAsync(group.Value, decide, ct);
}
