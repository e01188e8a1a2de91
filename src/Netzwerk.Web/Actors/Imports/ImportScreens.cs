using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Imports;
using Netzwerk.Web.Actors.Imports.Columns;
using Netzwerk.Web.Actors.Imports.Matching;
using Netzwerk.Web.Actors.Imports.Reading;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors.Imports;

/// <summary>A page of the preview.</summary>
public sealed record PreviewScreen(
    ListUpload Upload,
    PlanCounts Counts,
    IReadOnlyList<(int Part, PlannedRow Row)> Rows,
    int Page,
    int Pages,
    IReadOnlyDictionary<PersonId, PersonCard> Cards,
    OrganisationNames Organisations
);

/// <summary>What became of a list, with the names of those whom it brought.</summary>
public sealed record ReportScreen(
    DirectoryImport Import,
    DateTimeOffset Begun,
    IReadOnlyList<ReportRow> Rows
);

/// <summary>What became of one row.</summary>
public sealed record ReportRow(
    DirectoryRowTaken Fact,
    DirectoryRowUndone? Undone,
    PersonCard? Card,
    string Organisation
);

/// <summary>A list that was read in, for the table of all.</summary>
public sealed record ImportLine(DirectoryImport Import, DateTimeOffset Begun);

/// <summary>What the pages of reading lists show.</summary>
public sealed class ImportScreens(IQuerySession session, ListStore lists, PersonVault vault)
{
    public Task<ListUpload?> UploadAsync(Guid id, CancellationToken ct) =>
        session.LoadAsync<ListUpload>(id, ct);

    public Task<DirectoryImport?> ImportAsync(Guid id, CancellationToken ct) =>
        session.LoadAsync<DirectoryImport>(id, ct);

    /// <summary>The columns with a few of their values, as they were guessed or set.</summary>
    public async Task<IReadOnlyList<ImportColumn>> ColumnsAsync(
        ListUpload upload,
        CancellationToken ct
    )
    {
        var list = new ReadList(
            upload.Encoding,
            upload.Separator,
            await lists.HeadAsync(session, upload.Id, ct),
            await lists.RowsAsync(session, upload.Id, 0, ct)
        );
        return
        [
            .. ColumnGuess
                .Of(list)
                .Select(c => c with { Field = upload.Fields.ElementAtOrDefault(c.Number) }),
        ];
    }

    public async Task<PreviewScreen> PreviewAsync(
        ListUpload upload,
        PlannedKind? kind,
        int page,
        CancellationToken ct
    )
    {
        var counts = await PlanCounts.OfAsync(session, upload.Id, ct);
        var places = counts.Places(kind);
        var pages = Math.Max(
            1,
            (places.Count + PreviewList.RowsOfAPage - 1) / PreviewList.RowsOfAPage
        );
        page = Math.Clamp(page, 1, pages);
        var shown = places
            .Skip((page - 1) * PreviewList.RowsOfAPage)
            .Take(PreviewList.RowsOfAPage)
            .ToList();
        var rows = new List<(int, PlannedRow)>();
        foreach (var part in shown.GroupBy(p => p.Part))
        {
            var plan = await lists.PlanAsync(session, upload.Id, part.Key, ct);
            rows.AddRange(part.Where(p => p.Row < plan.Count).Select(p => (part.Key, plan[p.Row])));
        }

        var people = rows.SelectMany(r => r.Item2.Likes).Select(l => l.Person).OfType<PersonId>();
        var cards = await vault.FindAsync(session, people, ct);
        return new(
            upload,
            counts,
            [.. rows.Select(r => (r.Item1, ToShow(r.Item2, cards)))],
            page,
            pages,
            cards,
            await OrganisationNames.OfAsync(session, Named(rows.Select(r => r.Item2)), ct)
        );
    }

    /// <summary>A disclosure block may have been set since the list was looked up: what stood on the card is not told.</summary>
    private static PlannedRow ToShow(
        PlannedRow row,
        IReadOnlyDictionary<PersonId, PersonCard> cards
    ) =>
        row.Likes.Any(l =>
            l.Person is { } id && cards.GetValueOrDefault(id) is { IsWithheld: true }
        )
            ? row with
            {
                Changes = [],
                Likes = [.. row.Likes.Select(l => l with { Changes = [] })],
            }
            : row;

    /// <summary>The organisations that a page names: of changes, and of people whom a row may mean.</summary>
    private static IEnumerable<OrganisationId> Named(IEnumerable<PlannedRow> rows) =>
        rows.SelectMany(r => r.Changes.Concat(r.Likes.SelectMany(l => l.Changes)))
            .Where(c => c.Field is ChangedField.Organisation)
            .SelectMany(c => new[] { c.Before, c.After })
            .Select(v => OrganisationId.TryParse(v, provider: null, out var id) ? id : default)
            .Where(id => id != default);

    public async Task<ReportScreen?> ReportAsync(Guid id, CancellationToken ct)
    {
        if (await ImportAsync(id, ct) is not { } import)
        {
            return null;
        }

        var facts = await session.Events.FetchStreamAsync(id, token: ct);
        var taken = facts.Select(f => f.Data).OfType<DirectoryRowTaken>().ToList();
        var undone = facts
            .Select(f => f.Data)
            .OfType<DirectoryRowUndone>()
            .ToDictionary(u => u.Row);
        var cards = await vault.FindAsync(
            session,
            taken.Select(t => t.Person).OfType<PersonId>(),
            ct
        );
        var names = await OrganisationNames.OfAsync(
            session,
            taken.Select(t => t.Organisation).OfType<OrganisationId>(),
            ct
        );
        return new(
            import,
            facts[0].Timestamp,
            [
                .. taken.Select(t => new ReportRow(
                    t,
                    undone.GetValueOrDefault(t.Row),
                    t.Person is { } person ? cards.GetValueOrDefault(person) : null,
                    t.Organisation is { } organisation ? names[organisation] : ""
                )),
            ]
        );
    }

    /// <summary>When a list was let in, by our own clock; long ago for one that never was.</summary>
    public static async Task<DateTimeOffset> BegunAsync(
        IQuerySession session,
        Guid import,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var first = await session.Events.FetchStreamAsync(import, version: 1, token: ct);
        return first is [var begun, ..] ? begun.Timestamp : default;
    }

    /// <summary>The latest lists first.</summary>
    public async Task<IReadOnlyList<ImportLine>> LatestAsync(int most, CancellationToken ct)
    {
        var imports = await session
            .Query<DirectoryImport>()
            .OrderByDescending(i => i.Id)
            .Take(most)
            .ToListAsync(ct);
        var lines = new List<ImportLine>();
        foreach (var import in imports)
        {
            lines.Add(new(import, await BegunAsync(session, import.Id, ct)));
        }

        return lines;
    }

    public async Task<IReadOnlyList<ListUpload>> OpenAsync(CancellationToken ct)
    {
        var uploads = await session
            .Query<ListUpload>()
            .OrderByDescending(u => u.At)
            .ToListAsync(ct);
        var begun = (
            await session.LoadManyAsync<DirectoryImport>(ct, uploads.Select(u => u.Id).ToArray())
        )
            .Select(i => i.Id)
            .ToHashSet();
        return [.. uploads.Where(u => !begun.Contains(u.Id))];
    }
}
