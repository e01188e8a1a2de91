using CsCheck;
using Netzwerk.Web.Platform.Pdf;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Pdf;

public sealed class PrintingAnyText
{
    private static readonly string[] Pieces =
    [
        "👍",
        "👨‍👩‍👧",
        "🇩🇪",
        "\u0301\u0302\u0323",
        "e\u0301\u0302",
        "عمر الخطيب",
        "(محمد)",
        "שלום",
        "سلام\u200Cها",
        "你好",
        "ትግርኛ",
        "\uD800",
        "\uDC00",
        "\0\u0007\u001B",
        "\u202E\u2066\u200F",
        "\uFEFF\uFFFE\uFFFF",
        "\u200B\u200D\u00AD\u2011\u202F",
        "\r\n\t\v\u2028",
        "-/-/-",
        "١٢٣",
        "𐤀𞤀",
        " ",
    ];

    private const string OtherLetters = "șțẞ„“–€ ";

    private static readonly Gen<string> AnyText = Gen.OneOf(
            Gen.String[Gen.Char['\0', '\uFFFF'], 0, 30],
            Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]),
            Gen.String[Gen.Char[' ', 'ſ'], 0, 40]
        )
        .Array[0, 12]
        .Select(string.Concat);

    [Fact]
    public void No_text_makes_the_writer_fail() =>
        Gen.Select(AnyText, AnyText, Gen.Bool, Gen.Bool)
            .Sample(
                (first, second, bold, italic) =>
                {
                    var pdf = SampleMinutes.Empty(first);
                    pdf.Letterhead(first, second);
                    pdf.RunningHeader(second);
                    pdf.Footer(first);
                    pdf.Heading(1, second);
                    pdf.Paragraph([
                        new(first, bold, italic),
                        new(second, italic, bold, Strike: true),
                    ]);
                    pdf.BulletList(items => items.Item(first));
                    pdf.Table(
                        [new(first), new(second, 0.01)],
                        [
                            [second, first],
                        ]
                    );
                    pdf.Definitions([(first, second)]);
                    pdf.Box(first, box => box.Paragraph(second));
                    pdf.SignatureBlock([new(first, second)]);
                    using var printed = new PrintedPdf(pdf);
                    return printed.Pages.Count > 0;
                },
                iter: 40
            );

    [Fact]
    public void Latin_text_reads_back_as_it_was_written() =>
        Gen.String[
                Gen.OneOf(
                    Gen.Char['!', '~'],
                    Gen.Char['\u00C0', '\u017E'],
                    Gen.Int[0, OtherLetters.Length - 1].Select(i => OtherLetters[i])
                ),
                1,
                300
            ]
            .Sample(
                text =>
                {
                    var pdf = SampleMinutes.Empty();
                    pdf.Paragraph(text);
                    using var printed = new PrintedPdf(pdf);
                    Assert.Equal(
                        text.Replace(" ", "", StringComparison.Ordinal),
                        printed.TextWithoutSpaces
                    );
                },
                iter: 100
            );

    [Fact]
    public void A_character_no_font_has_becomes_one_visible_box_and_keeps_its_text()
    {
        var pdf = SampleMinutes.Empty();
        pdf.Paragraph("a👨‍👩‍👧b");
        using var printed = new PrintedPdf(pdf);
        Assert.Equal("a👨‍👩‍👧b", printed.Text);
        var letters = PrintedPdf.TaggedLetters(printed.Pages[0]).ToList();
        Assert.Equal(3, letters.Count);
        Assert.True(letters[1].Width > 2);
    }

    [Fact]
    public void Names_of_many_alphabets_need_no_box()
    {
        const string names =
            "Nguyễn Thị Hường, Олена Ґудзь, Ștefan Țîrlea, Łukasz Żółć, Ayşe Yıldız, Ελένη, Đặng Ơn, Қайрат";
        var pdf = SampleMinutes.Empty();
        pdf.Paragraph([new(names), new(names, Bold: true), new(names, Italic: true)]);
        pdf.Paragraph([new("你"), new("你", Bold: true), new("你", Italic: true)]);
        using var printed = new PrintedPdf(pdf);
        var expected = names.Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(expected + expected + expected + "你你你", printed.TextWithoutSpaces);
        var letters = PrintedPdf
            .TaggedLetters(printed.Pages[0])
            .ToLookup(letter => letter.Value is "你");
        var boxes = letters[true].Select(letter => Math.Round(letter.Width, 2)).ToHashSet();
        Assert.DoesNotContain(
            letters[false],
            letter => boxes.Contains(Math.Round(letter.Width, 2))
        );
    }
}
