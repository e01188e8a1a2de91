using Netzwerk.Web.Platform.Pdf.Shaping;
using Netzwerk.Web.Platform.Pdf.Structure;

namespace Netzwerk.Web.Platform.Pdf.Layout;

/// <summary>A block broken into lines for its width, not yet given a page.</summary>
internal abstract class LaidBlock
{
    public double Before { get; init; }

    public double After { get; init; }

    /// <summary>What must fit on a page for the block to begin there.</summary>
    public abstract double Lead { get; }

    public virtual bool KeepsWithNext => false;

    public abstract void Place(PageCursor at, double left, StructElement parent);
}

/// <summary>Blocks below each other; headings stay with what follows them.</summary>
internal sealed class LaidFlow(IReadOnlyList<LaidBlock> blocks) : LaidBlock
{
    public override double Lead => blocks.Count == 0 ? 0 : LeadFrom(0);

    public override void Place(PageCursor at, double left, StructElement parent)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            var gap = i == 0 || at.IsAtTop ? 0 : Gap(i);
            at.Reserve(gap + LeadFrom(i));
            at.MoveDown(at.IsAtTop ? 0 : gap);
            blocks[i].Place(at, left, parent);
        }
    }

    private double LeadFrom(int i)
    {
        var lead = 0.0;
        for (; i + 1 < blocks.Count && blocks[i].KeepsWithNext; i++)
        {
            lead += blocks[i].Lead + Gap(i + 1);
        }

        return lead + blocks[i].Lead;
    }

    private double Gap(int i) => Math.Max(blocks[i - 1].After, blocks[i].Before);
}

internal sealed class LaidPageBreak : LaidBlock
{
    public override double Lead => 0;

    public override void Place(PageCursor at, double left, StructElement parent) =>
        at.Reserve(double.MaxValue);
}

/// <summary>A rule across the page, below the letterhead.</summary>
internal sealed class LaidRule(double width) : LaidBlock
{
    private const double Weight = 0.75;

    public override double Lead => Weight;

    public override void Place(PageCursor at, double left, StructElement parent)
    {
        at.Page.Decorate(Ink.Rule, new Area(left, at.Y - Weight, left + width, at.Y));
        at.MoveDown(Weight);
    }
}
