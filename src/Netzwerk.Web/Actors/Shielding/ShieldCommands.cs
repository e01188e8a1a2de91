using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors.Shielding;

/// <summary>Sets and lifts disclosure blocks: coordinators everybody's, people their own.</summary>
public sealed class ShieldCommands(CommandRunner commands)
{
    public Task<CommandResult> SetAsync(
        PersonId person,
        bool isShielded,
        Asker asker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(asker);
        return commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (!PersonRights.Of(person, asker.User).See)
                {
                    work.NotFound();
                    return;
                }

                await work.ChangeAsync<Person, PersonEvent>(
                    person.Value,
                    p => PersonShieldDecisions.Decide(p, new ShieldPerson(isShielded)),
                    token
                );
                if (!work.Failed)
                {
                    await PersonVault.ShieldAsync(work.Session, person, isShielded, token);
                }
            },
            ct
        );
    }
}
