using System.Globalization;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Letterheads;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Platform.Lists;

/// <summary>Finds the words of lists.</summary>
public sealed class ListTexts;

/// <summary>Answers with a list as a file. Who may see which rows is settled before.</summary>
public sealed class ListFiles(
    IQuerySession session,
    OfficePaper paper,
    TimeProvider clock,
    IStringLocalizer<ListTexts> texts
)
{
    /// <summary>The ending of an address ("xlsx"); null is none that we write.</summary>
    public static ListFormat? Read(string ending) =>
        ending switch
        {
            "xlsx" => ListFormat.Xlsx,
            "csv" => ListFormat.Csv,
            "pdf" => ListFormat.Pdf,
            _ => null,
        };

    public static string EndingOf(ListFormat format) =>
        format switch
        {
            ListFormat.Xlsx => "xlsx",
            ListFormat.Csv => "csv",
            _ => "pdf",
        };

    public async Task<FileContentHttpResult> AnswerAsync(
        ListFile list,
        ListFormat format,
        HttpContext http,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(http);
        var now = clock.GetUtcNow();
        var (bytes, kind) = format switch
        {
            ListFormat.Xlsx => (
                ExcelList.Write(list),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            ),
            ListFormat.Csv => (CsvList.Write(list), "text/csv; charset=utf-8"),
            _ => (
                PdfList.Write(
                    list,
                    paper,
                    await OfficeHead.LoadAsync(session, ct),
                    texts["standing", WhenText.Moment(now)],
                    now
                ),
                "application/pdf"
            ),
        };
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        var day = Appointment.LocalDay(now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return TypedResults.File(bytes, kind, $"{list.Name}-{day}.{EndingOf(format)}");
    }
}
