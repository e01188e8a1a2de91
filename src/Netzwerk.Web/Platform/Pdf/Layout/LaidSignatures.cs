using Netzwerk.Web.Platform.Pdf.Shaping;
using Netzwerk.Web.Platform.Pdf.Structure;

namespace Netzwerk.Web.Platform.Pdf.Layout;

/// <summary>Lines to sign on, two beside each other; all on one page if one page can hold them.</summary>
internal sealed class LaidSignatures(IReadOnlyList<TextLines> signers, double columnWidth)
    : LaidBlock
{
    private const double ColumnGap = 28;
    private const int Columns = 2;
    private const double RoomToSign = 42;
    private const double LineWeight = 0.6;

    private readonly IReadOnlyList<TextLines[]> _rows = [.. signers.Chunk(Columns)];

    public static double ColumnWidth(double width) => (width - ColumnGap) / Columns;

    public override double Lead => _rows.Sum(Height);

    public override void Place(PageCursor at, double left, StructElement parent)
    {
        var block = parent.Add("Div");
        foreach (var row in _rows)
        {
            at.Reserve(Height(row));
            at.MoveDown(RoomToSign);
            var below = at.Y - row.Max(signer => signer.Height);
            var (line, x) = (at.Y, left);
            foreach (var signer in row)
            {
                at.MoveBackTo(line);
                at.Page.Decorate(Ink.Black, new Area(x, line, x + columnWidth, line + LineWeight));
                PlaceSigner(at, x, block, signer);
                x += columnWidth + ColumnGap;
            }

            at.MoveBackTo(Math.Min(at.Y, below));
        }
    }

    private static void PlaceSigner(
        PageCursor at,
        double left,
        StructElement block,
        TextLines signer
    )
    {
        var tags = new ParagraphTags(block.Add("P"));
        foreach (var text in signer.Lines)
        {
            at.PaintLine(text, signer.Style, left, tags);
        }
    }

    private static double Height(TextLines[] row) => RoomToSign + row.Max(signer => signer.Height);
}
