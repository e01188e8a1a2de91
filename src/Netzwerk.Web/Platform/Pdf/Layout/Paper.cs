namespace Netzwerk.Web.Platform.Pdf.Layout;

/// <summary>A4 in points, with room to punch holes on the left.</summary>
internal static class Paper
{
    public const double SheetWidth = 595.28;
    public const double SheetHeight = 841.89;
    public const double Left = 70.87;
    public const double Right = SheetWidth - 56.69;
    public const double Top = SheetHeight - 68;
    public const double Bottom = 70;
    public const double HeaderBaseline = SheetHeight - 42;
    public const double FooterBaseline = 40;
    public const double Width = Right - Left;
    public const double BodyHeight = Top - Bottom;

    private const double PerMillimetre = 72 / 25.4;

    /// <summary>So many millimetres, as the standard for letters counts.</summary>
    public static double Mm(double millimetres) => millimetres * PerMillimetre;

    /// <summary>The height that lies so many millimetres below the upper edge.</summary>
    public static double Below(double millimetres) => SheetHeight - Mm(millimetres);
}
