using System.Text;
using Netzwerk.Web.Platform.Pdf;
using Netzwerk.Web.Platform.Pdf.Images;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Pdf;

public sealed class ReadingPictures
{
    /// <summary>A grey dot: start, camera notes, frame (1 × 1, one part), scan, end.</summary>
    private static readonly byte[] Jpeg =
    [
        0xFF,
        0xD8,
        0xFF,
        0xE1,
        0x00,
        0x08,
        (byte)'S',
        (byte)'E',
        (byte)'C',
        (byte)'R',
        (byte)'E',
        (byte)'T',
        0xFF,
        0xC0,
        0x00,
        0x0B,
        8,
        0,
        3,
        0,
        5,
        1,
        1,
        0x11,
        0,
        0xFF,
        0xDA,
        0x00,
        0x08,
        1,
        1,
        0,
        0,
        63,
        0,
        0x12,
        0x34,
        0xFF,
        0xD9,
    ];

    [Fact]
    public void Filters_colours_and_opacity_of_a_PNG_come_out_as_they_were_painted()
    {
        var image = Good(SamplePng.Logo);
        Assert.Equal((2, 2), (image.Width, image.Height));
        Assert.Equal([255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 255, 255], image.Samples);
        Assert.Equal([255, 128, 255, 128], image.Opacity);
    }

    [Theory]
    [InlineData(1, 0, new byte[] { 0, 0b1010_0000 }, new byte[] { 255, 0, 255 })]
    [InlineData(2, 0, new byte[] { 0, 0b1101_0000 }, new byte[] { 255, 85, 0 })]
    [InlineData(4, 0, new byte[] { 0, 0xF0, 0x80 }, new byte[] { 255, 0, 136 })]
    [InlineData(8, 0, new byte[] { 0, 1, 2, 3 }, new byte[] { 1, 2, 3 })]
    [InlineData(16, 0, new byte[] { 0, 9, 1, 8, 1, 7, 1 }, new byte[] { 9, 8, 7 })]
    public void Every_depth_of_grey_is_read(int depth, byte colour, byte[] row, byte[] greys)
    {
        var image = Good(SamplePng.File(SamplePng.Head(3, 1, (byte)depth, colour), row));
        Assert.Equal(greys.SelectMany(g => Enumerable.Repeat(g, 3)), image.Samples);
        Assert.Null(image.Opacity);
    }

    [Fact]
    public void A_palette_and_its_transparent_entries_are_read()
    {
        var image = Good(
            SamplePng.File(
                SamplePng.Head(3, 1, 2, 3),
                [0, 0b0001_1000],
                ("PLTE", [1, 2, 3, 4, 5, 6, 7, 8, 9]),
                ("tRNS", [0, 255])
            )
        );
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], image.Samples);
        Assert.Equal([0, 255, 255], image.Opacity);
    }

    [Fact]
    public void What_programs_write_about_themselves_is_not_kept()
    {
        var secret = Encoding.ASCII.GetBytes("Comment\0SECRET");
        var png = Good(
            SamplePng.File(SamplePng.Head(1, 1, 8, 0), [0, 7], ("tEXt", secret), ("eXIf", secret))
        );
        Assert.DoesNotContain(
            "SECRET",
            Encoding.Latin1.GetString(png.Bytes),
            StringComparison.Ordinal
        );
        Assert.Equal(png.Samples, Good(png.Bytes).Samples);
        var jpeg = Good(Jpeg);
        Assert.DoesNotContain(
            "SECRET",
            Encoding.Latin1.GetString(jpeg.Bytes),
            StringComparison.Ordinal
        );
        Assert.Equal((5, 3, true), (jpeg.Width, jpeg.Height, jpeg.IsJpeg));
        Assert.Equal(jpeg.Bytes, Good(jpeg.Bytes).Bytes);
    }

    [Fact]
    public void What_is_no_picture_or_too_large_is_named()
    {
        Assert.Equal(ImageFault.UnknownKind, Fault("GIF89a"u8.ToArray()));
        Assert.Equal(ImageFault.UnknownKind, Fault([]));
        Assert.Equal(ImageFault.UnknownKind, Fault("<svg onload=alert(1)>"u8.ToArray()));
        Assert.Equal(ImageFault.TooManyBytes, Fault(new byte[ImageLimits.Logo.MostBytes + 1]));
        Assert.Equal(
            ImageFault.TooManyPixels,
            Fault(SamplePng.File(SamplePng.Head(2001, 1, 8, 0), [0]))
        );
        Assert.Equal(
            ImageFault.Interlaced,
            Fault(SamplePng.File(SamplePng.Head(1, 1, 8, 0, interlace: 1), [0, 7]))
        );
        var cmyk = Jpeg.ToArray();
        cmyk[21] = 4;
        Assert.Equal(ImageFault.UnusualColours, Fault(cmyk));
    }

    [Fact]
    public void A_file_that_is_cut_off_or_changed_anywhere_breaks_nothing()
    {
        foreach (var good in new[] { SamplePng.Logo, Jpeg })
        {
            for (var length = 0; length < good.Length; length++)
            {
                Assert.NotNull(PdfImage.Read(good[..length], ImageLimits.Logo).Fault);
            }

            for (var at = 0; at < good.Length; at++)
            {
                var changed = good.ToArray();
                changed[at] ^= 0x55;
                var (image, fault) = PdfImage.Read(changed, ImageLimits.Logo);
                Assert.True(image is null != fault is null);
            }
        }
    }

    [Fact]
    public void A_logo_stands_in_a_document_once_with_words_and_opacity()
    {
        var logo = new PdfLogo(Good(SamplePng.Logo), "Wappen");
        var pdf = SampleMinutes.Empty();
        pdf.Letterhead("Landkreis");
        pdf.Logo(logo);
        pdf.Heading(1, "Protokoll");
        pdf.Letter(new PdfLetter("de", "Brief") { Sender = "Landkreis", Logo = logo });
        using var printed = new PrintedPdf(pdf);
        Assert.Equal(2, printed.Raw.Split("/Subtype /Image").Length - 1);
        Assert.Single(printed.Raw.Split("/SMask").Skip(1));
        Assert.Equal(2, printed.Tags.Count(t => t == "Figure"));
        Assert.Contains(
            "/Alt <FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes("Wappen")),
            printed.Raw,
            StringComparison.Ordinal
        );
        Assert.All(printed.Pages, p => Assert.Single(p.GetImages()));
    }

    private static PdfImage Good(byte[] file)
    {
        var (image, fault) = PdfImage.Read(file, ImageLimits.Logo);
        Assert.Null(fault);
        return image!;
    }

    private static ImageFault? Fault(byte[] file) => PdfImage.Read(file, ImageLimits.Logo).Fault;
}
