using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Letterheads;
using Netzwerk.Web.Platform.Pdf;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Letterheads;

/// <summary>A letter to nobody, in German, that shows how the paper looks.</summary>
public sealed class SampleLetter(
    OfficePaper paper,
    IStringLocalizer<LetterheadTexts> texts,
    TimeProvider clock
)
{
    public byte[] Print(OfficeHead? office) =>
        InLanguage.Say(InLanguage.German, () => Letter(office));

    private byte[] Letter(OfficeHead? office)
    {
        var now = clock.GetUtcNow();
        string subject = texts["sample.subject"];
        var pdf = new PdfDocument(new PdfInfo(subject, "de", paper.NameOf(office), now));
        var letter = paper.Begin(
            office,
            "de",
            subject,
            texts["sample.recipient"].Value.Split('\n'),
            Appointment.LocalDay(now)
        );
        foreach (var paragraph in texts["sample.text"].Value.Split('\n'))
        {
            letter.Paragraph(paragraph);
        }

        letter.Paragraph(texts["sample.closing", paper.NameOf(office)].Value);
        pdf.Letter(letter);
        return pdf.ToBytes();
    }
}
