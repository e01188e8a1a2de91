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
        return RunAsync(
            id,
            ask.Person,
            asker,
            async (work, whole, token) =>
                await AppendAsync(
                    work,
                    whole.Id.Value,
                    p => AffiliationDecisions.Decide(whole.On(p), ask),
                    token
                ),
            ct
        );
    }

    public Task<CommandResult> DateAsync(
        OrganisationId id,
        DateAffiliation ask,
        Asker asker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(ask);
        return RunAsync(
            id,
            person: null,
            asker,
            async (work, whole, token) =>
                await AppendAsync(
                    work,
                    whole.Lying(p => p.AffiliationOf(ask.Affiliation) is not null)[0],
                    p => AffiliationDecisions.Decide(p, ask),
                    token
                ),
            ct
        );
    }

    public Task<CommandResult> NameContactAsync(
        OrganisationId id,
        NameContact ask,
        Asker asker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(ask);
        return OnContactAsync(
            id,
            ask.Person,
            ask.Person,
            asker,
            p => AffiliationDecisions.Decide(p, ask),
            ct
        );
    }

    public Task<CommandResult> PlaceContactAsync(
        OrganisationId id,
        PlaceContact ask,
        Asker asker,
        CancellationToken ct
    ) =>
        RunAsync(
            id,
            person: null,
            asker,
            async (work, whole, token) =>
                await AppendAsync(
                    work,
                    whole.Id.Value,
                    p => AffiliationDecisions.Decide(p, whole.Entries, ask),
                    token
                ),
            ct
        );

    public Task<CommandResult> RemoveContactAsync(
        OrganisationId id,
        RemoveContact ask,
        Asker asker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(ask);
        return OnContactAsync(
            id,
            ask.Person,
            person: null,
            asker,
            p => AffiliationDecisions.Decide(p, ask),
            ct
        );
    }

    /// <summary>A contact is put right wherever it lies: with the organisation or an entry that means it.</summary>
    private Task<CommandResult> OnContactAsync(
        OrganisationId id,
        PersonId contact,
        PersonId? person,
        Asker asker,
        Func<OrganisationPeople?, Outcome<AffiliationEvent>> decide,
        CancellationToken ct
    ) =>
        RunAsync(
            id,
            person,
            asker,
            async (work, whole, token) =>
            {
                foreach (var place in whole.Lying(p => p.ContactOf(contact) is not null))
                {
                    await AppendAsync(work, place, decide, token);
                }
            },
            ct
        );

    private static Task AppendAsync(
        Work work,
        Guid id,
        Func<OrganisationPeople?, Outcome<AffiliationEvent>> decide,
        CancellationToken ct
    ) => work.AppendAsync<OrganisationPeople, AffiliationEvent>(id, decide, ct);

    private Task<CommandResult> RunAsync(
        OrganisationId id,
        PersonId? person,
        Asker asker,
        Func<Work, WholePeople, CancellationToken, Task> script,
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

                if (
                    person is { } named
                    && await work.Session.LoadAsync<Person>(named.Value, token)
                        is not { IsErased: false }
                )
                {
                    work.Refuse(new Refusal("affiliation.person-missing", "Person"));
                    return;
                }

                var meant = organisation.MergedInto ?? id;
                await script(work, await WholePeople.FindAsync(work.Session, meant, token), token);
            },
            ct
        );
}
