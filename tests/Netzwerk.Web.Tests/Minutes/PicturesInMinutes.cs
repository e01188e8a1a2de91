using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Minutes.Images;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Platform.Pdf;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes;

[Collection(AfterTheMeeting.Name)]
public sealed class PicturesInMinutes(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_is_taken_from_writers_and_given_to_readers_without_what_the_camera_wrote()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var file = SamplePng.File(
            SamplePng.Head(2, 1, 8, 2),
            [0, 1, 2, 3, 4, 5, 6],
            ("tEXt", "GPS 51.0 13.1"u8.ToArray())
        );
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(held, held.Vera, file)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(held, held.Stranger, file)).Status);
        var (status, id) = await SendAsync(held, held.Taker, file);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(id, (await SendAsync(held, held.Taker, file)).Id);

        using var given = await GetAsync(held.Emil, $"/protokoll/bilder/{id}");
        Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        Assert.Equal("image/png", given.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", Assert.Single(given.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains(
            "immutable",
            given.Headers.CacheControl?.ToString(),
            StringComparison.Ordinal
        );
        var bytes = await given.Content.ReadAsByteArrayAsync(Ct);
        Assert.DoesNotContain(
            "GPS",
            System.Text.Encoding.Latin1.GetString(bytes),
            StringComparison.Ordinal
        );
        using var strange = await GetAsync(held.Stranger, $"/protokoll/bilder/{id}");
        Assert.Equal(HttpStatusCode.NotFound, strange.StatusCode);
    }

    [Fact]
    public async Task What_is_no_picture_or_too_large_is_refused_and_kept_nowhere()
    {
        var held = await HeldMeeting.HoldAsync(app);
        byte[][] files =
        [
            [],
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray(),
            SamplePng.File(SamplePng.Head(20_000, 20_000, 1, 0), []),
            new byte[MinutesImageFile.Limits.MostBytes + 1],
        ];
        foreach (var file in files)
        {
            var (status, _) = await SendAsync(held, held.Taker, file);
            Assert.True(
                status
                    is HttpStatusCode.UnprocessableEntity
                        or HttpStatusCode.RequestEntityTooLarge,
                status.ToString()
            );
        }

        await using var session = app.Query();
        Assert.Empty(
            await session.Query<MinutesImageFile>().Where(i => i.Meeting == held.Id).ToListAsync(Ct)
        );
    }

    [Fact]
    public async Task An_edition_shows_its_pictures_to_members_by_link_and_prints_them_with_their_description()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var (_, id) = await SendAsync(held, held.Taker, SamplePng.Logo);
        await WriteAsync(held, id!, "Karte der Orte");
        await held.SubmitAsync(days: 1);
        await app.WaitForDaemonAsync();
        using var member = app.Visitor();
        var page = await member.GetStringAsync(
            new Uri(held.ReviewLink(held.Vera), UriKind.Relative),
            Ct
        );
        var source = $"{held.ReviewLink(held.Vera)}/bilder/{id}";
        Assert.Contains($"src=\"{source}\"", page, StringComparison.Ordinal);
        using var byLink = await member.GetAsync(new Uri(source, UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.OK, byLink.StatusCode);
        using var byNobody = await member.GetAsync(
            new Uri($"/protokoll/irgendwas/bilder/{id}", UriKind.Relative),
            Ct
        );
        Assert.Equal(HttpStatusCode.NotFound, byNobody.StatusCode);

        // Once the minutes are laid before the members nothing more is taken.
        var (late, _) = await SendAsync(held, held.Taker, SamplePng.Logo);
        Assert.Equal(HttpStatusCode.NotFound, late);
        app.Clock.Advance(TimeSpan.FromDays(40));
        await app.RunAsync<Netzwerk.Web.Minutes.Editions.FreezeDueMinutes>(job => job.RunAsync(Ct));
        await app.RunAsync<ForgetImages>(job => job.RunAsync(Ct));
        var edition = await held.EditionAsync();
        Assert.Contains(id!, edition!.Json, StringComparison.Ordinal);
        using var printed = new PrintedPdf(edition.Pdf);
        Assert.Contains("Figure", printed.Tags);
        Assert.Contains("/Subtype /Image", printed.Raw, StringComparison.Ordinal);
        using var still = await GetAsync(held.Emil, $"/protokoll/bilder/{id}");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task A_picture_that_never_stood_in_a_text_goes_after_thirty_days()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var (_, unused) = await SendAsync(held, held.Taker, SamplePng.Logo);
        await app.RunAsync<ForgetImages>(job => job.RunAsync(Ct));
        using var early = await GetAsync(held.Taker, $"/protokoll/bilder/{unused}");
        Assert.Equal(HttpStatusCode.OK, early.StatusCode);
        app.Clock.Advance(TimeSpan.FromDays(31));
        await app.RunAsync<ForgetImages>(job => job.RunAsync(Ct));
        using var late = await GetAsync(held.Taker, $"/protokoll/bilder/{unused}");
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    private async Task WriteAsync(HeldMeeting held, string image, string alternative)
    {
        await using var session = app
            .Services.GetRequiredService<IDocumentStore>()
            .LightweightSession();
        var step =
            $$$"""[{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"image","attrs":{"id":"{{{image}}}","alt":"{{{alternative}}}"}}]}}]""";
        session.Events.Append(
            held.Item.Value,
            MinutesTextDecisions.Decide(
                new WriteMinutes(new(held.Id), held.Taker.Id, 1, 1, step, "test")
            )
        );
        await session.SaveChangesAsync(Ct);
    }

    private async Task<HttpResponseMessage> GetAsync(KnownPerson person, string path)
    {
        using var browser = await app.SignInAsync(person);
        return await browser.GetAsync(new Uri(path, UriKind.Relative), Ct);
    }

    private async Task<(HttpStatusCode Status, string? Id)> SendAsync(
        HeldMeeting held,
        KnownPerson person,
        byte[] file
    )
    {
        using var browser = await app.SignInAsync(person);
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var answer = await browser.PostAsync(
            new Uri($"/sitzungen/{held.Id}/protokoll/{held.Item}/bilder", UriKind.Relative),
            content,
            Ct
        );
        if (!answer.IsSuccessStatusCode)
        {
            return (answer.StatusCode, null);
        }

        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
        return (answer.StatusCode, json.RootElement.GetProperty("id").GetString());
    }
}
