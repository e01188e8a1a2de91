using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Groups.Leaving;

/// <summary>Leaving a group by oneself: signed in, or by the link of the welcome.</summary>
public sealed class LeaveCommands(CommandRunner commands, GroupSeats seats)
{
    public Task<CommandResult> LeaveAsync(
        GroupId group,
        PersonId person,
        Originator by,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            by,
            async (work, token) =>
            {
                if (await work.Session.LoadAsync<Group>(group.Value, token) is null)
                {
                    work.NotFound();
                    return;
                }

                await seats.LeaveAsync(work, group, person, token);
            },
            ct
        );
}
