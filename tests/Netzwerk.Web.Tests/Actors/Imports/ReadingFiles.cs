using System.IO.Compression;
using System.Text;
using CsCheck;
using Netzwerk.Web.Actors.Imports.Reading;
using Netzwerk.Web.Platform.Lists;
using Xunit;

namespace Netzwerk.Web.Tests.Actors.Imports;

/// <summary>Files as Excel and Outlook write them, and files that nobody should write.</summary>
public sealed class ReadingFiles
{
    private const string Words =
        "Vorname;Nachname;E-Mail-Adresse\r\nJürgen;Groß;j.gross@schule.example\r\n";

    static ReadingFiles() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, bool> Encodings =>
        new()
        {
            { "utf-8", true },
            { "utf-8", false },
            { "utf-16", true },
            { "utf-16", false },
            { "utf-16BE", true },
            { "utf-16BE", false },
            { "windows-1252", false },
            { "iso-8859-1", false },
        };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Umlauts_survive_every_encoding_that_offices_use(string name, bool marked)
    {
        var encoding = Encoding.GetEncoding(name);
        var list = Read([.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(Words)]);
        Assert.Equal(["Vorname", "Nachname", "E-Mail-Adresse"], list.Columns);
        var row = Assert.Single(list.Rows);
        Assert.Equal((2, "Jürgen", "Groß"), (row.Number, row.Cells[0], row.Cells[1]));
    }

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    [InlineData('|')]
    public void The_separator_is_found_though_others_stand_in_the_cells(char separator)
    {
        var text = string.Join(
            '\n',
            "Vorname;Nachname;Firma".Replace(';', separator),
            "\"Anna, die Erste\";Müller;\"a;b|c,d\te\"".Replace(';', separator) is var line
            && separator is ';'
                ? line
                : $"\"Anna, die Erste\"{separator}Müller{separator}\"a;b|c,d\te\"",
            $"Bernd{separator}Maier{separator}"
        );
        var list = Read(Encoding.UTF8.GetBytes(text));
        Assert.Equal(separator, list.Separator);
        Assert.Equal("a;b|c,d\te", list.Rows[0].Cells[2]);
        Assert.Equal(["Bernd", "Maier", ""], list.Rows[1].Cells);
    }

    [Fact]
    public void Quotes_and_line_breaks_stay_in_their_cell_and_rows_keep_their_numbers()
    {
        var list = Read(
            "Nachname;Notiz\r\n\"O\"\"Neill\";\"erste Zeile\r\nzweite \"\"Zeile\"\"\"\r\n\r\nLetzter;x\r\n"u8.ToArray()
        );
        Assert.Equal("O\"Neill", list.Rows[0].Cells[0]);
        Assert.Contains("zweite \"Zeile\"", list.Rows[0].Cells[1], StringComparison.Ordinal);
        Assert.Equal([2, 4], list.Rows.Select(r => r.Number));
    }

    [Fact]
    public void Titles_above_the_head_and_the_hint_of_Excel_are_passed_over()
    {
        var list = Read(
            Encoding.UTF8.GetBytes(
                "sep=,\nVerteiler Stand 2024,,\n,,\nVorname,Nachname,PLZ\nAda,Eins,9599\n"
            )
        );
        Assert.Equal(["Vorname", "Nachname", "PLZ"], list.Columns);
        Assert.Equal(4, Assert.Single(list.Rows).Number);
    }

    [Fact]
    public void A_list_without_a_head_has_columns_without_names()
    {
        var list = Read("Ada;Eins;ada@schule.example\nBea;Zwei;bea@schule.example"u8.ToArray());
        Assert.Equal(["", "", ""], list.Columns);
        Assert.Equal(2, list.Rows.Count);
    }

    [Fact]
    public void A_book_of_Excel_is_read_as_it_shows_itself()
    {
        var book = Book([
            ["Vorname", "PLZ"],
            ["Zoë", 9599],
            ["=1+1", null],
        ]);
        var list = Read(book);
        Assert.Equal(ListEncoding.Excel, list.Encoding);
        Assert.Equal(["Vorname", "PLZ"], list.Columns);
        Assert.Equal(["Zoë", "9599"], list.Rows[0].Cells);
        Assert.Equal(["=1+1", ""], list.Rows[1].Cells);
    }

    [Fact]
    public void What_is_no_list_is_refused_with_the_reason()
    {
        Assert.Equal(ListFault.Empty, ListReader.Read([]).Fault);
        Assert.Equal(ListFault.Empty, ListReader.Read("Vorname;Nachname\n"u8.ToArray()).Fault);
        Assert.Equal(ListFault.OldExcel, ListReader.Read([0xD0, 0xCF, 0x11, 0xE0, 0]).Fault);
        Assert.Equal(
            ListFault.NotAList,
            ListReader.Read([0x89, 0x50, 0x4E, 0x47, 0, 1, 0, 7, 0, 0, 0, 0, 13]).Fault
        );
        Assert.Equal(
            ListFault.Damaged,
            ListReader.Read("PK\x03\x04und dann nichts"u8.ToArray()).Fault
        );
        Assert.Equal(
            ListFault.TooManyColumns,
            ListReader.Read(Encoding.UTF8.GetBytes(new string(';', 200) + "x\na;b")).Fault
        );
        var rows = string.Concat(Enumerable.Repeat("a;b\n", ListLimits.MostRows + 2));
        Assert.Equal(ListFault.TooManyRows, ListReader.Read(Encoding.UTF8.GetBytes(rows)).Fault);
        Assert.Equal(
            ListFault.TooManyBytes,
            ListReader.Read(new byte[ListLimits.MostBytes + 1]).Fault
        );
    }

    [Fact]
    public void A_packed_bomb_is_noticed_before_it_goes_off()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("xl/workbook.xml").Open().Dispose();
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            var noughts = new byte[1024 * 1024];
            for (var i = 0; i < 120; i++)
            {
                sheet.Write(noughts);
            }
        }

        Assert.True(bytes.Length < ListLimits.MostBytes);
        Assert.Equal(ListFault.TooBig, ListReader.Read(bytes.ToArray()).Fault);
    }

    [Fact]
    public void No_bytes_throw_or_hang()
    {
        var any = Gen.Byte.Array[0, 300];
        var texts = Gen.Char["\";,\t\n\rAä@=+'\uFEFF\0 0e"]
            .Array[0, 120]
            .Select(c => Encoding.UTF8.GetBytes(c));
        Gen.OneOf(any, texts)
            .Sample(file =>
            {
                var reading = ListReader.Read(file);
                Assert.True(reading.List is null != reading.Fault is null);
                if (reading.List is { } list)
                {
                    Assert.All(list.Rows, r => Assert.Equal(list.Columns.Count, r.Cells.Count));
                }
            });
    }

    [Fact]
    public void A_book_with_any_byte_changed_is_read_or_refused()
    {
        var book = Book([
            ["Vorname", "Nachname"],
            ["Ada", "Eins"],
            ["Bea", 12.5],
        ]);
        Gen.Select(Gen.Int[0, book.Length - 1], Gen.Byte)
            .Sample(
                change =>
                {
                    var broken = book.ToArray();
                    broken[change.Item1] = change.Item2;
                    var reading = ListReader.Read(broken);
                    Assert.True(reading.List is null != reading.Fault is null);
                },
                iter: 300
            );
    }

    internal static byte[] Book(object?[][] rows) =>
        ExcelList.Write(
            ListFile.Of<object?[]>(
                "Liste",
                "liste",
                "",
                [
                    .. rows[0]
                        .Select(
                            (title, i) =>
                                new ListColumn<object?[]>((string?)title ?? "", 20, r => r[i])
                        ),
                ],
                rows.Skip(1)
            )
        );

    private static ReadList Read(byte[] file)
    {
        var reading = ListReader.Read(file);
        Assert.Null(reading.Fault);
        return reading.List!;
    }
}
