using System.Globalization;
using Netzwerk.Web.Platform.Letterheads;
using Netzwerk.Web.Platform.Pdf;

namespace Netzwerk.Web.Platform.Lists;

/// <summary>A list on paper, under the letterhead, with the head of the table repeated on each page.</summary>
internal static class PdfList
{
    public static byte[] Write(
        ListFile list,
        OfficePaper paper,
        OfficeHead? office,
        string standing,
        DateTimeOffset at
    )
    {
        var who = paper.NameOf(office);
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var pdf = new PdfDocument(new PdfInfo(list.Title, language, who, at));
        pdf.Letterhead([who, .. paper.ContactOf(office)]);
        pdf.Logo(office?.Logo);
        pdf.RunningHeader(list.Title);
        pdf.Footer(standing);
        pdf.Heading(1, list.Title);
        if (list.Selection.Length > 0)
        {
            pdf.Paragraph(list.Selection);
        }

        if (list.Rows.Count > 0)
        {
            var columns = list.Columns.Where(c => c.OnPaper).ToArray();
            pdf.Table(
                [
                    .. columns.Select(c => new PdfColumn(
                        c.Title,
                        c.Width,
                        NamesItsRow: c.NamesItsRow
                    )),
                ],
                list.Rows.Select(row =>
                    (IReadOnlyList<PdfText>)
                        [.. columns.Select(c => (PdfText)ListText.Of(c.Cell(row)))]
                )
            );
        }

        return pdf.ToBytes();
    }
}
