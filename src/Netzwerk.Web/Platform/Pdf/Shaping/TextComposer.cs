using Netzwerk.Web.Platform.Pdf.Fonts;

namespace Netzwerk.Web.Platform.Pdf.Shaping;

/// <summary>Breaks texts into lines: greedy, ragged, words torn only when wider than the whole line.</summary>
internal sealed class TextComposer
{
    private readonly Itemizer _itemizer = new();

    public TextLines Compose(PdfText text, TextStyle style, double width)
    {
        var flowing = new FlowingText(text);
        var filling = new LineFilling(flowing, style, width);
        foreach (var word in flowing.Words())
        {
            Add(filling, word);
        }

        filling.EndText();
        return new TextLines(filling.Lines, style);
    }

    /// <summary>As much of the text as fits on one line.</summary>
    public TextLine ComposeLine(string text, TextStyle style, double width)
    {
        var flowing = new FlowingText(CleanText.Line(text));
        var filling = new LineFilling(flowing, style, width);
        filling.Add(
            _itemizer.Items(flowing, style, 0, Fit(flowing, style, 0, flowing.Text.Length, width))
        );
        filling.EndText();
        return filling.Lines is [var line, ..] ? line : new TextLine([]);
    }

    private void Add(LineFilling filling, Word word)
    {
        var (text, style) = (filling.Text, filling.Style);
        var start = word.Start;
        var items = _itemizer.Items(text, style, start, word.End);
        var hyphen = word.SoftHyphen ? _itemizer.Items(text, style, word.End, word.Next + 1) : [];
        if (!filling.HasRoomFor(items, hyphen))
        {
            filling.EndLine();
            while (
                !filling.HasRoomFor(items, hyphen) && text.NextGrapheme(start, word.End) < word.End
            )
            {
                var fit = Fit(text, style, start, word.End, filling.Width);
                filling.Add(_itemizer.Items(text, style, start, fit));
                filling.EndLine();
                start = fit;
                items = _itemizer.Items(text, style, start, word.End);
            }
        }

        filling.Add(items);
        filling.AddEnding(hyphen, _itemizer.Items(text, style, word.End, word.Next));
        if (word.NewLine)
        {
            filling.EndLine(evenIfEmpty: true);
        }
    }

    /// <summary>How far the text fits, at least one letter.</summary>
    private int Fit(FlowingText text, TextStyle style, int start, int end, double width)
    {
        const int longestLine = 400;
        var ends = new List<int>();
        for (var at = start; at < end && ends.Count < longestLine; )
        {
            ends.Add(at = text.NextGrapheme(at, end));
        }

        var (fits, tooFar) = (0, ends.Count);
        while (tooFar - fits > 1)
        {
            var middle = (fits + tooFar) / 2;
            var wide =
                _itemizer.Items(text, style, start, ends[middle]).Sum(item => item.Width) > width;
            (fits, tooFar) = wide ? (fits, middle) : (middle, tooFar);
        }

        return ends.Count == 0 ? start : ends[fits];
    }
}
