using System.Text;
using CsCheck;
using CsvHelper;
using MiniExcelLibs;
using Netzwerk.Web.Platform.Lists;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Lists;

/// <summary>Lists as files, read back by the readers of their libraries and as bytes.</summary>
public sealed class WritingLists
{
    private static readonly DateOnly Day = new(2026, 12, 3);

    [Fact]
    public void A_german_Excel_opens_the_values_with_a_double_click()
    {
        var bytes = CsvList.Write(ListOf("Müller; \"Döbeln\"", Day, 7));
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.Equal(
            "Was;Wann;Wie viele\r\n\"Müller; \"\"Döbeln\"\"\";03.12.2026;7\r\n",
            Encoding.UTF8.GetString(bytes[3..])
        );
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://boese.example\")")]
    [InlineData("+49 3431 1")]
    [InlineData("-1")]
    [InlineData("@SUM(1)")]
    [InlineData("\t=1")]
    public void What_could_be_a_formula_is_none(string cell)
    {
        var line = Encoding.UTF8.GetString(CsvList.Write(ListOf(cell, null, null))).Split("\r\n")[
            1
        ];
        Assert.StartsWith("'", line.TrimStart('"'), StringComparison.Ordinal);
        var read = Assert.Single(Sheet(ListOf(cell, null, null)));
        Assert.Equal(cell, read["Was"]);
    }

    [Fact]
    public void Days_are_days_and_numbers_are_numbers_in_the_sheet()
    {
        var row = Assert.Single(Sheet(ListOf("ein\nzwei", Day, 7)));
        Assert.Equal("ein\nzwei", row["Was"]);
        Assert.Equal(Day.ToDateTime(default), row["Wann"]);
        Assert.Equal(7d, row["Wie viele"]);
    }

    [Fact]
    public void A_title_that_Excel_forbids_for_a_sheet_is_shortened()
    {
        var list = ListFile.Of<int>(
            "[Aufgaben]: *wer/was?* und noch sehr viel mehr als erlaubt",
            "aufgaben",
            "",
            [new("Zahl", 8, n => n)],
            [1]
        );
        using var book = new MemoryStream(ExcelList.Write(list));
        var name = Assert.Single(book.GetSheetNames());
        Assert.Equal("Aufgaben werwas und noch sehr v", name);
    }

    [Fact]
    public void Whatever_people_write_every_row_has_all_cells_and_comes_back() =>
        Gen.Select(Gen.String, Gen.String)
            .Array[0, 6]
            .Sample(rows =>
            {
                var list = ListFile.Of<(string, string)>(
                    "Liste",
                    "liste",
                    "",
                    [new("A", 9, r => Typed(r.Item1)), new("B", 9, r => Typed(r.Item2))],
                    rows
                );
                using var csv = CsvReader.Create(
                    new MemoryStream(CsvList.Write(list)),
                    new CsvReaderOptions { Separator = ';' }
                );
                var read = new List<(string, string)>();
                while (csv.Read())
                {
                    Assert.Equal(2, csv.FieldCount);
                    read.Add((csv[0].ToString(), csv[1].ToString()));
                }

                Assert.Equal(
                    rows.Select(r => (Shown(Typed(r.Item1)), Shown(Typed(r.Item2)))),
                    read
                );
            });

    // Everything typed passes here before it is kept.
    private static string Typed(string text) => Netzwerk.Domain.PlainText.Lines(text);

    private static string Shown(string text) =>
        text.Length > 0 && "=+-@\t\r".Contains(text[0]) ? "'" + text : text;

    private static List<IDictionary<string, object?>> Sheet(ListFile list)
    {
        using var book = new MemoryStream(ExcelList.Write(list));
        return
        [
            .. book.Query(useHeaderRow: true)
                .Cast<IDictionary<string, object?>>()
                .Select(r => new Dictionary<string, object?>(r)),
        ];
    }

    private static ListFile ListOf(string what, DateOnly? when, int? count) =>
        ListFile.Of<int>(
            "Liste",
            "liste",
            "",
            [
                new("Was", 20, _ => what),
                new("Wann", 12, _ => when),
                new("Wie viele", 8, _ => count),
            ],
            [0]
        );
}
