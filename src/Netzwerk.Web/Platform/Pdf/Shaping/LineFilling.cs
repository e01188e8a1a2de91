namespace Netzwerk.Web.Platform.Pdf.Shaping;

/// <summary>The line being filled and the lines done.</summary>
internal sealed class LineFilling(FlowingText text, TextStyle style, double width)
{
    // Sums of thousandths must not push the last letter of an exactly fitting word to the next line.
    private const double Tolerance = 0.01;

    private readonly List<TextLine> _lines = [];
    private readonly List<ShapedItem> _items = [];
    private IReadOnlyList<ShapedItem> _spaces = [];
    private IReadOnlyList<ShapedItem> _softHyphen = [];
    private double _filled;

    public FlowingText Text => text;

    public TextStyle Style => style;

    public double Width => width;

    public IReadOnlyList<TextLine> Lines => _lines;

    public bool HasRoomFor(IReadOnlyList<ShapedItem> word, IReadOnlyList<ShapedItem> softHyphen) =>
        _filled + Sum(_spaces) + Sum(word) + Sum(softHyphen) <= width + Tolerance;

    public void Add(IReadOnlyList<ShapedItem> word)
    {
        _items.AddRange(_spaces);
        _items.AddRange(word);
        _filled += Sum(_spaces) + Sum(word);
        (_spaces, _softHyphen) = ([], []);
    }

    public void AddEnding(IReadOnlyList<ShapedItem> softHyphen, IReadOnlyList<ShapedItem> spaces) =>
        (_softHyphen, _spaces) = (softHyphen, spaces);

    public void EndLine(bool evenIfEmpty = false)
    {
        if (_items.Count > 0 || evenIfEmpty)
        {
            _items.AddRange(_softHyphen);
            _filled += Sum(_softHyphen);

            // The space stays, unseen, so that words do not run together when the text is read out or copied.
            var visible = _items.Count;
            _items.AddRange(_spaces.Select(space => space with { Level = text.BaseLevel }));
            _lines.Add(Line(visible));
        }

        _items.Clear();
        (_spaces, _softHyphen, _filled) = ([], [], 0);
    }

    public void EndText()
    {
        _softHyphen = [];
        EndLine();
    }

    private TextLine Line(int visible)
    {
        var alignRight = style.AlignRight != text.IsRightToLeft;
        var x = alignRight ? width - _filled : 0;
        x -= text.IsRightToLeft ? Sum(_items.Skip(visible)) : 0;
        var places = new double[_items.Count];
        foreach (var i in Bidi.VisualOrder(_items.ConvertAll(item => item.Level)))
        {
            places[i] = x;
            x += _items[i].Width;
        }

        return new TextLine([.. _items.Select((item, i) => new PlacedItem(item, places[i]))]);
    }

    private static double Sum(IEnumerable<ShapedItem> items) => items.Sum(item => item.Width);
}
