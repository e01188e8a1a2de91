using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes.Corrections;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Minutes.Editions;

namespace Netzwerk.Web.Minutes.Corrections;

/// <summary>A decision or task of the text, the entry of the register that it is, and how it read in the edition before.</summary>
public sealed record PlannedEntry<TBlock>(EditionEntry Entry, TBlock Block, TBlock? Before)
    where TBlock : MinutesBlock;

/// <summary>
/// What becomes of the registers when minutes are frozen: which entries are new, which go on from the edition before,
/// and which are gone. For the first edition everything is new.
/// </summary>
public sealed record RegisterPlan(
    IReadOnlyList<PlannedEntry<MinutesDecision>> Decisions,
    IReadOnlyList<Guid> GoneDecisions,
    IReadOnlyList<PlannedEntry<MinutesTask>> Tasks,
    IReadOnlyList<Guid> GoneTasks
)
{
    private const string OfDecision = "resolution";
    private const string OfTask = "task";

    /// <summary>What the edition remembers, so that the next correction finds the entries again.</summary>
    public IReadOnlyList<EditionEntry> Entries =>
        [.. Decisions.Select(d => d.Entry), .. Tasks.Select(t => t.Entry)];

    public static RegisterPlan First(Meeting meeting, IReadOnlyList<ItemText> items) =>
        Next(meeting, edition: 1, [], before: null, items);

    /// <summary>The plan of an edition that corrects another one, which said this.</summary>
    public static RegisterPlan Next(
        Meeting meeting,
        int edition,
        IReadOnlyList<ItemText> textsBefore,
        MinutesEdition? before,
        IReadOnlyList<ItemText> items
    )
    {
        ArgumentNullException.ThrowIfNull(meeting);
        var decisions = Planned(
            new(OfDecision, meeting.Id, edition),
            Decided(textsBefore),
            before,
            Decided(items),
            d => new(d.Item, d.Block.Wording(Mentions.Write), d.Block.Vote)
        );
        var tasks = Planned(
            new(OfTask, meeting.Id, edition),
            HandedOut(textsBefore),
            before,
            HandedOut(items),
            t =>
                new(
                    t.Item,
                    t.Block.Wording(Mentions.Write),
                    $"{t.Block.Due:O} {t.Block.IsDone} {t.Block.Organisation}",
                    t.Block.Assignee
                )
        );
        return new(decisions.Planned, decisions.Gone, tasks.Planned, tasks.Gone);
    }

    private sealed record Found<TBlock>(AgendaItemId Item, int Index, TBlock Block);

    private sealed record Kind(string Name, Guid Meeting, int Edition)
    {
        public Guid NewKey(AgendaItemId item, int index) =>
            RegisterEntries.KeyOf(
                Edition == 1 ? Name : FormattableString.Invariant($"{Name}:{Edition}"),
                Meeting,
                item,
                index
            );

        /// <summary>Editions that were frozen before there were corrections remember nothing: theirs follow from the place.</summary>
        public Guid KeyIn(MinutesEdition? edition, AgendaItemId item, int index) =>
            edition
                ?.Entries.FirstOrDefault(e => e.Kind == Name && e.Item == item && e.Index == index)
                ?.Key
            ?? RegisterEntries.KeyOf(Name, Meeting, item, index);
    }

    private static (
        IReadOnlyList<PlannedEntry<TBlock>> Planned,
        IReadOnlyList<Guid> Gone
    ) Planned<TBlock>(
        Kind kind,
        Found<TBlock>[] old,
        MinutesEdition? before,
        Found<TBlock>[] @new,
        Func<Found<TBlock>, PlacedBlock> placed
    )
        where TBlock : MinutesBlock
    {
        var found = BlockMatching.Find([.. old.Select(placed)], [.. @new.Select(placed)]);
        Guid[] keys = [.. old.Select(o => kind.KeyIn(before, o.Item, o.Index))];
        return (
            [
                .. @new.Select(
                    (n, i) =>
                        found[i] is { } at
                            ? new PlannedEntry<TBlock>(
                                new(kind.Name, n.Item, n.Index, keys[at]),
                                n.Block,
                                old[at].Block
                            )
                            : new PlannedEntry<TBlock>(
                                new(kind.Name, n.Item, n.Index, kind.NewKey(n.Item, n.Index)),
                                n.Block,
                                Before: null
                            )
                ),
            ],
            [.. keys.Where((_, at) => !found.Contains(at))]
        );
    }

    private static Found<MinutesDecision>[] Decided(IReadOnlyList<ItemText> items) =>
        [
            .. items.SelectMany(item =>
                item.Text.Decisions()
                    .Select((d, i) => new Found<MinutesDecision>(item.Item.Id, i, d))
                    .Where(d => RegisterEntries.Counts(d.Block))
            ),
        ];

    private static Found<MinutesTask>[] HandedOut(IReadOnlyList<ItemText> items) =>
        [
            .. items.SelectMany(item =>
                item.Text.Tasks()
                    .Select((t, i) => new Found<MinutesTask>(item.Item.Id, i, t))
                    .Where(t => RegisterEntries.Counts(t.Block))
            ),
        ];
}
