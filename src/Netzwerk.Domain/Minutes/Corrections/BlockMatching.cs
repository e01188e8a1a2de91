namespace Netzwerk.Domain.Minutes.Corrections;

/// <summary>
/// A decision or task as it stands in minutes: under which item, its wording, what else it says (the vote, or until
/// when), and who has the task.
/// </summary>
public sealed record PlacedBlock(
    AgendaItemId Item,
    string Wording,
    string Details,
    PersonId? Holder = null
);

/// <summary>
/// Finds which decisions or tasks of corrected minutes are those of the edition before, so that they keep their number
/// and history. The surest signs come first: the same wording under the same item; nearly the same wording under the
/// same item; the same wording under another item; the same place under the same item, for a task with the same person.
/// What is left is new or gone.
/// </summary>
public static class BlockMatching
{
    /// <summary>Two wordings that share half of their words are one, reworded.</summary>
    private const double LeastInCommon = 0.5;

    /// <summary>
    /// For each block of the new text the place of the old one that it goes on from, or null when it is new. Both lists
    /// are in the order of the text. No old block is taken twice.
    /// </summary>
    public static IReadOnlyList<int?> Find(
        IReadOnlyList<PlacedBlock> old,
        IReadOnlyList<PlacedBlock> @new
    )
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var matching = new Matching(old, @new);
        matching.PairEqual(b => b);
        matching.PairEqual(b => (b.Item, b.Wording));
        matching.PairAlike();
        matching.PairEqual(b => b.Wording);
        matching.PairByPlace();
        return matching.Found;
    }

    private sealed class Matching(IReadOnlyList<PlacedBlock> old, IReadOnlyList<PlacedBlock> @new)
    {
        private readonly int?[] _newOf = new int?[old.Count];
        private readonly int?[] _oldOf = new int?[@new.Count];

        public IReadOnlyList<int?> Found => _oldOf;

        private IEnumerable<int> OldLeft => Enumerable.Range(0, old.Count).Where(IsOldLeft);

        private IEnumerable<int> NewLeft => Enumerable.Range(0, @new.Count).Where(IsNewLeft);

        private bool IsOldLeft(int i) => _newOf[i] is null;

        private bool IsNewLeft(int i) => _oldOf[i] is null;

        /// <summary>The first with the first, the second with the second: equal blocks keep their order.</summary>
        public void PairEqual<TKey>(Func<PlacedBlock, TKey> key)
        {
            var free = OldLeft.ToLookup(i => key(old[i]));
            foreach (var same in NewLeft.GroupBy(i => key(@new[i])).ToArray())
            {
                PairInOrder(free[same.Key], same);
            }
        }

        /// <summary>The most alike first; where two are equally alike, the earlier ones.</summary>
        public void PairAlike()
        {
            var alike =
                from o in OldLeft
                from n in NewLeft
                where old[o].Item == @new[n].Item
                let inCommon = InCommon(old[o].Wording, @new[n].Wording)
                where inCommon >= LeastInCommon
                orderby inCommon descending, Math.Abs(o - n), o, n
                select (o, n);
            foreach (var (o, n) in alike.ToArray())
            {
                if (IsOldLeft(o) && IsNewLeft(n))
                {
                    Pair(o, n);
                }
            }
        }

        /// <summary>
        /// What stands behind the same neighbour is at the same place; where there are more of one side than of the
        /// other nobody could say which is which.
        /// </summary>
        public void PairByPlace()
        {
            var came = NewLeft.ToLookup(n => (@new[n].Item, @new[n].Holder, NeighbourOfNew(n)));
            foreach (
                var gone in OldLeft
                    .GroupBy(o => (old[o].Item, old[o].Holder, NeighbourOfOld(o)))
                    .ToArray()
            )
            {
                if (came[gone.Key].Count() == gone.Count())
                {
                    PairInOrder(gone, came[gone.Key]);
                }
            }
        }

        /// <summary>The nearest block before it that is found under the same item in both texts, by its old place.</summary>
        private int? NeighbourOfOld(int o) =>
            Enumerable
                .Range(0, o)
                .Where(i => old[i].Item == old[o].Item)
                .Where(i => _newOf[i] is { } n && @new[n].Item == old[i].Item)
                .Select(i => (int?)i)
                .LastOrDefault();

        private int? NeighbourOfNew(int n) =>
            Enumerable
                .Range(0, n)
                .Where(i => @new[i].Item == @new[n].Item)
                .Where(i => _oldOf[i] is { } o && old[o].Item == @new[i].Item)
                .Select(i => _oldOf[i])
                .LastOrDefault();

        private void PairInOrder(IEnumerable<int> olds, IEnumerable<int> news)
        {
            foreach (var (o, n) in olds.Zip(news).ToArray())
            {
                Pair(o, n);
            }
        }

        private void Pair(int o, int n) => (_newOf[o], _oldOf[n]) = (n, o);
    }

    /// <summary>Twice the words that both have, of all words of both.</summary>
    private static double InCommon(string one, string other)
    {
        var (a, b) = (Words(one), Words(other));
        var all = a.Values.Sum() + b.Values.Sum();
        return all == 0
            ? 0
            : 2.0 * a.Sum(word => Math.Min(word.Value, b.GetValueOrDefault(word.Key))) / all;
    }

    private static Dictionary<string, int> Words(string wording) =>
        wording
            .Split([' ', '\n', '\t', '.', ',', ';', ':', '!', '?', '(', ')', '„', '“', '"'])
            .Where(word => word.Length > 0)
            .CountBy(word => word.ToUpperInvariant(), StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
}
