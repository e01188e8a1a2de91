using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Minutes.Templates;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Minutes.Templates;

/// <summary>What those who write a group's minutes change about their beginnings and snippets.</summary>
public sealed class TemplateCommands(CommandRunner commands)
{
    public Task<CommandResult> SetAsync(
        SetMinutesTemplates ask,
        Asker asker,
        long? version,
        CancellationToken ct
    ) => ChangeAsync(ask.Group, t => MinutesTemplateDecisions.Decide(t, ask), asker, version, ct);

    public Task<CommandResult> SetAsync(SetMinutesSnippet ask, Asker asker, CancellationToken ct) =>
        ChangeAsync(ask.Group, t => MinutesTemplateDecisions.Decide(t, ask), asker, null, ct);

    public Task<CommandResult> RemoveAsync(
        RemoveMinutesSnippet ask,
        Asker asker,
        CancellationToken ct
    ) => ChangeAsync(ask.Group, t => MinutesTemplateDecisions.Decide(t, ask), asker, null, ct);

    private Task<CommandResult> ChangeAsync(
        GroupId id,
        Func<MinutesTemplates?, Outcome<MinutesTemplateEvent>> decide,
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
                if (!rights.WriteMinutes)
                {
                    work.Deny(rights.See);
                    return;
                }

                await work.AppendAsync<MinutesTemplates, MinutesTemplateEvent>(
                    MinutesTemplates.IdOf(id),
                    decide,
                    token,
                    version
                );
            },
            ct
        );
}
