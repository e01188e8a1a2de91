using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Groups.Procedure;

/// <summary>What coordinators and the chair change about a group's rules of procedure.</summary>
public sealed class ProcedureCommands(CommandRunner commands, TimeProvider clock)
{
    public Task<CommandResult> BeginAsync(BeginRules ask, Asker asker, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(ask);
        return ChangeAsync(
            ask.Group,
            p => ProcedureDecisions.Decide(p, ask),
            asker,
            version: null,
            ct
        );
    }

    /// <summary>Changes some parameters of the draft; the others stay as somebody else may have written them meanwhile.</summary>
    public Task<CommandResult> DraftAsync(
        GroupId group,
        Func<RulesOfProcedure, RulesOfProcedure> change,
        Asker asker,
        long? version,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(change);
        return ChangeAsync(
            group,
            p =>
                p?.Draft is { } draft
                    ? ProcedureDecisions.Decide(p, new DraftRules(change(draft)))
                    : new Refusal("procedure.no-draft"),
            asker,
            version,
            ct
        );
    }

    public Task<CommandResult> DropAsync(GroupId group, Asker asker, CancellationToken ct) =>
        ChangeAsync(
            group,
            p => ProcedureDecisions.Decide(p, new DropRules()),
            asker,
            version: null,
            ct
        );

    public Task<CommandResult> AdoptAsync(
        AdoptRules ask,
        Asker asker,
        long? version,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(ask);
        return ChangeAsync(
            ask.Group,
            p => ProcedureDecisions.Decide(p, ask, Appointment.LocalDay(clock.GetUtcNow())),
            asker,
            version,
            ct
        );
    }

    private Task<CommandResult> ChangeAsync(
        GroupId id,
        Func<GroupProcedure?, Outcome<ProcedureEvent>> decide,
        Asker asker,
        long? version,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var group = await work.Session.LoadAsync<Group>(id.Value, token);
                var rights = Permissions.RightsIn(group, asker.User);
                if (group is null || !rights.Describe)
                {
                    work.Deny(rights.See);
                    return;
                }

                if (group.IsClosed)
                {
                    work.Refuse(new Refusal("procedure.group-closed"));
                    return;
                }

                await work.AppendAsync<GroupProcedure, ProcedureEvent>(
                    GroupProcedure.IdOf(id),
                    decide,
                    token,
                    version
                );
            },
            ct
        );
}
