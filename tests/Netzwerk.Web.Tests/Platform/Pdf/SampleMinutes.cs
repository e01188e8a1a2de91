using Netzwerk.Web.Platform.Pdf;

namespace Netzwerk.Web.Tests.Platform.Pdf;

/// <summary>Minutes of a meeting with every kind of block.</summary>
internal static class SampleMinutes
{
    public static readonly DateTimeOffset Created = new(
        2026,
        3,
        27,
        14,
        30,
        0,
        TimeSpan.FromHours(1)
    );

    public static PdfDocument Empty(string title = "Protokoll", string language = "de") =>
        new(new PdfInfo(title, language, "Koordination Bildung", Created));

    public static PdfDocument Full()
    {
        var pdf = Empty("Protokoll der Arbeitsgruppe Sprachbildung");
        pdf.Letterhead(
            "Landkreis Musterland",
            "Koordination Bildung für Neuzugewanderte",
            "bildung@musterland.example"
        );
        pdf.RunningHeader("Protokoll der Arbeitsgruppe Sprachbildung");
        pdf.Footer("Landkreis Musterland – Entwurf, noch nicht freigegeben");
        pdf.Heading(1, "Protokoll der Arbeitsgruppe Sprachbildung");
        pdf.Definitions([
            ("Tag und Ort", "27. März 2026, 14:00 bis 16:30 Uhr, Haus der Vielfalt, Raum 2.04"),
            ("Leitung", "Nguyễn Thị Hường"),
            (
                "Anwesend",
                "Олена Шевченко, Ștefan Țîrlea, Łukasz Żółć, Zeynep Yıldız, عمر الخطيب, Ελένη Παπαδοπούλου"
            ),
            ("Beschlussfähig", "ja, 7 von 9 Stimmberechtigten"),
        ]);
        pdf.Heading(2, "1. Sprachkurse im Herbst");
        pdf.Paragraph([
            new("Frau Nguyễn berichtet: Der "),
            new("Integrationskurs", Bold: true),
            new(" beginnt "),
            new("am 1. September", Strike: true),
            new(" am "),
            new("15. September", Bold: true, Italic: true),
            new(". Näheres steht auf "),
            new(
                "der Seite des Kursträgers",
                Link: new Uri("https://kurse.example/herbst?ort=müller")
            ),
            new(". "),
            new("Die Kinderbetreuung ist noch offen.", Italic: true),
        ]);
        Box(pdf);
        pdf.Heading(2, "2. Offene Fragen");
        pdf.BulletList(items =>
        {
            items.Item("Wer übernimmt die Kinderbetreuung am Vormittag?");
            items.Item(item =>
            {
                item.Paragraph("Welche Räume sind barrierefrei?");
                item.OrderedList(rooms =>
                {
                    rooms.Item("Volkshochschule, Erdgeschoss");
                    rooms.Item("Haus der Vielfalt, nur mit Aufzug");
                });
                item.Paragraph("Die Liste wird bis zur nächsten Sitzung ergänzt.");
            });
            items.Item(
                "Sprachstandsfeststellungs-/Kompetenzfeststellungsverfahren: wer, wann, wo?"
            );
        });
        pdf.Paragraph(
            "مرحبا بكم في اجتماع يوم 27 مارس 2026 مع Frau Müller في المدرسة.",
            language: "ar"
        );
        pdf.Paragraph("Herr عمر الخطيب (محمد) kommt um 14:00 Uhr.");
        pdf.Paragraph("Bewertet wurde mit 👍 und 👨‍👩‍👧, 你好.");
        pdf.Heading(2, "3. Anmeldungen");
        Table(pdf, 40);
        pdf.Heading(3, "Nächste Sitzung");
        pdf.Paragraph("Die nächste Sitzung ist am 24. April 2026.");
        pdf.SignatureBlock([
            new("Nguyễn Thị Hường", "Leitung"),
            new("Łukasz Żółć", "Protokoll"),
            new("Олена Шевченко"),
        ]);
        return pdf;
    }

    public static void Table(PdfFlow pdf, int rows) =>
        pdf.Table(
            [
                new("Angebot", 3, NamesItsRow: true),
                new("Träger", 2),
                new("Plätze", 1, AlignRight: true),
            ],
            Enumerable
                .Range(1, rows)
                .Select(i =>
                    (IReadOnlyList<PdfText>)
                        [
                            $"Deutschkurs {i} für Eltern mit Kinderbetreuung am Vormittag",
                            "VHS Musterstadt",
                            $"{i}",
                        ]
                ),
            "Angebote im Herbst"
        );

    private static void Box(PdfFlow pdf)
    {
        pdf.Box(
            "Beschluss 2026-03-1",
            box =>
            {
                box.Paragraph("Die Arbeitsgruppe empfiehlt, zwei weitere Abendkurse einzurichten.");
                box.Definitions([("Ja", "6"), ("Nein", "0"), ("Enthaltung", "1")]);
            },
            PdfTone.Decision
        );
        pdf.Box(
            "Auftrag",
            box =>
                box.Paragraph(
                    "Łukasz Żółć fragt die Träger bis zum 10. April 2026 nach freien Räumen."
                ),
            PdfTone.Task
        );
    }
}
