using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Actors;

/// <summary>What coordinators do with organisations of the directory.</summary>
public sealed class OrganisationCommands(CommandRunner commands)
{
    public Task<CommandResult> RegisterAsync(
        OrganisationId id,
        RegisterOrganisation ask,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (
                    Allows(work, asker, ask.Municipality)
                    && await work.Session.Events.FetchStreamStateAsync(id.Value, token) is null
                )
                {
                    work.Start<Organisation, OrganisationEvent>(
                        id.Value,
                        OrganisationDecisions.Decide(ask)
                    );
                }
            },
            ct
        );

    public Task<CommandResult> DescribeAsync(
        OrganisationId id,
        DescribeOrganisation ask,
        Asker asker,
        CancellationToken ct,
        long? version = null
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (Allows(work, asker, ask.Municipality))
                {
                    await work.ChangeAsync<Organisation, OrganisationEvent>(
                        id.Value,
                        o => OrganisationDecisions.Decide(o, ask),
                        token,
                        version
                    );
                }
            },
            ct
        );

    private static bool Allows(Work work, Asker asker, string? municipality)
    {
        if (!asker.User.IsInRole(Caller.CoordinatorRole))
        {
            work.NotFound();
        }
        else if (municipality is not null && !Municipalities.IsKnown(municipality))
        {
            work.Refuse(new Refusal("organisation.municipality-unknown", "Municipality"));
        }

        return !work.Failed;
    }
}
