using Microsoft.Extensions.Options;
using Netzwerk.Web.Platform.Letterheads;
using Netzwerk.Web.Platform.Pdf;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Minutes.Editions;

/// <summary>Begins what is printed of minutes on the paper of the office: always in German, the language of the procedure.</summary>
public sealed class EditionPaper(IOptions<SiteOptions> site)
{
    private const string Language = "de";

    public PdfDocument Begin(string title, string footer, OfficeHead? office, DateTimeOffset at)
    {
        var options = site.Value;
        var who =
            office is { Name.Length: > 0 } ? office.Name
            : options.Operator.Name is { Length: > 0 } name ? name
            : options.SiteName;
        var document = new PdfDocument(new PdfInfo(title, Language, who, at));
        document.Letterhead([
            .. office is { Name.Length: > 0 } ? [who, .. office.Lines] : Imprint(options, who),
        ]);
        document.Logo(office?.Logo);
        document.RunningHeader(title);
        document.Footer(office is { Footer.Length: > 0 } ? $"{office.Footer}\n{footer}" : footer);
        return document;
    }

    private static IEnumerable<string> Imprint(SiteOptions options, string who)
    {
        yield return who;
        if (who != options.SiteName)
        {
            yield return options.SiteName;
        }

        string?[] address = [options.Operator.Street, options.Operator.City];
        var line = string.Join(", ", address.Where(x => !string.IsNullOrWhiteSpace(x)));
        if (line.Length > 0)
        {
            yield return line;
        }
    }
}
