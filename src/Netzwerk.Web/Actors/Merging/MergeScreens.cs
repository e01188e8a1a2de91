using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors.Merging;

/// <summary>One of two entries of a person as they stand side by side.</summary>
public sealed record PersonSide(
    PersonId Id,
    PersonCard Card,
    OrganisationId? Organisation,
    string OrganisationName,
    IReadOnlyList<string> Groups,
    PersonSource Source,
    DateOnly? LastSignIn,
    bool IsCoordinator
);

/// <summary>One of two entries of an organisation as they stand side by side.</summary>
public sealed record OrganisationSide(
    OrganisationId Id,
    OrganisationState State,
    int People,
    IReadOnlyList<string> Groups
);

/// <summary>An entry that means this person or organisation, and until when it can be parted again.</summary>
public sealed record MergedEntry(Guid Id, string Name, string Mail, DateOnly? PartedUntil);

/// <summary>What the pages about duplicates show.</summary>
public sealed class MergeScreens(
    IQuerySession session,
    PersonVault vault,
    GeneralMails mails,
    MergeMemories memories
)
{
    public async Task<PersonSide?> PersonAsync(PersonId id, CancellationToken ct)
    {
        if (
            await session.LoadAsync<Person>(id.Value, ct)
                is not { IsErased: false, MergedInto: null } person
            || await vault.OpenOwnAsync(session, id, Openly.OwnPage, ct) is not { } card
        )
        {
            return null;
        }

        var groups = await session.Query<Group>().ToListAsync(ct);
        var names = await OrganisationNames.OfAsync(
            session,
            person.Organisation is { } of ? [of] : [],
            ct
        );
        return new(
            id,
            card,
            person.Organisation,
            person.Organisation is { } office ? names[office] : "",
            Names(groups.Where(g => g.MemberOf(id) is not null)),
            person.Source,
            (await session.LoadAsync<LastSignIn>(id.Value, ct))?.Day,
            person.Role is NetworkRole.Coordinator
        );
    }

    public async Task<OrganisationSide?> OrganisationAsync(OrganisationId id, CancellationToken ct)
    {
        if (
            await session.LoadAsync<Organisation>(id.Value, ct)
            is not { MergedInto: null } organisation
        )
        {
            return null;
        }

        var people = await session.QueryAsync<Person>(
            "where d.data ->> 'organisation' = ? and d.data ->> 'isErased' <> 'true'",
            ct,
            id.ToString()
        );
        var groups = await session.Query<Group>().ToListAsync(ct);
        return new(
            id,
            new(
                organisation.Name,
                organisation.Kind,
                organisation.Municipality,
                organisation.Address,
                await mails.FindAsync(session, id, ct) ?? ""
            ),
            people.Count(p => p.MergedInto is null),
            Names(groups.Where(g => g.Members.Any(m => m.Organisation == id)))
        );
    }

    /// <summary>The entries that mean a person, with the address that is known besides.</summary>
    public async Task<IReadOnlyList<MergedEntry>> EntriesAsync(
        PersonId person,
        CancellationToken ct
    )
    {
        var entries = new List<MergedEntry>();
        foreach (var id in await PersonVault.EntriesOfAsync(session, person, ct))
        {
            var card = await vault.OpenOwnAsync(session, id, Openly.OwnPage, ct);
            var kept = await memories.FindAsync(session, id, ct);
            entries.Add(
                new(
                    id.Value,
                    kept?.Memory.Gone.Card.FullName ?? card?.FullName ?? "",
                    card?.Mail ?? "",
                    Until(kept?.At)
                )
            );
        }

        return entries;
    }

    /// <summary>The entries that mean an organisation.</summary>
    public async Task<IReadOnlyList<MergedEntry>> EntriesAsync(
        Organisation organisation,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(organisation);
        var entries = new List<MergedEntry>();
        foreach (var id in organisation.TookOver)
        {
            var entry = await session.LoadAsync<Organisation>(id.Value, ct);
            var kept = await memories.FindAsync(session, id, ct);
            entries.Add(new(id.Value, entry?.Name ?? "", "", Until(kept?.At)));
        }

        return entries;
    }

    private static DateOnly? Until(DateTimeOffset? at) =>
        at is { } moment
            ? Appointment.LocalDay(moment.AddDays(PersonMergeDecisions.DaysToUndo))
            : null;

    private static IReadOnlyList<string> Names(IEnumerable<Group> groups) =>
        [.. groups.Select(g => g.Name).Order(ActorDirectory.Order)];
}
