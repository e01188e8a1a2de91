using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Letterheads;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Pdf;
using Netzwerk.Web.Platform.Pdf.Images;

namespace Netzwerk.Web.Platform.Letterheads;

/// <summary>The picture of the office under its checksum, cleaned of everything that is not needed to show it.</summary>
[Nobody("the picture that the office puts on its letters")]
public sealed record LogoFile(string Id, byte[] Bytes);

/// <summary>How the office shows itself in letters, mails and prints, ready to be used.</summary>
public sealed record OfficeHead(
    string Name,
    IReadOnlyList<string> Lines,
    string Footer,
    PdfLogo? Logo
)
{
    /// <summary>Null as long as the office has set nothing: then everything looks as without it.</summary>
    public static async Task<OfficeHead?> LoadAsync(IQuerySession session, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(session);
        var letterhead = await session.LoadAsync<Letterhead>(Letterhead.OfTheOffice, ct);
        if (letterhead is null)
        {
            return null;
        }

        var logo = letterhead.Logo is { } shown
            ? Picture(await session.LoadAsync<LogoFile>(shown.Sha256, ct), shown.Description)
            : null;
        return letterhead.Name.Length == 0 && logo is null
            ? null
            : new(letterhead.Name, letterhead.ContactLines, letterhead.Footer, logo);
    }

    // Checked when it was taken in, and once more before it is printed.
    private static PdfLogo? Picture(LogoFile? file, string description) =>
        file is not null && PdfImage.Read(file.Bytes, ImageLimits.Logo).Image is { } image
            ? new(image, description)
            : null;
}

/// <summary>The words of the letterhead in mails; pictures stay out, because mail programs would have to fetch them.</summary>
public sealed class OfficeMailHead(IQuerySession session) : IMailHead
{
    public async ValueTask<MailHead?> LoadAsync(CancellationToken ct)
    {
        var letterhead = await session.LoadAsync<Letterhead>(Letterhead.OfTheOffice, ct);
        return letterhead is { Name.Length: > 0 }
            ? new(letterhead.Name, letterhead.ContactLines, letterhead.Footer)
            : null;
    }
}
