namespace Netzwerk.Web.Platform.Pdf.Shaping;

/// <summary>A colour as the parts of red, green and blue.</summary>
internal sealed record Ink(double Red, double Green, double Blue)
{
    public static readonly Ink Black = new(0, 0, 0);
    public static readonly Ink Grey = new(0.33, 0.33, 0.33);
    public static readonly Ink Rule = new(0.6, 0.6, 0.6);
    public static readonly Ink Link = new(0.02, 0.22, 0.55);
    public static readonly Ink Decision = new(0.05, 0.4, 0.2);
    public static readonly Ink Task = new(0.7, 0.35, 0);
}

internal sealed record TextStyle(
    double Size,
    double Leading,
    bool Bold = false,
    bool AlignRight = false
)
{
    public static readonly TextStyle Body = new(10.5, 15);
    public static readonly TextStyle BoldBody = Body with { Bold = true };
    public static readonly TextStyle RightBody = Body with { AlignRight = true };
    public static readonly TextStyle Cell = new(9.5, 13);
    public static readonly TextStyle Small = new(8.5, 11.5) { Ink = Ink.Grey };
    public static readonly TextStyle Sender = new(13, 18, Bold: true);

    public Ink Ink { get; init; } = Ink.Black;

    public static TextStyle Heading(int level) =>
        level switch
        {
            1 => new(19, 24.5, Bold: true),
            2 => new(14, 19, Bold: true),
            3 => new(12, 16.5, Bold: true),
            _ => BoldBody,
        };
}
