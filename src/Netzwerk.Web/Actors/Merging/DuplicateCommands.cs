using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Actors.Merging;

/// <summary>Remembers which entries look alike and are two.</summary>
public sealed class DuplicateCommands(CommandRunner commands)
{
    public Task<CommandResult> TellApartAsync(
        PersonId one,
        PersonId other,
        Asker asker,
        CancellationToken ct
    ) =>
        RunAsync(
            asker,
            async (work, token) =>
            {
                if (await work.Session.LoadAsync<Person>(other.Value, token) is null)
                {
                    work.NotFound();
                }

                await work.ChangeAsync<Person, PersonEvent>(
                    one.Value,
                    p => PersonMergeDecisions.Decide(p, new TellPersonApart(other)),
                    token
                );
            },
            ct
        );

    public Task<CommandResult> TellApartAsync(
        OrganisationId one,
        OrganisationId other,
        Asker asker,
        CancellationToken ct
    ) =>
        RunAsync(
            asker,
            async (work, token) =>
            {
                if (await work.Session.LoadAsync<Organisation>(other.Value, token) is null)
                {
                    work.NotFound();
                }

                await work.ChangeAsync<Organisation, OrganisationEvent>(
                    one.Value,
                    o => OrganisationMergeDecisions.Decide(o, new TellOrganisationApart(other)),
                    token
                );
            },
            ct
        );

    private Task<CommandResult> RunAsync(
        Asker asker,
        Func<Work, CancellationToken, Task> script,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(asker);
        return commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (asker.User.IsInRole(Caller.CoordinatorRole))
                {
                    await script(work, token);
                }
                else
                {
                    work.NotFound();
                }
            },
            ct
        );
    }
}
