using System.Net;
using System.Net.Http.Headers;
using Netzwerk.Web.Accounts;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Accounts;

public sealed class KeysForPrograms(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_shown_once_works_and_ends_when_revoked()
    {
        var browser = await app.SignInAsync(await app.CreatePersonAsync());
        var page = await browser.OpenAsync("/konto");

        var made = await page.SubmitAsync("schluessel", ("Input.Purpose", "Liste abgleichen"));
        var key = made.Document.GetElementById("neuer-schluessel")!.TextContent;
        var program = Program(key);

        Assert.StartsWith("nw_", key, StringComparison.Ordinal);
        Assert.True(made.Answer.Headers.CacheControl?.NoStore);
        Assert.Contains("noch nie", made.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/groups", Ct)).StatusCode);
        var later = await browser.OpenAsync("/konto");
        Assert.DoesNotContain(
            key,
            later.Document.DocumentElement.OuterHtml,
            StringComparison.Ordinal
        );
        Assert.Contains("Liste abgleichen", later.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("noch nie", later.Text, StringComparison.Ordinal);

        var handle = later.Document.QuerySelector("button[name=Handle]")!.GetAttribute("value")!;
        await later.SubmitAsync("widerrufen", ("Handle", handle));

        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await program.GetAsync("/api/v1/groups", Ct)).StatusCode
        );
    }

    [Fact]
    public async Task A_foreign_key_cannot_be_revoked()
    {
        var ada = await app.CreatePersonAsync();
        var eve = await app.CreatePersonAsync("Eva");
        var program = await app.ApiClientAsync(ada);
        await app.ApiClientAsync(eve);
        var handle = (await (await app.SignInAsync(ada)).OpenAsync("/konto"))
            .Document.QuerySelector("button[name=Handle]")!
            .GetAttribute("value")!;

        await (await (await app.SignInAsync(eve)).OpenAsync("/konto")).SubmitAsync(
            "widerrufen",
            ("Handle", handle)
        );

        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/groups", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_key_without_a_purpose_is_not_made()
    {
        var browser = await app.SignInAsync(await app.CreatePersonAsync());

        var page = await (await browser.OpenAsync("/konto")).SubmitAsync(
            "schluessel",
            ("Input.Purpose", " \t")
        );

        Assert.Null(page.Document.GetElementById("neuer-schluessel"));
        Assert.Contains("wofür", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_console_prints_a_key_for_a_known_address()
    {
        var ada = await app.CreatePersonAsync();
        var (output, errors) = (new StringWriter(), new StringWriter());

        var code = await AccountsConsole.PrintKeyAsync(
            app.Services,
            ["token", ada.Card.Mail.ToUpperInvariant()],
            output,
            errors,
            Ct
        );

        Assert.Equal(0, code);
        var program = Program(output.ToString().Trim());
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/groups", Ct)).StatusCode);
    }

    [Theory]
    [InlineData("niemand@fremd.example", "gibt es keine Person")]
    [InlineData("kein-postfach", "Geben Sie die E-Mail-Adresse")]
    public async Task The_console_says_why_it_makes_no_key(string address, string sentence)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());

        var code = await AccountsConsole.PrintKeyAsync(
            app.Services,
            ["token", address],
            output,
            errors,
            Ct
        );

        Assert.Equal(1, code);
        Assert.Empty(output.ToString());
        Assert.Contains(sentence, errors.ToString(), StringComparison.Ordinal);
    }

    private HttpClient Program(string key)
    {
        var client = app.Visitor();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }
}
