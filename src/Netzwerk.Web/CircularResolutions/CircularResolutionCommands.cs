using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.CircularResolutions;

/// <summary>A question that a group decides without a meeting, from the draft to the result, with the rights it takes.</summary>
public sealed partial class CircularResolutionCommands(
    CommandRunner commands,
    CircularRegister register,
    TimeProvider clock
)
{
    private DateTimeOffset Now => clock.GetUtcNow();

    private DateOnly Today => Appointment.LocalDay(Now);

    public Task<CommandResult> DraftAsync(
        CircularResolutionId id,
        GroupId group,
        DraftCircularResolution ask,
        Asker asker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(asker);
        return commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var found = await work.Session.LoadAsync<Group>(group.Value, token);
                var rights = Permissions.RightsIn(found, asker.User);
                if (found is null || !rights.PlanMeetings)
                {
                    work.Deny(rights.See);
                    return;
                }

                // Pressed twice: the draft is there already.
                if (await work.Session.Events.FetchStreamStateAsync(id.Value, token) is null)
                {
                    var text = await WithPapersAsync(work, ask.Text, found, token);
                    work.Start<CircularResolution, CircularResolutionEvent>(
                        id.Value,
                        CircularDraftDecisions.Decide(
                            new DraftCircularResolution(text),
                            await SettingAsync(work, found, token)
                        )
                    );
                }
            },
            ct
        );
    }

    public Task<CommandResult> ReviseAsync(
        CircularResolutionId id,
        ReviseCircularResolution ask,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(ask);
        return PlanningAsync(
            id,
            async (work, group, token) =>
            {
                var text = await WithPapersAsync(work, ask.Text, group, token);
                var at = await SettingAsync(work, group, token);
                return c =>
                    CircularDraftDecisions.Decide(c, new ReviseCircularResolution(text), at);
            },
            asker,
            options,
            ct
        );
    }

    public Task<CommandResult> DiscardAsync(
        CircularResolutionId id,
        Asker asker,
        CancellationToken ct
    ) =>
        PlanningAsync(
            id,
            c => CircularDraftDecisions.Decide(c, new DiscardCircularResolution()),
            asker,
            CommandOptions.None,
            ct
        );

    /// <summary>What was checked is what is sent: a draft that changed meanwhile is a conflict.</summary>
    public Task<CommandResult> SendAsync(
        CircularResolutionId id,
        SendCircularResolution ask,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        PlanningAsync(
            id,
            async (work, group, token) =>
            {
                var at = await SettingAsync(work, group, token);
                return c => CircularDraftDecisions.Decide(c, ask, at);
            },
            asker,
            options,
            ct
        );

    /// <summary>The group, its rules of today, and the moment.</summary>
    internal async Task<CircularSetting> SettingAsync(
        IQuerySession session,
        Group group,
        CancellationToken ct
    )
    {
        var procedure = await session.LoadAsync<GroupProcedure>(
            GroupProcedure.IdOf(new(group.Id)),
            ct
        );
        return new(group, procedure?.InForceOn(Today), Now);
    }

    private Task<CircularSetting> SettingAsync(Work work, Group group, CancellationToken ct) =>
        SettingAsync(work.Session, group, ct);

    // What the form did not offer is no paper of this question: foreign ones, and those that not all members may see.
    private static async Task<CircularText> WithPapersAsync(
        Work work,
        CircularText text,
        Group group,
        CancellationToken ct
    )
    {
        Guid[] wanted = [.. text.Papers.Select(p => p.Value).Distinct()];
        var known = await work.Session.LoadManyAsync<Paper>(ct, wanted);
        return text with
        {
            Papers =
            [
                .. known
                    .Where(p =>
                        p.Group.Value == group.Id && CircularResolutionScreens.IsForAllMembers(p)
                    )
                    .Select(p => new PaperId(p.Id)),
            ],
        };
    }

    private Task<CommandResult> PlanningAsync(
        CircularResolutionId id,
        Func<CircularResolution, Outcome<CircularResolutionEvent>> decide,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) => PlanningAsync(id, (_, _, _) => Task.FromResult(decide), asker, options, ct);

    private Task<CommandResult> PlanningAsync(
        CircularResolutionId id,
        Func<
            Work,
            Group,
            CancellationToken,
            Task<Func<CircularResolution, Outcome<CircularResolutionEvent>>>
        > prepare,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var (circular, group) = await LoadAsync(work, id, token);
                var rights = Permissions.RightsIn(circular, group, asker.User);
                if (group is null || !rights.Plan)
                {
                    work.Deny(rights.See);
                    return;
                }

                var decide = await prepare(work, group, token);
                await work.ChangeAsync(id.Value, decide, token, options.Version);
            },
            ct,
            options.Key
        );

    private static async Task<(CircularResolution? Circular, Group? Group)> LoadAsync(
        Work work,
        CircularResolutionId id,
        CancellationToken ct
    )
    {
        var circular = await work.Session.LoadAsync<CircularResolution>(id.Value, ct);
        return (
            circular,
            circular is null ? null : await work.Session.LoadAsync<Group>(circular.Group.Value, ct)
        );
    }
}
