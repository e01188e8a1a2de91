using System.Runtime.InteropServices;
using DiffPlex;

namespace Netzwerk.Web.Platform.Comparing;

/// <summary>A stretch of one list that gave way to a stretch of another.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Difference(int OldStart, int OldCount, int NewStart, int NewCount);

/// <summary>Finds what changed between two lists of words or lines (ADR 0070).</summary>
public static class Differences
{
    /// <summary>
    /// The search costs at worst the product of both lengths. Beyond this (a second or so) the two have so little in
    /// common that nobody would read the outcome: then everything between the equal ends counts as changed.
    /// </summary>
    private const long MostWork = 25_000_000;

    /// <summary>Control characters stand in no text of ours.</summary>
    private const char Between = '\u001F';

    /// <summary>The changes, from the front to the back; everything between them is the same in both.</summary>
    public static IReadOnlyList<Difference> Find(
        IReadOnlyList<string> old,
        IReadOnlyList<string> @new
    )
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var shorter = Math.Min(old.Count, @new.Count);
        var head = 0;
        while (head < shorter && Same(old[head], @new[head]))
        {
            head++;
        }

        var tail = 0;
        while (tail < shorter - head && Same(old[^(tail + 1)], @new[^(tail + 1)]))
        {
            tail++;
        }

        string[] before = [.. old.Skip(head).SkipLast(tail)];
        string[] after = [.. @new.Skip(head).SkipLast(tail)];
        return before.Length == 0 && after.Length == 0 ? []
            : before.Length == 0
            || after.Length == 0
            || (long)before.Length * after.Length > MostWork
                ? [new(head, before.Length, head, after.Length)]
            :
            [
                .. Search(before, after)
                    .Select(d =>
                        d with
                        {
                            OldStart = d.OldStart + head,
                            NewStart = d.NewStart + head,
                        }
                    ),
            ];
    }

    private static IEnumerable<Difference> Search(string[] before, string[] after) =>
        Differ
            .Instance.CreateDiffs(
                string.Join(Between, before),
                string.Join(Between, after),
                ignoreWhiteSpace: false,
                ignoreCase: false,
                Pieces.Instance
            )
            .DiffBlocks.Select(b => new Difference(
                b.DeleteStartA,
                b.DeleteCountA,
                b.InsertStartB,
                b.InsertCountB
            ));

    private static bool Same(string one, string other) =>
        string.Equals(one, other, StringComparison.Ordinal);

    private sealed class Pieces : IChunker
    {
        public static readonly Pieces Instance = new();

        public IReadOnlyList<string> Chunk(string text) => text.Split(Between);
    }
}
