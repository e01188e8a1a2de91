using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using Netzwerk.Domain.Actors.Imports;
using Netzwerk.Web.Actors.Imports;
using Netzwerk.Web.Tests.BadInput;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Actors.Imports;

/// <summary>What a coordinator does with a list, from the file to the report.</summary>
internal static class ListSteps
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Sends a file; the answer is the page as it came back, or the way to the columns.</summary>
    public static async Task<Page> SendListAsync(this HttpClient office, byte[] file)
    {
        var page = await office.OpenAsync("/akteure/einlesen");
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in page.Fields("datei"))
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(file), "List", "liste.csv");
        var answer = await office.PostAsync("/akteure/einlesen", form, Ct);
        return await Page.ReadAsync(office, answer);
    }

    public static Task<Page> SendListAsync(this HttpClient office, string text) =>
        office.SendListAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends a list and goes on with the columns as they were recognised, to the preview.</summary>
    public static async Task<Page> PreviewAsync(
        this HttpClient office,
        string text,
        params (string, string)[] columns
    )
    {
        var sent = await office.SendListAsync(text);
        Assert.EndsWith("/spalten", sent.RedirectsTo, StringComparison.Ordinal);
        return await (await sent.FollowAsync()).LookAsync(columns);
    }

    public static async Task<Page> LookAsync(this Page columns, params (string, string)[] fields)
    {
        var looked = await columns.SendAsync("spalten", fields);
        Assert.NotNull(looked.RedirectsTo);
        return await columns.Browser.WaitAsync(looked.RedirectsTo);
    }

    /// <summary>The page of a list once nothing runs any more.</summary>
    public static Task<Page> WaitAsync(this HttpClient office, string path) =>
        NetzwerkApp.EventuallyAsync(async () =>
        {
            var page = await office.OpenAsync(path);
            return page.Document.QuerySelector("progress") is null ? page : null;
        });

    /// <summary>Lets the list of a preview in and waits for the report.</summary>
    public static async Task<Page> TakeAsync(this Page preview)
    {
        var taken = await preview.SendAsync("uebernehmen");
        Assert.True(taken.RedirectsTo is not null, taken.Text);
        return await preview.Browser.WaitAsync(taken.RedirectsTo);
    }

    public static async Task<Page> UndoAsync(this Page report)
    {
        var undone = await report.SendAsync("zuruecknehmen");
        Assert.True(undone.RedirectsTo is not null, undone.Text);
        return await report.Browser.WaitAsync(undone.RedirectsTo);
    }

    /// <summary>Sends a form with everything that stands in it, as a browser does.</summary>
    public static Task<Page> SendAsync(
        this Page page,
        string form,
        params (string, string)[] values
    ) => FilledForm.On(page.Browser, page, form).Write(values).SendAsync();

    /// <summary>What the preview or the report says about a row.</summary>
    public static string RowOf(this Page page, int number) =>
        page
            .Document.QuerySelectorAll("ol.rows > li")
            .Single(li =>
                li.QuerySelector(".rows__more")!
                    .TextContent.TrimStart()
                    .StartsWith(
                        $"Zeile {number.ToString(CultureInfo.InvariantCulture)} ",
                        StringComparison.Ordinal
                    )
                || li.QuerySelector(".rows__more")!.TextContent.Trim()
                    == $"Zeile {number.ToString(CultureInfo.InvariantCulture)}"
            )
            .Words();

    public static string Words(this IElement element) =>
        string.Join(
            ' ',
            element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    public static Guid IdOf(this Page page) =>
        Guid.Parse(
            page.Answer.RequestMessage!.RequestUri!.AbsolutePath.Split('/')[3],
            CultureInfo.InvariantCulture
        );

    public static async Task<DirectoryImport?> ImportAsync(this NetzwerkApp app, Guid id)
    {
        await using var session = app.Query();
        return await session.LoadAsync<DirectoryImport>(id, Ct);
    }

    public static async Task<ListUpload?> UploadAsync(this NetzwerkApp app, Guid id)
    {
        await using var session = app.Query();
        return await session.LoadAsync<ListUpload>(id, Ct);
    }
}
