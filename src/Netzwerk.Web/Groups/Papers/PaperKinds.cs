using Netzwerk.Domain;
using Netzwerk.Domain.Groups.Papers;

namespace Netzwerk.Web.Groups.Papers;

/// <summary>What the outside calls a kind of file, and how its name must end.</summary>
internal static class PaperKinds
{
    private static readonly Dictionary<PaperKind, (string MediaType, string[] Endings)> All = new()
    {
        [PaperKind.Pdf] = ("application/pdf", [".pdf"]),
        [PaperKind.Word] = (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            [".docx", ".docm", ".dotx", ".dotm"]
        ),
        [PaperKind.Excel] = (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            [".xlsx", ".xlsm", ".xlsb", ".xltx", ".xltm"]
        ),
        [PaperKind.PowerPoint] = (
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            [".pptx", ".pptm", ".ppsx", ".ppsm", ".potx"]
        ),
        [PaperKind.OdfText] = ("application/vnd.oasis.opendocument.text", [".odt"]),
        [PaperKind.OdfTable] = ("application/vnd.oasis.opendocument.spreadsheet", [".ods"]),
        [PaperKind.OdfSlides] = ("application/vnd.oasis.opendocument.presentation", [".odp"]),
        [PaperKind.RichText] = ("application/rtf", [".rtf"]),
        [PaperKind.PlainText] = ("text/plain", [".txt", ".md", ".log"]),
        [PaperKind.Csv] = ("text/csv", [".csv"]),
        [PaperKind.Calendar] = ("text/calendar", [".ics"]),
        [PaperKind.Png] = ("image/png", [".png"]),
        [PaperKind.Jpeg] = ("image/jpeg", [".jpg", ".jpeg"]),
        [PaperKind.WebP] = ("image/webp", [".webp"]),
        [PaperKind.Zip] = ("application/zip", [".zip"]),
        [PaperKind.SealedOffice] = (
            "application/octet-stream",
            [".docx", ".xlsx", ".pptx", ".docm", ".xlsm", ".pptm"]
        ),
    };

    /// <summary>What a browser may offer to choose from; the content decides.</summary>
    public static string Accepted { get; } = string.Join(',', All.SelectMany(k => k.Value.Endings));

    public static string MediaTypeOf(PaperKind kind) =>
        All.TryGetValue(kind, out var known) ? known.MediaType : "application/octet-stream";

    /// <summary>The name it came with; what it is stands at its end, whatever else the name pretends.</summary>
    public static string NameOf(PaperVersion version)
    {
        var name = PlainText.Line(version.FileName);
        var endings = All.TryGetValue(version.Kind, out var known) ? known.Endings : [".bin"];
        var ending = Array.Find(endings, e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        var stem = (ending is null ? name : name[..^ending.Length]).Trim(' ', '.');
        return stem.Length == 0 ? "unterlage" + endings[0]
            : ending is null ? stem + endings[0]
            : name;
    }
}
