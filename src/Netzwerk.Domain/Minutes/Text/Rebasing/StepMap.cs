using System.Runtime.InteropServices;

namespace Netzwerk.Domain.Minutes.Text.Rebasing;

/// <summary>Where a place went, whether what stood there was deleted, and how to find it again when the deletion is undone.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MapResult(int Position, Deletion Deleted, Recovery? Recovery)
{
    public bool IsDeletedAcross => Deleted.HasFlag(Deletion.Across);

    public bool IsDeletedAfter => (Deleted & (Deletion.After | Deletion.Across)) != Deletion.None;
}

[Flags]
internal enum Deletion : byte
{
    None = 0,
    Before = 1,
    After = 2,
    Across = 4,
}

/// <summary>A place within a changed range, which the map of the opposite change can restore.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Recovery(int Range, int Offset);

/// <summary>
/// What a step does to the places of the text: ranges that gave way to others of another length. The same
/// arithmetic as ProseMirror's StepMap; the differential test holds the two together.
/// </summary>
internal sealed record StepMap(params (int Start, int Old, int New)[] Ranges)
{
    public static StepMap Empty { get; } = new();

    /// <summary>The map of the step that undoes this one.</summary>
    public StepMap Inverted()
    {
        var ranges = new (int, int, int)[Ranges.Length];
        var shift = 0;
        for (var i = 0; i < ranges.Length; i++)
        {
            var (start, old, @new) = Ranges[i];
            ranges[i] = (start + shift, @new, old);
            shift += @new - old;
        }

        return new(ranges);
    }

    /// <summary>A negative side means: what is inserted at this very place comes after it.</summary>
    public MapResult Map(int position, int side)
    {
        var shift = 0;
        for (var i = 0; i < Ranges.Length; i++)
        {
            var (start, old, @new) = Ranges[i];
            if (start > position)
            {
                break;
            }

            var end = start + old;
            if (position <= end)
            {
                var stays =
                    old == 0 ? side
                    : position == start ? -1
                    : position == end ? 1
                    : side;
                return new(
                    start + shift + (stays < 0 ? 0 : @new),
                    old == 0 ? Deletion.None
                        : position == start ? Deletion.After
                        : position == end ? Deletion.Before
                        : Deletion.Across,
                    position == (side < 0 ? start : end) ? null : new(i, position - start)
                );
            }

            shift += @new - old;
        }

        return new(position + shift, Deletion.None, Recovery: null);
    }

    /// <summary>The place that the opposite map lost.</summary>
    public int Recover(Recovery lost)
    {
        var shift = 0;
        for (var i = 0; i < lost.Range; i++)
        {
            shift += Ranges[i].New - Ranges[i].Old;
        }

        return Ranges[lost.Range].Start + shift + lost.Offset;
    }
}
