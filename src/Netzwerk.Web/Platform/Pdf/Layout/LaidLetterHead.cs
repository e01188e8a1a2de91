using Netzwerk.Web.Platform.Pdf.Shaping;
using Netzwerk.Web.Platform.Pdf.Structure;

namespace Netzwerk.Web.Platform.Pdf.Layout;

/// <summary>All that stands above the subject of a letter, and the marks for folding and punching.</summary>
internal sealed class LaidLetterHead : LaidBlock
{
    public const int AddressLines = 6;
    private const double SenderTop = 14;
    private const double ReturnTop = 45.5;
    private const int ReturnLines = 2;
    private const double AddressTop = 62.7;
    private const double BlockTop = 50;
    private const double BlockLeft = 125;
    private const double TextTop = 98.5;
    private const double FirstFold = 105;
    private const double SecondFold = 210;
    private const double Middle = 148.5;

    public required TextLines Sender { get; init; }

    public required LaidLogo? Logo { get; init; }

    public required TextLines ReturnAddress { get; init; }

    public required IReadOnlyList<TextLines> Recipient { get; init; }

    public required IReadOnlyList<TextLines> Contact { get; init; }

    public required TextLines Date { get; init; }

    public override double Lead => Paper.Top - Paper.Below(TextTop);

    public override void Place(PageCursor at, double left, StructElement parent)
    {
        at.MoveBackTo(Paper.Below(SenderTop));
        Logo?.Place(at, left, parent);
        Paint(at, Sender, left, parent);
        at.MoveBackTo(Paper.Below(ReturnTop));
        foreach (var line in ReturnAddress.Lines.Take(ReturnLines))
        {
            at.PaintLine(line, ReturnAddress.Style, left, tags: null);
        }

        PlaceAddress(at, left, parent);
        at.MoveBackTo(Paper.Below(BlockTop));
        foreach (var text in Contact)
        {
            Paint(at, text, Paper.Mm(BlockLeft), parent);
        }

        at.MoveDown(Contact.Count == 0 ? 0 : Date.Style.Leading / 2);
        Paint(at, Date, Paper.Mm(BlockLeft), parent);
        at.MoveBackTo(Math.Min(at.Y - Date.Style.Leading, Paper.Below(TextTop)));
        Marks(at.Page);
    }

    /// <summary>A seventh and eighth line reach up into the room for remarks, which is part of the window.</summary>
    private void PlaceAddress(PageCursor at, double left, StructElement parent)
    {
        const int mostLines = AddressLines + 2;
        var lines = Recipient
            .SelectMany(text => text.Lines.Select(line => (Line: line, text.Style)))
            .Take(mostLines)
            .ToList();
        at.MoveBackTo(Paper.Below(AddressTop));
        at.MoveDown(-lines.Skip(AddressLines).Sum(line => line.Style.Leading));
        var address = new ParagraphTags(parent.Add("P"));
        foreach (var (line, style) in lines)
        {
            at.PaintLine(line, style, left, address);
        }
    }

    private static void Paint(PageCursor at, TextLines text, double left, StructElement parent)
    {
        if (text.Count == 0)
        {
            return;
        }

        var tags = new ParagraphTags(parent.Add("P"));
        foreach (var line in text.Lines)
        {
            at.PaintLine(line, text.Style, left, tags);
        }
    }

    private static void Marks(Page page)
    {
        Mark(page, FirstFold, 4);
        Mark(page, SecondFold, 4);
        Mark(page, Middle, 6);
    }

    private static void Mark(Page page, double below, double length)
    {
        var y = Paper.Below(below);
        page.Decorate(Ink.Rule, new Area(Paper.Mm(4), y, Paper.Mm(4 + length), y + 0.5));
    }
}
