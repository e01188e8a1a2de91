using Microsoft.Extensions.Options;
using Netzwerk.Web.Platform.Pdf;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Platform.Letterheads;

/// <summary>Begins letters on the paper of the office; what is not set is taken from the imprint.</summary>
public sealed class OfficePaper(IOptions<SiteOptions> site)
{
    /// <summary>Street and place come first; phone and mail are no way back for a letter.</summary>
    private const int ReturnLines = 2;

    public string NameOf(OfficeHead? office) =>
        office is { Name.Length: > 0 } ? office.Name
        : site.Value.Operator.Name is { Length: > 0 } name ? name
        : site.Value.SiteName;

    public IReadOnlyList<string> ContactOf(OfficeHead? office)
    {
        var imprint = site.Value.Operator;
        string?[] lines = office is { Name.Length: > 0 }
            ? [.. office.Lines]
            : [imprint.Street, imprint.City, imprint.Phone, imprint.Mail];
        return [.. lines.OfType<string>().Where(l => !string.IsNullOrWhiteSpace(l))];
    }

    /// <summary>A letter in the language of the moment.</summary>
    public PdfLetter Begin(
        OfficeHead? office,
        string language,
        string subject,
        IReadOnlyList<string> recipient,
        DateOnly day
    )
    {
        var (name, contact) = (NameOf(office), ContactOf(office));
        return new(language, subject)
        {
            Sender = name,
            Logo = office?.Logo,
            ReturnAddress = string.Join(" · ", [name, .. contact.Take(ReturnLines)]),
            Recipient = recipient,
            Contact = contact,
            Date = WhenText.Date(day),
            Footer = office?.Footer ?? "",
        };
    }
}
