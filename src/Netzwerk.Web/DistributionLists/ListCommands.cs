using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.DistributionLists;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.DistributionLists;

/// <summary>What coordinators do with distribution lists.</summary>
public sealed class ListCommands(CommandRunner commands)
{
    private static readonly Refusal Unknown = new("list.entry-unknown");

    /// <summary>Saves a search under a name, or changes an earlier one.</summary>
    public Task<CommandResult> SaveAsync(
        DistributionListId list,
        SaveDistributionList ask,
        Asker asker,
        CancellationToken ct,
        long? version = null
    ) =>
        RunAsync(
            asker,
            (work, token) =>
                work.AppendAsync<DistributionList, DistributionListEvent>(
                    list.Value,
                    l => DistributionListDecisions.Decide(l, ask),
                    token,
                    version
                ),
            ct
        );

    public Task<CommandResult> DeleteAsync(
        DistributionListId list,
        Asker asker,
        CancellationToken ct
    ) =>
        ChangeAsync(
            list,
            l => DistributionListDecisions.Decide(l, new DeleteDistributionList()),
            asker,
            ct
        );

    /// <summary>Also decides about the other entries of somebody who was entered twice.</summary>
    public Task<CommandResult> PlaceAsync(
        DistributionListId list,
        PersonId person,
        ListPlace place,
        Asker asker,
        CancellationToken ct
    ) =>
        RunAsync(
            asker,
            async (work, token) =>
            {
                var session = work.Session;
                if (
                    place is ListPlace.On
                    && await session.LoadAsync<Person>(person.Value, token)
                        is not { IsErased: false }
                )
                {
                    work.Refuse(Unknown);
                    return;
                }

                var meant = await PersonVault.MeantAsync(session, person, token);
                foreach (var entry in await PersonVault.EntriesOfAsync(session, meant, token))
                {
                    await ChangeAsync(work, list, Place(entry, ListPlace.AsFound), token);
                }

                await ChangeAsync(work, list, Place(meant, place), token);
            },
            ct
        );

    /// <summary>The same of an organisation.</summary>
    public Task<CommandResult> PlaceAsync(
        DistributionListId list,
        OrganisationId organisation,
        ListPlace place,
        Asker asker,
        CancellationToken ct
    ) =>
        RunAsync(
            asker,
            async (work, token) =>
            {
                var known = await work.Session.LoadAsync<Organisation>(organisation.Value, token);
                if (place is ListPlace.On && known is not { HasEnded: false })
                {
                    work.Refuse(Unknown);
                    return;
                }

                var meant = known?.MergedInto ?? organisation;
                var others = await work.Session.QueryAsync<Organisation>(
                    "where d.data ->> 'mergedInto' = ?",
                    token,
                    meant.ToString()
                );
                foreach (var other in others)
                {
                    await ChangeAsync(
                        work,
                        list,
                        Place(new OrganisationId(other.Id), ListPlace.AsFound),
                        token
                    );
                }

                await ChangeAsync(work, list, Place(meant, place), token);
            },
            ct
        );

    private static Func<DistributionList, Outcome<DistributionListEvent>> Place(
        PersonId person,
        ListPlace place
    ) => l => DistributionListDecisions.Decide(l, new PlacePerson(person, place));

    private static Func<DistributionList, Outcome<DistributionListEvent>> Place(
        OrganisationId organisation,
        ListPlace place
    ) => l => DistributionListDecisions.Decide(l, new PlaceOrganisation(organisation, place));

    private static Task<DistributionList?> ChangeAsync(
        Work work,
        DistributionListId list,
        Func<DistributionList, Outcome<DistributionListEvent>> decide,
        CancellationToken ct
    ) => work.ChangeAsync(list.Value, decide, ct);

    private Task<CommandResult> ChangeAsync(
        DistributionListId list,
        Func<DistributionList, Outcome<DistributionListEvent>> decide,
        Asker asker,
        CancellationToken ct
    ) => RunAsync(asker, (work, token) => ChangeAsync(work, list, decide, token), ct);

    private Task<CommandResult> RunAsync(
        Asker asker,
        Func<Work, CancellationToken, Task> script,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(asker);
        return commands.RunAsync(
            asker.By,
            (work, token) =>
            {
                if (asker.User.IsInRole(Caller.CoordinatorRole))
                {
                    return script(work, token);
                }

                work.NotFound();
                return Task.CompletedTask;
            },
            ct
        );
    }
}
