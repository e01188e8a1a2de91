using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Actors.Profiles;

/// <summary>What coordinators note about what an organisation does, and where.</summary>
public sealed class ProfileCommands(CommandRunner commands)
{
    public Task<CommandResult> AddSiteAsync(
        OrganisationId id,
        AddSite ask,
        Asker asker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(ask);
        return RunAsync(id, ask.Municipality, asker, p => ProfileDecisions.Decide(p, ask), ct);
    }

    public Task<CommandResult> DescribeSiteAsync(
        OrganisationId id,
        DescribeSite ask,
        Asker asker,
        CancellationToken ct,
        long? version = null
    )
    {
        ArgumentNullException.ThrowIfNull(ask);
        return RunAsync(
            id,
            ask.Municipality,
            asker,
            p => ProfileDecisions.Decide(p, ask),
            ct,
            version
        );
    }

    public Task<CommandResult> DescribeWorkAsync(
        OrganisationId id,
        DescribeOrganisationWork ask,
        Asker asker,
        CancellationToken ct,
        long? version = null
    ) => RunAsync(id, municipality: null, asker, p => ProfileDecisions.Decide(p, ask), ct, version);

    private Task<CommandResult> RunAsync(
        OrganisationId id,
        string? municipality,
        Asker asker,
        Func<OrganisationProfile?, Outcome<ProfileEvent>> decide,
        CancellationToken ct,
        long? version = null
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (
                    !asker.User.IsInRole(Caller.CoordinatorRole)
                    || await work.Session.LoadAsync<Organisation>(id.Value, token) is null
                )
                {
                    work.NotFound();
                    return;
                }

                if (municipality is { Length: > 0 } && !Municipalities.IsKnown(municipality))
                {
                    work.Refuse(new Refusal("site.municipality-unusable", "Municipality"));
                    return;
                }

                await work.AppendAsync(id.Value, decide, token, version);
            },
            ct
        );
}
