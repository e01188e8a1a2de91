using System.Globalization;
using System.Text;
using Netzwerk.Web.Platform.Pdf.Shaping;

namespace Netzwerk.Web.Platform.Pdf.Output;

/// <summary>How PDF spells numbers, texts, dates and colours.</summary>
internal static class Syntax
{
    public static string Number(double value) =>
        Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);

    public static string Numbers(params IEnumerable<double> values) =>
        string.Join(' ', values.Select(Number));

    public static string Text(string text) => $"<FEFF{Utf16(text)}>";

    public static string Utf16(string text) =>
        Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text));

    /// <summary>For addresses and other ASCII text.</summary>
    public static string Ascii(string text)
    {
        var escaped = text.Replace("\\", @"\\", StringComparison.Ordinal)
            .Replace("(", @"\(", StringComparison.Ordinal)
            .Replace(")", @"\)", StringComparison.Ordinal);
        return $"({escaped})";
    }

    public static string Date(DateTimeOffset date)
    {
        var sign = date.Offset < TimeSpan.Zero ? '-' : '+';
        return string.Create(
            CultureInfo.InvariantCulture,
            $"(D:{date:yyyyMMddHHmmss}{sign}{date.Offset:hh}'{date.Offset:mm}')"
        );
    }

    public static string Reference(int id) =>
        string.Create(CultureInfo.InvariantCulture, $"{id} 0 R");

    public static string Fill(Ink ink) =>
        ink.Red == ink.Green && ink.Green == ink.Blue
            ? $"{Number(ink.Red)} g"
            : $"{Numbers(ink.Red, ink.Green, ink.Blue)} rg";
}
