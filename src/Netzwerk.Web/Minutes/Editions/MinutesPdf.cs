using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Minutes.Corrections;
using Netzwerk.Web.Minutes.Images;
using Netzwerk.Web.Platform.Letterheads;
using Netzwerk.Web.Platform.Pdf;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Minutes.Editions;

/// <summary>What a print of minutes is: not frozen yet, all of them, or the part that everybody may read.</summary>
internal enum MinutesPrint
{
    Draft,
    Whole,
    Public,
}

/// <summary>Puts minutes on paper, for signing and for the file: always in German, the language of the procedure.</summary>
public sealed class MinutesPdf(IStringLocalizer<EditionTexts> texts, EditionPaper paper)
{
    private static readonly Attendance[] Order =
    [
        Attendance.Present,
        Attendance.ByVideo,
        Attendance.Excused,
        Attendance.Absent,
        Attendance.NotNoted,
    ];

    /// <summary>A frozen edition, ready to be written in whichever format.</summary>
    public PdfDocument Frozen(
        EditionContent content,
        IReadOnlyList<EditionChange> changes,
        string sha512,
        DateTimeOffset at,
        OfficeHead? office,
        EditionImages images,
        bool isPublic = false
    ) =>
        InLanguage.Say(
            InLanguage.German,
            () =>
                Print(
                    isPublic ? content.WithoutClosedPart() : content,
                    changes,
                    texts["pdf.footer", content.Edition, MinutesEdition.Beginning(sha512)],
                    at,
                    office,
                    isPublic ? MinutesPrint.Public : MinutesPrint.Whole,
                    images
                )
        );

    public PdfDocument Draft(
        EditionContent content,
        IReadOnlyList<EditionChange> changes,
        DateTimeOffset at,
        OfficeHead? office,
        EditionImages images
    ) =>
        InLanguage.Say(
            InLanguage.German,
            () =>
                Print(
                    content,
                    changes,
                    texts["pdf.footer.draft", WhenText.Moment(at)],
                    at,
                    office,
                    MinutesPrint.Draft,
                    images
                )
        );

    private PdfDocument Print(
        EditionContent content,
        IReadOnlyList<EditionChange> changes,
        string footer,
        DateTimeOffset at,
        OfficeHead? office,
        MinutesPrint kind,
        EditionImages images
    )
    {
        var title = texts[$"pdf.title.{kind}", content.Title].Value;
        var pdf = paper.Begin(title, footer, office, at);
        pdf.Heading(1, title);
        if (kind is not MinutesPrint.Whole)
        {
            pdf.Box(
                texts[$"pdf.box.{kind}"].Value,
                box => box.Paragraph(texts[$"pdf.box.{kind}.text"].Value)
            );
        }

        if (content.Correction is { } correction)
        {
            CorrectionPrinter.Print(pdf, correction, changes, texts);
        }

        Body(pdf, content, images);
        if (kind is not MinutesPrint.Draft)
        {
            pdf.Heading(2, texts["pdf.signatures"].Value);
            pdf.SignatureBlock(Signatures(content));
        }

        return pdf;
    }

    /// <summary>What minutes say, from the facts of the meeting to the last item.</summary>
    internal void Body(PdfDocument pdf, EditionContent content, EditionImages images)
    {
        pdf.Definitions(Facts(content));
        People(pdf, content);
        Items(pdf, content, images);
    }

    private IEnumerable<(PdfText, PdfText)> Facts(EditionContent content)
    {
        yield return (texts["pdf.group"].Value, content.Group);
        yield return (
            texts["pdf.when"].Value,
            WhenText.Whole(new Appointment(content.Day, content.From, content.To))
        );
        if (content.Place.Length > 0)
        {
            yield return (texts["pdf.place"].Value, content.Place);
        }

        if (content.VideoLink.Length > 0)
        {
            yield return (texts["pdf.video"].Value, texts["pdf.video.held"].Value);
        }

        if (content.Approval is { } approval)
        {
            yield return (
                texts["pdf.approved"].Value,
                texts["pdf.approved.in", WhenText.Day(approval.Day), approval.Vote].Value
            );
        }

        foreach (var duty in new[] { EditionDuty.Chair, EditionDuty.MinuteTaker })
        {
            if (content.Named(duty) is { Count: > 0 } named)
            {
                yield return (texts[$"duty.{duty}"].Value, string.Join(", ", named));
            }
        }
    }

    private void People(PdfDocument pdf, EditionContent content)
    {
        if (content.People.Count == 0)
        {
            return;
        }

        pdf.Heading(2, texts["pdf.people"].Value);
        pdf.Paragraph(
            string.Join(
                ", ",
                Order
                    .Select(a => (a, content.People.Count(p => p.Attendance == a)))
                    .Where(x => x.Item2 > 0)
                    .Select(x => texts[$"attendance.{x.a}.count", x.Item2].Value)
            )
        );
        pdf.Table(
            [
                new(texts["pdf.name"], 3, NamesItsRow: true),
                new(texts["pdf.organisation"], 3),
                new(texts["pdf.duty"], 2),
                new(texts["pdf.attendance"], 2),
            ],
            Order.SelectMany(a =>
                content
                    .People.Where(p => p.Attendance == a)
                    .Select(p =>
                        (IReadOnlyList<PdfText>)
                            [
                                p.Name,
                                p.Organisation,
                                p.Duty is EditionDuty.None ? "" : texts[$"duty.{p.Duty}"].Value,
                                texts[$"attendance.{a}"].Value,
                            ]
                    )
            )
        );
    }

    private void Items(PdfDocument pdf, EditionContent content, EditionImages images)
    {
        var blocks = new PdfBlockPrinter(texts, images);
        foreach (var item in content.Items)
        {
            pdf.Heading(2, $"{item.Number}. {item.Title}");
            if (item.IsClosed)
            {
                pdf.Paragraph([new(texts["item.closed"], Italic: true)]);
            }

            if (item.Rapporteur.Length > 0)
            {
                pdf.Paragraph([new(texts["pdf.rapporteur", item.Rapporteur], Italic: true)]);
            }

            blocks.Print(pdf, item.Blocks);
        }
    }

    // Chair, two members and the taker of the minutes sign (SächsLKrO § 36).
    private IEnumerable<PdfSignature> Signatures(EditionContent content)
    {
        yield return new(First(EditionDuty.Chair), texts["duty.Chair"]);
        yield return new(First(EditionDuty.MinuteTaker), texts["duty.MinuteTaker"]);
        yield return new("", texts["duty.Member"]);
        yield return new("", texts["duty.Member"]);
        string First(EditionDuty duty) =>
            content
                .People.Where(p => p.Duty == duty)
                .OrderBy(p => Array.IndexOf(Order, p.Attendance))
                .Select(p => p.Name)
                .FirstOrDefault()
            ?? "";
    }
}
