using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Web.Minutes.Images;
using Netzwerk.Web.Platform.Letterheads;
using Netzwerk.Web.Platform.Pdf;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Minutes.Editions;

/// <summary>
/// An extract: one resolution as it stands in a frozen edition, with what proves it, and nothing else of the minutes.
/// </summary>
public sealed class ResolutionExtract(IStringLocalizer<EditionTexts> texts, EditionPaper paper)
{
    /// <summary>Null when the edition holds no resolution of this number.</summary>
    public PdfDocument? Of(MinutesEdition edition, string number, OfficeHead? office)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var content = edition.Content();
        foreach (var item in content.Items)
        {
            var found = item
                .Blocks.SelectMany(EditionContent.WithInner)
                .OfType<EditionDecision>()
                .FirstOrDefault(d => d.Number == number);
            if (found is not null)
            {
                return InLanguage.Say(
                    InLanguage.German,
                    () => Print(edition, content, item, found, office)
                );
            }
        }

        return null;
    }

    private PdfDocument Print(
        MinutesEdition edition,
        EditionContent content,
        EditionItem item,
        EditionDecision decision,
        OfficeHead? office
    )
    {
        var title = texts["extract.title", decision.Number].Value;
        var footer = texts["pdf.footer", content.Edition, MinutesEdition.Beginning(edition.Sha512)];
        var pdf = paper.Begin(title, footer, office, edition.FrozenAt);
        pdf.Heading(1, texts["extract"].Value);
        pdf.Definitions([
            (texts["pdf.group"].Value, content.Group),
            (texts["extract.meeting"].Value, content.Title),
            (
                texts["pdf.when"].Value,
                WhenText.Whole(new Appointment(content.Day, content.From, content.To))
            ),
            (texts["extract.item"].Value, $"{item.Number}. {item.Title}"),
        ]);
        new PdfBlockPrinter(texts, EditionImages.None).Print(pdf, [decision]);
        pdf.Paragraph(
            texts[
                "extract.proof",
                content.Edition,
                WhenText.ShortDay(Appointment.LocalDay(edition.FrozenAt))
            ].Value
        );
        pdf.Definitions([(texts["extract.checksum"].Value, edition.Sha512)]);
        pdf.Paragraph(texts["extract.true"].Value);
        pdf.SignatureBlock([new("", texts["extract.sign"])]);
        return pdf;
    }
}
