using System.Security.Cryptography;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Pdf.Images;

namespace Netzwerk.Web.Minutes.Images;

/// <summary>
/// A picture in the minutes of an agenda item, cleaned of everything that is not needed to show it. Its id follows
/// from its bytes: whoever signs a text with the id in it signs the picture.
/// </summary>
[AboutPeople(
    "pictures in minutes, which can show people",
    "show them in the minutes",
    SeenBy = "members of the group, coordination",
    Kept = "with the records of the group; what was never put into a text goes after 30 days"
)]
public sealed record MinutesImageFile(
    Guid Id,
    Guid Meeting,
    Guid Item,
    byte[] Bytes,
    bool IsJpeg,
    DateTimeOffset At
)
{
    /// <summary>What a camera makes; far more than a page shows.</summary>
    public static ImageLimits Limits { get; } = new(5 * 1024 * 1024, 10_000, 20_000_000);

    public string MediaType => IsJpeg ? "image/jpeg" : "image/png";

    public static MinutesImageFile Of(
        PdfImage image,
        Guid meeting,
        AgendaItemId item,
        DateTimeOffset at
    )
    {
        ArgumentNullException.ThrowIfNull(image);
        var hash = SHA256.HashData([.. item.Value.ToByteArray(), .. image.Bytes]);
        return new(new(hash.AsSpan(0, 16)), meeting, item.Value, image.Bytes, image.IsJpeg, at);
    }
}
