using Marten;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Platform.Pdf.Images;

namespace Netzwerk.Web.Minutes.Images;

/// <summary>The pictures of some minutes, ready to be printed.</summary>
public sealed class EditionImages
{
    private readonly Dictionary<Guid, PdfImage> _all;

    private EditionImages(Dictionary<Guid, PdfImage> all) => _all = all;

    /// <summary>For what holds no pictures.</summary>
    public static EditionImages None { get; } = new([]);

    /// <summary>Null for a picture that is not there; what it shows stands in the text in words.</summary>
    public PdfImage? this[Guid id] => _all.GetValueOrDefault(id);

    public static async Task<EditionImages> LoadAsync(
        IQuerySession session,
        EditionContent content,
        CancellationToken ct
    ) => await LoadAsync(session, [content], ct);

    /// <summary>Those of several minutes, which are printed together.</summary>
    public static async Task<EditionImages> LoadAsync(
        IQuerySession session,
        IReadOnlyList<EditionContent> contents,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(contents);
        Guid[] ids =
        [
            .. contents
                .SelectMany(c => c.Items)
                .SelectMany(i => i.Blocks)
                .SelectMany(b => b.WithInner())
                .OfType<EditionImage>()
                .Select(i => i.Id)
                .Distinct(),
        ];
        var all = new Dictionary<Guid, PdfImage>();
        foreach (var file in await session.LoadManyAsync<MinutesImageFile>(ct, ids))
        {
            // Checked when it was taken in, and once more before it is printed.
            if (PdfImage.Read(file.Bytes, MinutesImageFile.Limits).Image is { } image)
            {
                all[file.Id] = image;
            }
        }

        return new(all);
    }
}
