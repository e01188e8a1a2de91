using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Affiliations;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Actors.Affiliations;

/// <summary>What coordinators note about the people of an organisation.</summary>
public sealed class AffiliationCommands(CommandRunner commands)
{
    public Task<CommandResult> NoteAsync(
        OrganisationId id,
        NoteAffiliation ask,
        Asker asker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(ask);
        return RunAsync(id, ask.Person, asker, p => AffiliationDecisions.Decide(p, ask), ct);
    }

    public Task<CommandResult> DateAsync(
        OrganisationId id,
        DateAffiliation ask,
        Asker asker,
        CancellationToken ct
    ) => RunAsync(id, person: null, asker, p => AffiliationDecisions.Decide(p, ask), ct);

    public Task<CommandResult> NameContactAsync(
        OrganisationId id,
        NameContact ask,
        Asker asker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(ask);
        return RunAsync(id, ask.Person, asker, p => AffiliationDecisions.Decide(p, ask), ct);
    }

    public Task<CommandResult> PlaceContactAsync(
        OrganisationId id,
        PlaceContact ask,
        Asker asker,
        CancellationToken ct
    ) => RunAsync(id, person: null, asker, p => AffiliationDecisions.Decide(p, ask), ct);

    public Task<CommandResult> RemoveContactAsync(
        OrganisationId id,
        RemoveContact ask,
        Asker asker,
        CancellationToken ct
    ) => RunAsync(id, person: null, asker, p => AffiliationDecisions.Decide(p, ask), ct);

    private Task<CommandResult> RunAsync(
        OrganisationId id,
        PersonId? person,
        Asker asker,
        Func<OrganisationPeople?, Outcome<AffiliationEvent>> decide,
        CancellationToken ct
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

                if (
                    person is { } named
                    && await work.Session.LoadAsync<Person>(named.Value, token)
                        is not { IsErased: false }
                )
                {
                    work.Refuse(new Refusal("affiliation.person-missing", "Person"));
                    return;
                }

                await work.AppendAsync(id.Value, decide, token);
            },
            ct
        );
}
