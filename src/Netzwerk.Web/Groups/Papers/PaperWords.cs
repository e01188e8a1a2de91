using System.Globalization;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Web.Groups.Papers.Sniffing;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Groups.Papers;

/// <summary>What pages say about a file: what it is, how large, since when, and what to know before it is opened.</summary>
internal static class PaperWords
{
    private const double Kilo = 1024;

    public static string SizeOf(long bytes)
    {
        var culture = CultureInfo.CurrentCulture;
        return bytes < Kilo ? string.Create(culture, $"{bytes} B")
            : bytes < Kilo * Kilo ? string.Create(culture, $"{Math.Ceiling(bytes / Kilo):0} KB")
            : string.Create(culture, $"{bytes / Kilo / Kilo:0.#} MB");
    }

    /// <summary>"PDF, 1,2 MB, 3. März 2027"</summary>
    public static string Of(PaperVersion version, IStringLocalizer<PaperTexts> texts) =>
        string.Join(
            ", ",
            texts[$"kind.{version.Kind}"].Value,
            SizeOf(version.Bytes),
            WhenText.Moment(version.At)
        );

    public static string Of(
        TakenFile file,
        PaperOptions options,
        IStringLocalizer<PaperTexts> texts
    ) =>
        texts[
            $"fault.{file.Fault ?? PaperFault.Missing}",
            NameOf(file),
            options.MostMegabytes,
            options.GroupMegabytes,
            PaperIntake.MostFiles
        ];

    public static string Missing(IStringLocalizer<PaperTexts> texts) =>
        texts[$"fault.{PaperFault.Missing}"];

    private static string NameOf(TakenFile file) =>
        PlainText.Start(PlainText.Line(file.Name), PaperDecisions.LongestFileName);
}
