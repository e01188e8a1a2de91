using Netzwerk.Web.Platform.Pdf.Structure;
using QRCoder;

namespace Netzwerk.Web.Platform.Pdf.Layout;

/// <summary>The black fields of a QR code, in a square of side one; each run of a row is one rectangle.</summary>
internal static class QrSquares
{
    public static IReadOnlyList<Area> Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var matrix = code.ModuleMatrix;
        var (size, squares) = ((double)matrix.Count, new List<Area>());
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

                squares.Add(
                    new(from / size, (size - row - 1) / size, to / size, (size - row) / size)
                );
                from = to;
            }
        }

        return squares;
    }
}
