using Netzwerk.Web.Platform.Pdf.Output;

namespace Netzwerk.Web.Platform.Pdf.Structure;

internal static class StructAttributes
{
    public const string ColumnHeader = "<</O /Table /Scope /Column>>";
    public const string RowHeader = "<</O /Table /Scope /Row>>";
    public const string Bullets = "<</O /List /ListNumbering /Disc>>";
    public const string Numbers = "<</O /List /ListNumbering /Decimal>>";
    public const string StruckOut = "<</O /Layout /TextDecorationType /LineThrough>>";

    /// <summary>Where a picture stands on its page.</summary>
    public static string Figure(Area area) =>
        $"<</O /Layout /Placement /Block /BBox [{Syntax.Numbers(area.Left, area.Bottom, area.Right, area.Top)}]>>";
}
