using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups.Papers;

public sealed class TakingPapersAlong(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_arrives_as_what_it_is_and_does_nothing_by_itself()
    {
        var paper = await FileAsync("Plan.pdf");
        using var browser = await app.SignInAsync(await app.CreateCoordinatorAsync());
        using var answer = await browser.GetAsync(PaperSteps.AddressOf(paper), Ct);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.StartsWith(
            "sandbox;",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal
        );
        Assert.True(answer.Headers.CacheControl is { NoStore: true, Private: true });
        Assert.NotNull(answer.Headers.ETag);
        Assert.NotNull(answer.Content.Headers.LastModified);
    }

    [Theory]
    [InlineData("Übersicht der Träger.pdf", "Übersicht der Träger.pdf")]
    [InlineData("\"Zitat\"; filename=x.exe.pdf", "\"Zitat\"; filename=x.exe.pdf")]
    [InlineData("a\r\nX-Evil: 1.pdf", "a X-Evil: 1.pdf")]
    [InlineData("Rechnung\u202Efdp.exe", "Rechnungfdp.exe.pdf")]
    [InlineData("Plan.html", "Plan.html.pdf")]
    [InlineData("مرحبا.PDF", "مرحبا.PDF")]
    [InlineData("..\\..\\.pdf", "unterlage.pdf")]
    public async Task A_file_name_cannot_pretend_nor_break_out(string sent, string given)
    {
        var paper = await FileAsync(sent);
        using var browser = await app.SignInAsync(await app.CreateCoordinatorAsync());
        using var answer = await browser.GetAsync(PaperSteps.AddressOf(paper), Ct);
        Assert.False(answer.Headers.Contains("X-Evil"));
        Assert.Equal(given, answer.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.All(
            answer.Content.Headers.GetValues("Content-Disposition"),
            v => Assert.DoesNotContain(v, c => c is < ' ' or > '~')
        );
    }

    [Fact]
    public async Task A_part_of_a_file_can_be_asked_for()
    {
        var bytes = PaperSteps.Pdf(new string('y', 600_000) + "Ende");
        var paper = await FileAsync("Plan.pdf", bytes);
        using var browser = await app.SignInAsync(await app.CreateCoordinatorAsync());
        using var ask = new HttpRequestMessage(HttpMethod.Get, PaperSteps.AddressOf(paper));
        ask.Headers.Range = new RangeHeaderValue(bytes.Length - 400_000, null);
        using var answer = await browser.SendAsync(ask, Ct);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(bytes[^400_000..], await answer.Content.ReadAsByteArrayAsync(Ct));
        using var beyond = new HttpRequestMessage(HttpMethod.Get, PaperSteps.AddressOf(paper));
        beyond.Headers.Range = new RangeHeaderValue(bytes.Length + 1, null);
        using var refused = await browser.SendAsync(beyond, Ct);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, refused.StatusCode);
        using var known = new HttpRequestMessage(HttpMethod.Get, PaperSteps.AddressOf(paper));
        known.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var unchanged = await browser.SendAsync(known, Ct);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        using var head = new HttpRequestMessage(HttpMethod.Head, PaperSteps.AddressOf(paper));
        using var measured = await browser.SendAsync(head, Ct);
        Assert.Equal(bytes.Length, measured.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task The_export_of_everything_has_the_files_whole()
    {
        var bytes = PaperSteps.Pdf(new string('z', 700_001));
        var paper = await FileAsync("Plan.pdf", bytes);
        using var browser = await app.SignInAsync(await app.CreateCoordinatorAsync());
        using var json = JsonDocument.Parse(
            await browser.GetStreamAsync("/verwaltung/gesamtexport.json", Ct)
        );
        var content = json
            .RootElement.GetProperty("papers")
            .EnumerateArray()
            .Single(c => c.GetProperty("id").GetGuid() == paper.Newest!.Content.Value);
        Assert.Equal(bytes, content.GetProperty("bytes").GetBytesFromBase64());
        Assert.Equal(paper.Newest!.Sha512, content.GetProperty("sha512").GetString());
    }

    private async Task<Paper> FileAsync(string name, byte[]? bytes = null)
    {
        var group = await app.FoundAsync(GroupOpenness.Private);
        return await app.FileAsync(group, name, bytes ?? PaperSteps.Pdf(name), PaperLevel.Leaders);
    }
}
