using Netzwerk.Web.Platform.Pdf.Shaping;
using Netzwerk.Web.Platform.Pdf.Structure;

namespace Netzwerk.Web.Platform.Pdf.Layout;

internal sealed record LaidItem(TextLines Label, double LabelLeft, LaidFlow Body);

/// <summary>A list: the label stands beside the first line of its item, on whichever page that is.</summary>
internal sealed class LaidList(IReadOnlyList<LaidItem> items, double indent, bool numbered)
    : LaidBlock
{
    private const double Between = 3;

    public override double Lead => items.Count == 0 ? 0 : LeadOf(items[0]);

    public override void Place(PageCursor at, double left, StructElement parent)
    {
        var list = parent.Add("L", numbered ? StructAttributes.Numbers : StructAttributes.Bullets);
        for (var i = 0; i < items.Count; i++)
        {
            var gap = i == 0 || at.IsAtTop ? 0 : Between;
            at.Reserve(gap + LeadOf(items[i]));
            at.MoveDown(at.IsAtTop ? 0 : gap);
            PlaceItem(at, left, list.Add("LI"), items[i]);
        }
    }

    private void PlaceItem(PageCursor at, double left, StructElement element, LaidItem item)
    {
        var (top, page) = (at.Y, at.Page);
        var label = new ParagraphTags(element.Add("Lbl"));
        foreach (var line in item.Label.Lines)
        {
            at.PaintLine(line, item.Label.Style, left + item.LabelLeft, label);
        }

        var belowLabel = at.Y;
        at.MoveBackTo(top);
        item.Body.Place(at, left + indent, element.Add("LBody"));
        if (at.Page == page && at.Y > belowLabel)
        {
            at.MoveBackTo(belowLabel);
        }
    }

    private static double LeadOf(LaidItem item) => Math.Max(item.Body.Lead, item.Label.Height);
}
