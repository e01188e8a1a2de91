using System.Globalization;
using System.Text;
using QRCoder;

namespace Netzwerk.Web.Platform.Web;

/// <summary>A QR code as one path of a drawing: each run of black fields in a row is a rectangle.</summary>
public sealed record QrDrawing(int Size, string Path)
{
    public static QrDrawing Of(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        using var code = QRCodeGenerator.GenerateQrCode(
            address.AbsoluteUri,
            QRCodeGenerator.ECCLevel.M
        );
        // With the white edge that the generator draws itself.
        var matrix = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var row = 0; row < matrix.Count; row++)
        {
            for (var from = 0; from < matrix.Count; from++)
            {
                if (!matrix[row][from])
                {
                    continue;
                }

                var to = from;
                while (to < matrix.Count && matrix[row][to])
                {
                    to++;
                }

                path.Append(
                    CultureInfo.InvariantCulture,
                    $"M{from} {row}h{to - from}v1h-{to - from}z"
                );
                from = to;
            }
        }

        return new(matrix.Count, path.ToString());
    }

    /// <summary>The drawing as a file of its own, for printing.</summary>
    public string ToSvg() =>
        $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Size} {Size}"><path fill="#fff" d="M0 0h{Size}v{Size}h-{Size}z"/><path d="{Path}"/></svg>""";
}
