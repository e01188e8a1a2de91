using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Confidentiality;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Groups.Confidentiality;

/// <summary>Asking for the undertaking of secrecy, by who leads the group; giving it, by everybody for themselves.</summary>
public sealed class ConfidentialityCommands(CommandRunner commands, TimeProvider clock)
{
    public Task<CommandResult> AskAsync(
        GroupId group,
        AskForConfidentiality ask,
        Asker asker,
        CancellationToken ct
    ) =>
        LeadAsync(
            group,
            g => ConfidentialityDecisions.Decide(g, ask, clock.GetUtcNow()),
            asker,
            ct
        );

    public Task<CommandResult> EndAsync(GroupId group, Asker asker, CancellationToken ct) =>
        LeadAsync(
            group,
            g => ConfidentialityDecisions.Decide(g, new AskForConfidentialityNoLonger()),
            asker,
            ct
        );

    public Task<CommandResult> RecordAsync(
        GroupId group,
        RecordConfidentiality ask,
        Asker asker,
        CancellationToken ct
    ) =>
        LeadAsync(
            group,
            g => ConfidentialityDecisions.Decide(g, ask, clock.GetUtcNow()),
            asker,
            ct
        );

    public Task<CommandResult> RemindAsync(
        GroupId group,
        RemindOfConfidentiality ask,
        Asker asker,
        CancellationToken ct
    ) =>
        LeadAsync(
            group,
            g => ConfidentialityDecisions.Decide(g, ask, Appointment.LocalDay(clock.GetUtcNow())),
            asker,
            ct
        );

    /// <summary>Signed in, or by the personal link of a mail.</summary>
    public Task<CommandResult> GiveAsync(
        GroupId group,
        GiveConfidentiality ask,
        Originator by,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(ask);
        return commands.RunAsync(
            by,
            async (work, token) =>
            {
                var found = await work.Session.LoadAsync<Group>(group.Value, token);
                if (found?.AsksForConfidentialityOf(ask.Person) is not true)
                {
                    work.NotFound();
                    return;
                }

                await work.ChangeAsync<Group, GroupEvent>(
                    group.Value,
                    g => ConfidentialityDecisions.Decide(g, ask, clock.GetUtcNow()),
                    token
                );
            },
            ct
        );
    }

    private Task<CommandResult> LeadAsync(
        GroupId group,
        Func<Group, Outcome<GroupEvent>> decide,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var found = await work.Session.LoadAsync<Group>(group.Value, token);
                var rights = Permissions.RightsIn(found, asker.User);
                if (!rights.ManageMembers)
                {
                    work.Deny(rights.See);
                    return;
                }

                await work.ChangeAsync(group.Value, decide, token);
            },
            ct
        );
}
