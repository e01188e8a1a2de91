using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors.Imports;
using Netzwerk.Web.Actors.Imports.Matching;

namespace Netzwerk.Web.Actors.Imports;

/// <summary>Which rows of a preview there are of each kind, without opening any of them.</summary>
public sealed class PlanCounts
{
    private readonly IReadOnlyList<SealedListPart> _parts;

    private PlanCounts(IReadOnlyList<SealedListPart> parts) => _parts = parts;

    /// <summary>So many rows end so, as decided until now.</summary>
    public int Of(PlannedKind kind) => _parts.Sum(p => p.Effects.Count(e => e == kind));

    /// <summary>So many rows wait for a decision or got one.</summary>
    public int Unsure => _parts.Sum(p => p.Kinds.Count(k => k is PlannedKind.Unsure));

    public int All => _parts.Sum(p => p.Kinds.Count);

    public int Effective => Of(PlannedKind.New) + Of(PlannedKind.Changed);

    public BeginDirectoryImport Ask(PersonId by) =>
        new(
            by,
            Effective,
            Of(PlannedKind.Refused),
            Of(PlannedKind.Same),
            Of(PlannedKind.Unsure) + Of(PlannedKind.Repeated)
        );

    /// <summary>The places of the rows of a kind; of all rows without one.</summary>
    public IReadOnlyList<(int Part, int Row)> Places(PlannedKind? kind) =>
        [
            .. _parts.SelectMany(p =>
                p.Kinds.Index()
                    .Where(k => kind is null || k.Item == kind)
                    .Select(k => (p.Number, k.Index))
            ),
        ];

    public static async Task<PlanCounts> OfAsync(
        IQuerySession session,
        Guid upload,
        CancellationToken ct
    ) =>
        new(
            await session
                .Query<SealedListPart>()
                .Where(p => p.Upload == upload && p.Kind == ListPartKind.Plan)
                .OrderBy(p => p.Number)
                .Select(p => new SealedListPart(p.Id, p.Upload, p.Kind, p.Number, "")
                {
                    Kinds = p.Kinds,
                    Effects = p.Effects,
                })
                .ToListAsync(ct)
        );
}
