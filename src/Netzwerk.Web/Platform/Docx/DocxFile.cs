using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Netzwerk.Web.Platform.Pdf;
using Netzwerk.Web.Platform.Pdf.Shaping;

namespace Netzwerk.Web.Platform.Docx;

/// <summary>
/// Writes a document for word processors from the same blocks as the PDF: real headings, lists and tables with heads, so
/// that it can be worked on and read aloud.
/// </summary>
public static class DocxFile
{
    public const string MediaType =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static byte[] Write(PdfDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var stream = new MemoryStream();
        using (
            var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document)
        )
        {
            var info = document.Info;
            package.PackageProperties.Title = CleanText.Line(info.Title);
            package.PackageProperties.Creator = CleanText.Line(info.Author);
            package.PackageProperties.Language = DocxStyles.Tag(info.Language);
            package.PackageProperties.Created = info.Created.UtcDateTime;
            var main = package.AddMainDocumentPart();
            DocxStyles.Add(main, info.Language);
            var numbering = new DocxNumbering(main);
            var blocks = new DocxBlocks(main, numbering).Write(document.Blocks);
            main.Document = new(new Body([.. blocks, DocxEdges.Section(main, document)]));
        }

        return stream.ToArray();
    }
}
