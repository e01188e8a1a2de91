using System.Globalization;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings.Calling;
using Netzwerk.Web.Meetings.Pages;
using Netzwerk.Web.Platform.Letterheads;
using Netzwerk.Web.Platform.Pdf;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Meetings.Printing;

/// <summary>What is printed of a meeting, and by whose letterhead.</summary>
public sealed record PrintedMeeting(
    Meeting Meeting,
    string Group,
    NameLookup Names,
    OfficeHead? Office,
    DateTimeOffset At
);

/// <summary>Somebody on the list to sign.</summary>
public sealed record Signer(string Name, string Organisation, string Seat, string Standing);

/// <summary>Puts the papers of a meeting together: always in German, the language of the procedure.</summary>
public sealed class MeetingPrint(
    OfficePaper paper,
    IStringLocalizer<CallingTexts> texts,
    IStringLocalizer<MeetingTexts> meetings
)
{
    private const string Language = "de";

    /// <summary>For those who come without being on the list.</summary>
    private const int BlankLines = 6;

    /// <summary>Room for a signature: two lines with nothing to see on them.</summary>
    private const string Room = "\u00a0\n\u00a0";

    /// <summary>The agenda as its reader may see it.</summary>
    public byte[] Agenda(PrintedMeeting it)
    {
        ArgumentNullException.ThrowIfNull(it);
        return InLanguage.Say(InLanguage.German, () => AgendaOf(it, withNames: true));
    }

    /// <summary>The agenda as everybody may see it: without the closed part and without names.</summary>
    public byte[] PublicAgenda(PrintedMeeting it)
    {
        ArgumentNullException.ThrowIfNull(it);
        var open = it with { Meeting = it.Meeting.WithoutClosedPart() };
        return InLanguage.Say(InLanguage.German, () => AgendaOf(open, withNames: false));
    }

    /// <summary>Who is invited, what they answered, and room to sign; blank lines for others at the end.</summary>
    public byte[] SignatureList(PrintedMeeting it, IReadOnlyList<Signer> signers)
    {
        ArgumentNullException.ThrowIfNull(it);
        ArgumentNullException.ThrowIfNull(signers);
        return InLanguage.Say(InLanguage.German, () => SignatureListOf(it, signers));
    }

    /// <summary>All items with their times and room for notes, for whoever leads the meeting.</summary>
    public byte[] Script(PrintedMeeting it)
    {
        ArgumentNullException.ThrowIfNull(it);
        return InLanguage.Say(InLanguage.German, () => ScriptOf(it));
    }

    private byte[] AgendaOf(PrintedMeeting it, bool withNames)
    {
        var pdf = Begin(it, texts[withNames ? "print.agenda" : "print.agenda.public"]);
        Facts(pdf, it, withNames);
        if (it.Meeting.HasClosedPart)
        {
            pdf.Box(
                texts["print.closed"].Value,
                box => box.Paragraph(texts["print.closed.text"].Value)
            );
        }

        if (it.Meeting.Agenda.Count == 0)
        {
            pdf.Paragraph(texts["print.agenda.none"].Value);
            return pdf.ToBytes();
        }

        List<PdfColumn> columns =
        [
            new(texts["print.number"], 1),
            new(texts["print.item"], 8, NamesItsRow: true),
        ];
        if (withNames)
        {
            columns.AddRange([
                new(texts["print.purpose"], 3),
                new(texts["print.rapporteur"], 4),
                new(texts["print.minutes"], 2),
            ]);
        }

        pdf.Table(
            columns,
            it.Meeting.Agenda.Select(item =>
                (IReadOnlyList<PdfText>)
                    [
                        NumberOf(it.Meeting, item),
                        TitleOf(item),
                        .. withNames
                            ? [PurposeOf(item), RapporteurOf(it, item), MinutesOf(item)]
                            : Array.Empty<PdfText>(),
                    ]
            )
        );
        return pdf.ToBytes();
    }

    private byte[] SignatureListOf(PrintedMeeting it, IReadOnlyList<Signer> signers)
    {
        var pdf = Begin(it, texts["print.signatures"]);
        Facts(pdf, it, withNames: true);
        var blank = new Signer("", "", "", "");
        pdf.Table(
            [
                new(texts["print.name"], 4, NamesItsRow: true),
                new(texts["print.organisation"], 4),
                new(texts["print.seat"], 3),
                new(texts["print.standing.column"], 2),
                new(texts["print.signature"], 5),
            ],
            signers
                .Concat(Enumerable.Repeat(blank, BlankLines))
                .Select(s =>
                    (IReadOnlyList<PdfText>)[s.Name, s.Organisation, s.Seat, s.Standing, Room]
                )
        );
        pdf.Paragraph(texts["print.signatures.blank"].Value);
        return pdf.ToBytes();
    }

    private byte[] ScriptOf(PrintedMeeting it)
    {
        var pdf = Begin(it, texts["print.script"]);
        Facts(pdf, it, withNames: true);
        pdf.Table(
            [
                new(texts["print.time"], 3),
                new(texts["print.number"], 1),
                new(texts["print.item"], 6, NamesItsRow: true),
                new(texts["print.purpose"], 3),
                new(texts["print.rapporteur"], 3),
                new(texts["print.notes"], 6),
            ],
            RunningOrder
                .Of(it.Meeting)
                .Select(slot =>
                    (IReadOnlyList<PdfText>)
                        [
                            SlotOf(slot),
                            NumberOf(it.Meeting, slot.Item),
                            TitleOf(slot.Item),
                            PurposeOf(slot.Item),
                            RapporteurOf(it, slot.Item),
                            Room,
                        ]
                )
        );
        return pdf.ToBytes();
    }

    private PdfDocument Begin(PrintedMeeting it, string title)
    {
        var who = paper.NameOf(it.Office);
        var pdf = new PdfDocument(
            new PdfInfo($"{title}: {it.Meeting.Title}", Language, who, it.At)
        );
        pdf.Letterhead([who, .. paper.ContactOf(it.Office)]);
        pdf.Logo(it.Office?.Logo);
        pdf.RunningHeader($"{title}: {it.Meeting.Title}");
        pdf.Footer(texts["print.standing", WhenText.Moment(it.At)]);
        pdf.Heading(1, title);
        return pdf;
    }

    private void Facts(PdfDocument pdf, PrintedMeeting it, bool withNames)
    {
        List<(PdfText, PdfText)> facts =
        [
            (texts["print.meeting"].Value, it.Meeting.Title),
            (texts["print.group"].Value, it.Group),
            (texts["print.when"].Value, WhenText.Whole(it.Meeting.When)),
        ];
        if (it.Meeting.Place.Length > 0)
        {
            facts.Add((texts["print.place"].Value, it.Meeting.Place));
        }

        if (it.Meeting.Status is MeetingStatus.Cancelled)
        {
            facts.Add((texts["print.state"].Value, texts["notice.state.cancelled"].Value));
        }

        if (withNames && it.Meeting.Urgent is { } urgent)
        {
            facts.Add((texts["urgent"].Value, urgent.Reason));
        }

        pdf.Definitions(facts);
    }

    private PdfText NumberOf(Meeting meeting, AgendaItem item) =>
        texts["print.number.of", meeting.NumberOf(item.Id)].Value;

    private PdfText TitleOf(AgendaItem item) =>
        item.IsClosed ? texts["print.item.closed", item.Title].Value : item.Title;

    private PdfText PurposeOf(AgendaItem item) => meetings[$"purpose.{item.Purpose}"].Value;

    private static PdfText RapporteurOf(PrintedMeeting it, AgendaItem item) =>
        item.Rapporteur is { } person ? it.Names[person] : "";

    private static PdfText MinutesOf(AgendaItem item) =>
        item.Minutes == 0 ? "" : item.Minutes.ToString(CultureInfo.InvariantCulture);

    private PdfText SlotOf(RunningSlot slot) =>
        slot switch
        {
            { From: { } from, To: { } to } => texts["print.slot", from, to].Value,
            { From: { } from } => texts["print.slot.open", from].Value,
            _ => texts["print.slot.after"].Value,
        };
}
