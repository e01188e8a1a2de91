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
        return RunAsync(
            id,
            ask.Municipality,
            asker,
            (work, meant, token) =>
                OnWholeAsync(work, meant, p => ProfileDecisions.Decide(p, ask), token),
            ct
        );
    }

    /// <summary>A site that came with another entry is put right where it lies, so that it goes back as it is then.</summary>
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
            async (work, meant, token) =>
            {
                var lies = await WholeProfiles.HavingAsync(work.Session, meant, ask.Site, token);
                await work.AppendAsync<OrganisationProfile, ProfileEvent>(
                    lies?.Id ?? meant.Value,
                    p => ProfileDecisions.Decide(p, ask),
                    token,
                    version
                );
            },
            ct
        );
    }

    public Task<CommandResult> DescribeWorkAsync(
        OrganisationId id,
        DescribeOrganisationWork ask,
        Asker asker,
        CancellationToken ct,
        long? version = null
    ) =>
        RunAsync(
            id,
            municipality: null,
            asker,
            (work, meant, token) =>
                OnWholeAsync(work, meant, p => ProfileDecisions.Decide(p, ask), token, version),
            ct
        );

    private static async Task OnWholeAsync(
        Work work,
        OrganisationId id,
        Func<OrganisationProfile?, Outcome<ProfileEvent>> decide,
        CancellationToken ct,
        long? version = null
    )
    {
        var entries = await WholeProfiles.EntriesAsync(work.Session, id, ct);
        await work.AppendAsync<OrganisationProfile, ProfileEvent>(
            id.Value,
            p => decide(WholeProfiles.Whole(id, p, entries)),
            ct,
            version
        );
    }

    private Task<CommandResult> RunAsync(
        OrganisationId id,
        string? municipality,
        Asker asker,
        Func<Work, OrganisationId, CancellationToken, Task> script,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (
                    !asker.User.IsInRole(Caller.CoordinatorRole)
                    || await work.Session.LoadAsync<Organisation>(id.Value, token)
                        is not { } organisation
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

                await script(work, organisation.MergedInto ?? id, token);
            },
            ct
        );
}
