using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Netzwerk.Web.Tests.Support;

/// <summary>A page as a browser sees it: read it, fill in its forms, send them, with the hidden fields they carry.</summary>
public sealed class Page
{
    private readonly HttpClient _browser;

    private Page(HttpClient browser, HttpResponseMessage answer, IHtmlDocument document) =>
        (_browser, Answer, Document) = (browser, answer, document);

    public HttpResponseMessage Answer { get; }

    public IHtmlDocument Document { get; }

    /// <summary>The browser that shows it.</summary>
    public HttpClient Browser => _browser;

    public HttpStatusCode Status => Answer.StatusCode;

    /// <summary>Where the answer sends the browser, as path and query.</summary>
    public string? RedirectsTo =>
        Answer.Headers.Location is { } location
            ? new Uri(NetzwerkApp.Root, location) is var full && full.Host == NetzwerkApp.Root.Host
                ? full.PathAndQuery
                : full.ToString()
            : null;

    /// <summary>The words in the main part.</summary>
    public string Text =>
        string.Join(
            ' ',
            (Document.QuerySelector("main") ?? Document.Body!).TextContent.Split(
                (char[]?)null,
                StringSplitOptions.RemoveEmptyEntries
            )
        );

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Page> ReadAsync(HttpClient browser, HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync(Ct);
        var document = await new HtmlParser().ParseDocumentAsync(html, Ct);
        return new(browser, answer, document);
    }

    /// <summary>Sends the form with this name, with its hidden fields and these values.</summary>
    public async Task<Page> SubmitAsync(string form, params (string Name, string Value)[] values)
    {
        var fields = Fields(form);
        foreach (var (name, value) in values)
        {
            fields[name] = value;
        }

        var answer = await _browser.PostAsync(
            Answer.RequestMessage!.RequestUri,
            new FormUrlEncodedContent(fields),
            Ct
        );
        return await ReadAsync(_browser, answer);
    }

    /// <summary>Goes on to where the answer redirects.</summary>
    public Task<Page> FollowAsync() => _browser.OpenAsync(RedirectsTo!);

    public Dictionary<string, string> Fields(string form)
    {
        var found = Document
            .QuerySelectorAll("form")
            .Single(f => f.QuerySelector("input[name=_handler]")?.GetAttribute("value") == form);
        return found
            .QuerySelectorAll("input[type=hidden]")
            .ToDictionary(
                i => i.GetAttribute("name")!,
                i => i.GetAttribute("value") ?? "",
                StringComparer.Ordinal
            );
    }
}

public static class Pages
{
    public static async Task<Page> OpenAsync(this HttpClient browser, string path) =>
        await Page.ReadAsync(
            browser,
            await browser.GetAsync(path, TestContext.Current.CancellationToken)
        );
}
