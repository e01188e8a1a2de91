using System.Text;
using CsCheck;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Web.Groups.Papers.Sniffing;
using Xunit;

namespace Netzwerk.Web.Tests.Groups.Papers;

public sealed class SniffingFiles
{
    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static TheoryData<string, PaperKind> Taken =>
        new()
        {
            { "%PDF-1.4\n%%EOF", PaperKind.Pdf },
            { "{\\rtf1 Hallo}", PaperKind.RichText },
            { "BEGIN:VCALENDAR\r\nEND:VCALENDAR", PaperKind.Calendar },
            { "Ein Satz mit Umlauten: äöü", PaperKind.PlainText },
            { "a < b und b > c", PaperKind.PlainText },
        };

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task Text_that_we_know_is_taken(string content, PaperKind kind) =>
        Assert.Equal(kind, (await LookAsync(Encoding.UTF8.GetBytes(content))).Kind);

    [Fact]
    public async Task The_name_only_tells_a_table_from_a_text()
    {
        var bytes = Encoding.UTF8.GetBytes("a;b\n1;2");
        Assert.Equal(PaperKind.Csv, (await LookAsync(bytes, "liste.CSV")).Kind);
        Assert.Equal(PaperKind.PlainText, (await LookAsync(bytes, "liste.pdf")).Kind);
    }

    [Fact]
    public async Task Pictures_are_known_by_their_first_bytes()
    {
        Assert.Equal(PaperKind.Png, await KindAsync([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0]));
        Assert.Equal(PaperKind.Jpeg, await KindAsync([0xFF, 0xD8, 0xFF, 0xE0, 0]));
        Assert.Equal(PaperKind.WebP, await KindAsync([.. "RIFF\0\0\0\0WEBPVP8 "u8]));
    }

    [Theory]
    [InlineData("word/document.xml", PaperKind.Word)]
    [InlineData("xl/workbook.xml", PaperKind.Excel)]
    [InlineData("xl/workbook.bin", PaperKind.Excel)]
    [InlineData("ppt/presentation.xml", PaperKind.PowerPoint)]
    public async Task Office_files_are_known_by_what_is_in_them(string main, PaperKind kind)
    {
        var plain = await LookAsync(PaperSteps.Zip(("[Content_Types].xml", "x"), (main, "x")));
        Assert.Equal(kind, plain.Kind);
        Assert.Empty(plain.Traits);
        var active = await LookAsync(
            PaperSteps.Zip(("[Content_Types].xml", "x"), (main, "x"), ("x/vbaProject.bin", "x"))
        );
        Assert.Equal(kind, active.Kind);
        Assert.Equal([PaperTrait.Macros], active.Traits);
    }

    [Fact]
    public async Task OpenDocument_files_tell_of_macros_and_passwords()
    {
        const string type = "application/vnd.oasis.opendocument.spreadsheet";
        var plain = await LookAsync(PaperSteps.Zip(("mimetype", type), ("content.xml", "x")));
        Assert.Equal((PaperKind.OdfTable, 0), (plain.Kind, plain.Traits.Count));
        var both = await LookAsync(
            PaperSteps.Zip(
                ("mimetype", type),
                ("Basic/Standard/Modul1.xml", "x"),
                ("META-INF/manifest.xml", "<manifest:encryption-data/>")
            )
        );
        Assert.Equal([PaperTrait.Macros, PaperTrait.Password], both.Traits);
    }

    [Fact]
    public async Task Archives_are_taken_without_programs()
    {
        Assert.Equal(PaperKind.Zip, await KindAsync(PaperSteps.Zip(("Plan.pdf", "x"))));
        foreach (var name in (string[])["a/Setup.EXE", "x.js", "seite.html", "bild.svg", "a.lnk ."])
        {
            Assert.Equal(
                (name, PaperFault.ProgramInZip),
                (name, await FaultAsync(PaperSteps.Zip(("Plan.pdf", "x"), (name, "x"))))
            );
        }
    }

    [Theory]
    [InlineData("MZ\u0001\u0002", PaperFault.Program)]
    [InlineData("#!/bin/sh\nrm -rf /", PaperFault.Program)]
    [InlineData("<!DOCTYPE html><p>", PaperFault.WebPage)]
    [InlineData("  <svg xmlns='http://www.w3.org/2000/svg'>", PaperFault.WebPage)]
    [InlineData("\uFEFF<?xml version='1.0'?><svg/>", PaperFault.WebPage)]
    [InlineData("Text, dann <script>alert(1)</script>", PaperFault.WebPage)]
    [InlineData("BEGIN:VCALENDAR\n<html>", PaperFault.WebPage)]
    [InlineData("PK\u0003\u0004 und sonst nichts", PaperFault.Broken)]
    [InlineData("Text\0mit Null", PaperFault.Unknown)]
    [InlineData("", PaperFault.Empty)]
    public async Task What_we_do_not_want_or_know_is_not_taken(string content, PaperFault fault)
    {
        var seen = await LookAsync(Encoding.UTF8.GetBytes(content), "Bericht.pdf");
        Assert.Null(seen.Kind);
        Assert.Equal(fault, seen.Fault);
    }

    [Fact]
    public async Task Old_Office_is_refused_and_sealed_Office_is_named()
    {
        var old = new byte[4096];
        OldOffice.CopyTo(old, 0);
        old[30] = 9;
        Assert.Equal(PaperFault.OldOffice, await FaultAsync(old));
        Encoding.Unicode.GetBytes("EncryptedPackage").CopyTo(old, 512);
        var closed = await LookAsync(old);
        Assert.Equal(PaperKind.SealedOffice, closed.Kind);
        Assert.Equal([PaperTrait.Password], closed.Traits);
    }

    [Fact]
    public async Task A_PDF_tells_what_it_brings_also_where_two_pieces_meet()
    {
        var plain = "%PDF-1.7\n" + new string('x', 100);
        Assert.Empty((await LookAsync(Encoding.ASCII.GetBytes(plain))).Traits);
        for (var at = 40; at < 70; at++)
        {
            var pdf = plain.Insert(at, "/JavaScript").Insert(at + 30, "/Encrypt");
            Assert.Equal(
                [PaperTrait.Password, PaperTrait.Active],
                (await LookAsync(Encoding.ASCII.GetBytes(pdf))).Traits
            );
        }
    }

    /// <summary>Whatever is sent: an answer, no exception and no memory beyond the file.</summary>
    [Fact]
    public void Nothing_that_anybody_sends_throws()
    {
        byte[][] seeds =
        [
            PaperSteps.Pdf(),
            PaperSteps.Zip(("[Content_Types].xml", "x"), ("word/document.xml", "y")),
            PaperSteps.Zip(
                ("mimetype", "application/vnd.oasis.opendocument.text"),
                ("META-INF/manifest.xml", new string('m', 500))
            ),
            [.. OldOffice, .. new byte[1024]],
            [.. "RIFF1234WEBP"u8],
            "BEGIN:VCALENDAR"u8.ToArray(),
        ];
        var changed =
            from seed in Gen.Int[0, seeds.Length - 1].Select(n => seeds[n])
            from cut in Gen.Int[0, seed.Length]
            from hits in Gen.Select(Gen.Int[0, seed.Length - 1], Gen.Byte).Array[0, 12]
            from tail in Gen.Byte.Array[0, 40]
            select Broken(seed, cut, hits, tail);
        Gen.OneOf(changed, Gen.Byte.Array[0, 300])
            .Sample(bytes =>
            {
                var seen = LookAsync(bytes).GetAwaiter().GetResult();
                return seen.Kind is null != seen.Fault is null;
            });
    }

    private static byte[] Broken(byte[] seed, int cut, (int At, byte To)[] hits, byte[] tail)
    {
        var bytes = seed.ToArray();
        foreach (var (at, to) in hits)
        {
            bytes[at] = to;
        }

        return [.. bytes[..(cut % 3 == 0 ? cut : bytes.Length)], .. tail];
    }

    private static async Task<PaperKind?> KindAsync(byte[] bytes) => (await LookAsync(bytes)).Kind;

    private static async Task<PaperFault?> FaultAsync(byte[] bytes) =>
        (await LookAsync(bytes)).Fault;

    private static async Task<Sniffed> LookAsync(byte[] bytes, string name = "datei.bin")
    {
        var seen = new ContentProbe();
        foreach (var piece in bytes.Chunk(50))
        {
            seen.Feed(piece);
        }

        using var file = new MemoryStream(bytes);
        return await FileSniffer.LookAsync(file, seen, name, CancellationToken.None);
    }
}
