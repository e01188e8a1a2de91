using Netzwerk.Web.Platform.Comparing;

namespace Netzwerk.Web.Minutes.Versions;

public enum ChangeKind
{
    Same,
    Removed,
    Added,
    Changed,
}

/// <summary>Words that stand in both texts, in the old one only, or in the new one only.</summary>
public sealed record ComparedPart(ChangeKind Kind, IReadOnlyList<LineWord> Words);

/// <summary>A line that is the same, went, came, or changed within.</summary>
public sealed record ComparedLine(ChangeKind Kind, TextLine Line, IReadOnlyList<ComparedPart> Parts)
{
    /// <summary>It went here and came there, unchanged.</summary>
    public bool IsMoved { get; init; }

    internal static ComparedLine Whole(ChangeKind kind, TextLine line) =>
        new(kind, line, [new(kind, line.Words)]);
}

/// <summary>Two texts side by side: first which lines belong together, then word by word.</summary>
public static class TextComparison
{
    /// <summary>Lines that share less than this part of their words are two different ones.</summary>
    private const double LeastInCommon = 0.4;

    /// <summary>A hundred by a hundred lines in one place: a text that was written anew.</summary>
    private const int MostPairs = 10_000;

    public static IReadOnlyList<ComparedLine> Of(
        IReadOnlyList<TextLine> old,
        IReadOnlyList<TextLine> @new
    )
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var lines = new List<ComparedLine>();
        var at = 0;
        foreach (
            var d in Differences.Find([.. old.Select(l => l.Key)], [.. @new.Select(l => l.Key)])
        )
        {
            lines.AddRange(Same(@new, at, d.NewStart));
            at = d.NewStart + d.NewCount;
            lines.AddRange(
                Paired(
                    [.. old.Skip(d.OldStart).Take(d.OldCount)],
                    [.. @new.Skip(d.NewStart).Take(d.NewCount)]
                )
            );
        }

        lines.AddRange(Same(@new, at, @new.Count));
        return lines;
    }

    private static IEnumerable<ComparedLine> Same(
        IReadOnlyList<TextLine> lines,
        int from,
        int to
    ) => lines.Take(to).Skip(from).Select(l => ComparedLine.Whole(ChangeKind.Same, l));

    /// <summary>The pairing, in order, that has most in common.</summary>
    private static IEnumerable<ComparedLine> Paired(TextLine[] old, TextLine[] @new)
    {
        var best = Best(old, @new);
        var (i, j) = (0, 0);
        while (i < old.Length || j < @new.Length)
        {
            var isPair =
                i < old.Length
                && j < @new.Length
                && best[i, j] > best[i + 1, j]
                && best[i, j] > best[i, j + 1];
            if (isPair)
            {
                yield return Within(old[i++], @new[j++]);
            }
            else if (i < old.Length && (j == @new.Length || best[i, j] <= best[i + 1, j]))
            {
                yield return ComparedLine.Whole(ChangeKind.Removed, old[i++]);
            }
            else
            {
                yield return ComparedLine.Whole(ChangeKind.Added, @new[j++]);
            }
        }
    }

    /// <summary>How much the lines from here on can have in common.</summary>
    private static double[,] Best(TextLine[] old, TextLine[] @new)
    {
        var best = new double[old.Length + 1, @new.Length + 1];
        if ((long)old.Length * @new.Length > MostPairs)
        {
            return best;
        }

        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = @new.Length - 1; j >= 0; j--)
            {
                var pair = InCommon(old[i], @new[j]);
                best[i, j] = Math.Max(
                    Math.Max(best[i + 1, j], best[i, j + 1]),
                    pair < LeastInCommon ? 0 : best[i + 1, j + 1] + pair
                );
            }
        }

        return best;
    }

    private static double InCommon(TextLine one, TextLine other)
    {
        var (a, b) = (Counted(one), Counted(other));
        var all = a.Values.Sum() + b.Values.Sum();
        return one.Shape != other.Shape || all == 0
            ? 0
            : 2.0 * a.Sum(word => Math.Min(word.Value, b.GetValueOrDefault(word.Key))) / all;
    }

    private static Dictionary<string, int> Counted(TextLine line) =>
        line
            .Words.Where(word => !word.IsGap && !word.IsLabel)
            .CountBy(word => word.Text, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);

    private static ComparedLine Within(TextLine old, TextLine @new)
    {
        var parts = new List<ComparedPart>();
        var at = 0;
        foreach (var d in Joined(old, @new))
        {
            Add(parts, ChangeKind.Same, @new.Words, at, d.NewStart - at);
            Add(parts, ChangeKind.Removed, old.Words, d.OldStart, d.OldCount);
            Add(parts, ChangeKind.Added, @new.Words, d.NewStart, d.NewCount);
            at = d.NewStart + d.NewCount;
        }

        Add(parts, ChangeKind.Same, @new.Words, at, @new.Words.Count - at);
        return new(ChangeKind.Changed, @new, parts);
    }

    private static void Add(
        List<ComparedPart> parts,
        ChangeKind kind,
        IReadOnlyList<LineWord> words,
        int start,
        int count
    )
    {
        if (count > 0)
        {
            parts.Add(new(kind, [.. words.Skip(start).Take(count)]));
        }
    }

    /// <summary>Two changes with a mere gap between them read better as one.</summary>
    private static List<Difference> Joined(TextLine old, TextLine @new)
    {
        var joined = new List<Difference>();
        foreach (
            var d in Differences.Find(
                [.. old.Words.Select(w => w.Key)],
                [.. @new.Words.Select(w => w.Key)]
            )
        )
        {
            if (
                joined is [.., var last]
                && @new.Words.Take(d.NewStart).Skip(last.NewStart + last.NewCount).All(w => w.IsGap)
            )
            {
                joined[^1] = new(
                    last.OldStart,
                    d.OldStart + d.OldCount - last.OldStart,
                    last.NewStart,
                    d.NewStart + d.NewCount - last.NewStart
                );
            }
            else
            {
                joined.Add(d);
            }
        }

        return joined;
    }
}
