using Netzwerk.Web.Platform.Pdf.Shaping;
using Netzwerk.Web.Platform.Pdf.Structure;

namespace Netzwerk.Web.Platform.Pdf.Layout;

/// <summary>A paragraph: at least two of its lines stand together at the foot and at the head of a page.</summary>
internal sealed class LaidText(TextLines text, string tag = "P", string? language = null)
    : LaidBlock
{
    private const int Together = 2;

    public override double Lead =>
        text.Count < 2 * Together ? text.Height : Together * text.Style.Leading;

    public override void Place(PageCursor at, double left, StructElement parent)
    {
        var tags = new ParagraphTags(parent.Add(tag, language: language));
        for (var done = 0; done < text.Count; )
        {
            var lines = LinesHere(done, at);
            foreach (var line in text.Lines.Skip(done).Take(lines))
            {
                at.PaintLine(line, text.Style, left, tags);
            }

            done += lines;
            if (done < text.Count)
            {
                at.BreakPage();
            }
        }
    }

    private int LinesHere(int done, PageCursor at)
    {
        var left = text.Count - done;
        var fit = at.LinesThatFit(text.Style.Leading);
        if (fit >= left)
        {
            return left;
        }

        var lines = Math.Min(fit, left - Together);
        if (done == 0 && lines < Together)
        {
            lines = 0;
        }

        return at.IsAtTop ? Math.Max(lines, 1) : Math.Max(lines, 0);
    }
}

/// <summary>A heading with its bookmark; it stays whole and with the next block unless it fills half a page.</summary>
internal sealed class LaidHeading(TextLines text, string title, int? level) : LaidBlock
{
    private const double LargestKept = Paper.BodyHeight / 2;

    public override double Lead =>
        text.Height <= LargestKept ? text.Height : new LaidText(text).Lead;

    public override bool KeepsWithNext => text.Height <= LargestKept;

    public override void Place(PageCursor at, double left, StructElement parent)
    {
        var shown = level is { } wanted ? at.NextHeading(wanted) : at.HeadingWithin();
        at.Reserve(Lead);
        if (level is not null)
        {
            at.AddBookmark(shown, title);
        }

        new LaidText(text, FormattableString.Invariant($"H{shown}")).Place(at, left, parent);
    }
}
