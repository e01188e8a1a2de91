using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Minutes.Images;
using Netzwerk.Web.Platform.Letterheads;
using Netzwerk.Web.Platform.Pdf;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Minutes.Compilations;

/// <summary>Puts several minutes into one document: title page, contents, each edition, all resolutions.</summary>
public sealed class CompilationPrint(
    IStringLocalizer<CompilationTexts> texts,
    EditionPaper paper,
    MinutesPdf print
)
{
    private const int InContents = 2;

    public PdfDocument Of(
        Compilation compilation,
        EditionImages images,
        OfficeHead? office,
        DateTimeOffset at
    ) => InLanguage.Say(InLanguage.German, () => Print(compilation, images, office, at));

    private PdfDocument Print(
        Compilation compilation,
        EditionImages images,
        OfficeHead? office,
        DateTimeOffset at
    )
    {
        var title = texts["print.title", compilation.Group].Value;
        var pdf = paper.Begin(title, texts["print.footer", WhenText.Moment(at)], office, at);
        pdf.Heading(1, title);
        pdf.Definitions(Facts(compilation, at));
        Missing(pdf, compilation);
        pdf.PageBreak();
        pdf.Paragraph([new(texts["print.contents"], Bold: true)]);
        pdf.Contents(InContents);
        var contents = compilation.Editions.Select(e =>
            (Edition: e, Content: Shown(e, compilation))
        );
        foreach (var (edition, content) in contents)
        {
            pdf.PageBreak();
            pdf.Heading(
                1,
                texts["print.meeting", content.Title, WhenText.ShortDay(content.Day)].Value
            );
            pdf.Paragraph(
                texts[
                    "print.edition",
                    edition.Number,
                    WhenText.ShortDay(Appointment.LocalDay(edition.FrozenAt)),
                    edition.Sha512
                ].Value
            );
            print.Body(pdf, content, images);
        }

        pdf.PageBreak();
        Register(pdf, [.. contents.Select(c => c.Content)]);
        return pdf;
    }

    private IEnumerable<(PdfText, PdfText)> Facts(Compilation compilation, DateTimeOffset at)
    {
        yield return (texts["print.group"].Value, compilation.Group);
        yield return (texts["print.span"].Value, Span(compilation.Ask));
        if (compilation.Series is { } series)
        {
            yield return (texts["print.series"].Value, series);
        }

        yield return (
            texts["print.count"].Value,
            FormattableString.Invariant($"{compilation.Editions.Count}")
        );
        yield return (texts["print.made"].Value, WhenText.Moment(at));
        if (compilation.Ask.IsPublic)
        {
            yield return ("", texts["print.public"].Value);
        }
    }

    private string Span(CompilationAsk ask) =>
        (ask.From, ask.To) switch
        {
            ({ } from, { } to) => texts[
                "print.between",
                WhenText.ShortDay(from),
                WhenText.ShortDay(to)
            ],
            ({ } from, null) => texts["print.since", WhenText.ShortDay(from)],
            (null, { } to) => texts["print.until", WhenText.ShortDay(to)],
            _ => texts["print.whole"],
        };

    private void Missing(PdfDocument pdf, Compilation compilation)
    {
        if (compilation.Missing.Count == 0)
        {
            return;
        }

        pdf.Box(
            texts["print.missing"].Value,
            box =>
            {
                box.Paragraph(texts["print.missing.text"].Value);
                box.BulletList(items =>
                {
                    foreach (var meeting in compilation.Missing)
                    {
                        items.Item(
                            texts[
                                "print.meeting",
                                meeting.Title,
                                WhenText.ShortDay(meeting.When.Day)
                            ].Value
                        );
                    }
                });
            }
        );
    }

    private void Register(PdfDocument pdf, IReadOnlyList<EditionContent> contents)
    {
        pdf.Heading(1, texts["print.register"].Value);
        var rows = contents
            .SelectMany(c => c.Decisions().Where(d => d.Number.Length > 0).Select(d => (c.Day, d)))
            .Select(row =>
                (IReadOnlyList<PdfText>)
                    [row.d.Number, Said(row.d), row.d.Vote, WhenText.ShortDay(row.Day)]
            )
            .ToArray();
        if (rows.Length == 0)
        {
            pdf.Paragraph(texts["print.register.none"].Value);
            return;
        }

        pdf.Table(
            [
                new(texts["print.number"], 2, NamesItsRow: true),
                new(texts["print.wording"], 8),
                new(texts["print.vote"], 3),
                new(texts["print.day"], 3),
            ],
            rows
        );
    }

    private static EditionContent Shown(MinutesEdition edition, Compilation compilation)
    {
        var content = edition.Content();
        return compilation.Ask.IsPublic ? content.WithoutClosedPart() : content;
    }

    private static string Said(EditionDecision decision) =>
        string.Join(
            '\n',
            decision.Paragraphs.Select(p => string.Concat(p.Runs.Select(r => r.Text)))
        );
}
