using Microsoft.Extensions.Localization;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Platform.Pdf;

namespace Netzwerk.Web.Minutes.Corrections;

/// <summary>Prints on the first page which edition is corrected, why, and what changed.</summary>
internal static class CorrectionPrinter
{
    public static void Print(
        PdfFlow flow,
        EditionCorrection correction,
        IReadOnlyList<EditionChange> changes,
        IStringLocalizer<EditionTexts> texts
    ) =>
        flow.Box(
            ChangeWords.Title(texts, correction),
            box =>
            {
                foreach (var line in ChangeWords.Head(texts, correction))
                {
                    box.Paragraph(line);
                }

                if (changes.Count == 0)
                {
                    box.Paragraph(texts["correction.nothing"].Value);
                    return;
                }

                box.Paragraph([new(texts["correction.what"].Value, Bold: true)]);
                box.BulletList(items =>
                {
                    foreach (var change in changes.Take(ChangeWords.Most))
                    {
                        items.Item(item => Print(item, change, texts));
                    }
                });
                if (changes.Count > ChangeWords.Most)
                {
                    box.Paragraph(texts["correction.more", changes.Count - ChangeWords.Most].Value);
                }
            }
        );

    private static void Print(
        PdfFlow item,
        EditionChange change,
        IStringLocalizer<EditionTexts> texts
    )
    {
        if (change.Where.Length > 0)
        {
            item.Paragraph([new(change.Where, Italic: true)]);
        }

        foreach (var line in ChangeWords.Of(texts, change))
        {
            item.Paragraph(line);
        }
    }
}
