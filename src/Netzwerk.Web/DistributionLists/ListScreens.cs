using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.DistributionLists;
using Netzwerk.Web.DistributionLists.Mails;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;
using Netzwerk.Web.Platform.Wording;

namespace Netzwerk.Web.DistributionLists;

/// <summary>A distribution list in the overview.</summary>
public sealed record ListRow(DistributionList List, int Receivers, int LeftOut, Circular? Last);

/// <summary>All distribution lists; deleted ones as long as it can be seen what was written to them.</summary>
public sealed record ListOverview(
    IReadOnlyList<ListRow> Rows,
    IReadOnlyList<DistributionList> Deleted
);

/// <summary>One list with everybody on it and what was written to it.</summary>
public sealed record ListScreen(
    DistributionList List,
    ListedNow Now,
    IReadOnlyList<Circular> Circulars,
    NameLookup Names
)
{
    /// <summary>How many people under disclosure block somebody put on by hand: they get no circulars, and no list names them.</summary>
    public int ShieldedByHand { get; init; }
}

/// <summary>What became of the mail to one receiver.</summary>
public sealed record CircularMailRow(PersonId Person, string Name, Dispatch Dispatch);

/// <summary>A circular before or after it was sent.</summary>
public sealed record CircularScreen(
    Circular Circular,
    DistributionList List,
    ListedNow? Now,
    PreviewedMail Mail,
    IReadOnlyList<CircularMailRow> Mails,
    NameLookup Names
);

/// <summary>Loads what the pages of distribution lists show.</summary>
public sealed class ListScreens(
    IQuerySession session,
    ListedEntries listed,
    CircularMailWriter writer,
    PersonNames names
)
{
    public async Task<ListOverview> OverviewAsync(CancellationToken ct)
    {
        var lists = (await session.Query<DistributionList>().ToListAsync(ct))
            .OrderBy(l => l.Name, StringComparer.CurrentCulture)
            .ToList();
        var sent = (await session.Query<Circular>().ToListAsync(ct))
            .Where(c => c.Sent is not null)
            .ToLookup(c => c.List.Value);
        DistributionList[] open = [.. lists.Where(l => !l.IsDeleted)];
        var rows = new List<ListRow>();
        foreach (var (list, now) in open.Zip(await listed.OfAsync(open, ct)))
        {
            rows.Add(
                new(
                    list,
                    now.Receivers.Count,
                    now.LeftOut.Count,
                    sent[list.Id].OrderBy(c => c.Sent?.Day).ThenBy(c => c.Id).LastOrDefault()
                )
            );
        }

        return new(rows, [.. lists.Where(l => l.IsDeleted && sent.Contains(l.Id))]);
    }

    public Task<DistributionList?> FindAsync(Guid id, CancellationToken ct) =>
        session.LoadAsync<DistributionList>(id, ct);

    /// <summary>Null when there is no such list.</summary>
    public async Task<ListScreen?> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } list)
        {
            return null;
        }

        var circulars = await session.QueryAsync<Circular>(
            "where d.data ->> 'list' = ?",
            ct,
            id.ToString()
        );
        Circular[] shown =
        [
            .. circulars
                .Where(c => c.Sent is not null || (c.IsDraft && !list.IsDeleted))
                .OrderByDescending(c => c.Sent?.Day ?? DateOnly.MaxValue)
                .ThenByDescending(c => c.Id),
        ];
        return new(
            list,
            list.IsDeleted ? new([]) : await listed.OfAsync(list, ct),
            shown,
            await names.OfAsync(shown.Select(c => c.Sent?.By).OfType<PersonId>(), ct)
        )
        {
            ShieldedByHand = await ShieldedAsync(list, ct),
        };
    }

    private async Task<int> ShieldedAsync(DistributionList list, CancellationToken ct)
    {
        var meant = new HashSet<Guid>();
        foreach (var placed in list.People.Where(p => p.Place is ListPlace.On))
        {
            meant.Add((await PersonVault.MeantAsync(session, placed.Person, ct)).Value);
        }

        return meant.Count == 0
            ? 0
            : (await session.LoadManyAsync<Person>(ct, meant.ToArray())).Count(p =>
                p is { IsShielded: true, IsErased: false }
            );
    }

    /// <summary>Null when there is no such circular to this list, or it was thrown away.</summary>
    public async Task<CircularScreen?> CircularAsync(Guid listId, Guid id, CancellationToken ct)
    {
        if (
            await session.LoadAsync<Circular>(id, ct) is not { IsDiscarded: false } circular
            || circular.List.Value != listId
            || await FindAsync(listId, ct) is not { } list
            || (list.IsDeleted && circular.IsDraft)
        )
        {
            return null;
        }

        var now = circular.IsDraft ? await listed.OfAsync(list, ct) : null;
        var dispatches = circular.IsDraft
            ? []
            : await session.Query<Dispatch>().Where(d => d.Subject == id).ToListAsync(ct);
        var known = await names.OfAsync(
            dispatches
                .Select(d => d.PersonId)
                .Concat(new[] { circular.Sent?.By }.OfType<PersonId>()),
            ct
        );
        var organisation =
            now?.Receivers.FirstOrDefault(r => r.IsOrganisation)?.OrganisationName ?? "";
        return new(
            circular,
            list,
            now,
            await writer.PreviewAsync(circular, list, organisation, InLanguage.German, ct),
            [
                .. dispatches
                    .Select(d => new CircularMailRow(d.PersonId, known[d.PersonId], d))
                    .OrderBy(r => known.SortName(r.Person), StringComparer.CurrentCulture),
            ],
            known
        );
    }
}
