using System.Net;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Accounts;

public sealed partial class SigningIn(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_code_from_the_mail_signs_in_the_browser_that_asked()
    {
        var ada = await app.CreatePersonAsync();
        var browser = app.Visitor();

        var sent = await SignInSteps.AskAsync(browser, ada.Card.Mail);
        var mail = await SignInSteps.MailAsync(app, ada);
        var done = await SignInSteps.EnterCodeAsync(browser, mail.Code);

        Assert.Equal("/anmelden/code", sent.RedirectsTo);
        Assert.Equal("/", done.RedirectsTo);
        Assert.Contains(
            ada.Card.Mail,
            (await browser.OpenAsync("/konto")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_code_may_be_typed_small_with_hyphens_and_blanks()
    {
        var (browser, mail) = await AskedAsync();
        var typed = " " + mail.Code.ToLowerInvariant().Replace(' ', '-') + " ";

        Assert.Equal("/", (await SignInSteps.EnterCodeAsync(browser, typed)).RedirectsTo);
    }

    [Fact]
    public async Task The_link_signs_in_after_a_click_on_the_button()
    {
        var (browser, mail) = await AskedAsync("?zurueck=%2Fkonto%3Fa%3D1");

        var page = await browser.OpenAsync(mail.LinkPath);
        Assert.Contains("Jetzt anmelden", page.Text, StringComparison.Ordinal);
        Assert.False(await IsSignedInAsync(browser));
        var done = await page.SubmitAsync("link");

        Assert.Equal("/konto?a=1", done.RedirectsTo);
        Assert.True(await IsSignedInAsync(browser));
    }

    [Fact]
    public async Task Looking_at_a_link_uses_nothing_up()
    {
        var (browser, mail) = await AskedAsync();
        for (var i = 0; i < 5; i++)
        {
            await app.Visitor().OpenAsync(mail.LinkPath);
            await browser.OpenAsync(mail.LinkPath);
            using var head = new HttpRequestMessage(HttpMethod.Head, mail.LinkPath);
            await browser.SendAsync(head, Ct);
        }

        var page = await browser.OpenAsync(mail.LinkPath);
        Assert.Equal("/", (await page.SubmitAsync("link")).RedirectsTo);
    }

    [Fact]
    public async Task A_link_opened_elsewhere_asks_for_the_code_in_the_first_window()
    {
        var (browser, mail) = await AskedAsync();
        var phone = app.Visitor();

        var page = await phone.OpenAsync(mail.LinkPath);

        Assert.Contains(
            "Geben Sie den Code aus der E-Mail in dem Fenster ein, in dem Sie die Anmeldung begonnen haben",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Jetzt anmelden", page.Text, StringComparison.Ordinal);
        // Not even with a form taken from the right browser.
        var fields = (await browser.OpenAsync(mail.LinkPath)).Fields("link");
        await phone.PostAsync(mail.LinkPath, new FormUrlEncodedContent(fields), Ct);
        Assert.False(await IsSignedInAsync(phone));
        Assert.Equal("/", (await SignInSteps.EnterCodeAsync(browser, mail.Code)).RedirectsTo);
    }

    [Fact]
    public async Task Another_browser_cannot_use_the_code_even_while_it_waits_for_its_own()
    {
        var (_, mail) = await AskedAsync();
        var (thief, _) = await AskedAsync();

        await SignInSteps.EnterCodeAsync(thief, mail.Code);

        Assert.False(await IsSignedInAsync(thief));
    }

    [Fact]
    public async Task Of_eight_clicks_at_once_one_signs_in()
    {
        var (browser, mail) = await AskedAsync();
        var page = await browser.OpenAsync(mail.LinkPath);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => page.SubmitAsync("link"))
        );

        // Presses that come after it are let on as well.
        Assert.Contains(answers, a => a.RedirectsTo == "/");
        Assert.Single(answers, a => Begins(a));
        Assert.All(
            answers.Where(a => a.RedirectsTo is null),
            a => Assert.Contains("schon benutzt", a.Text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_press_after_the_one_that_signed_in_is_let_on()
    {
        var (browser, mail) = await AskedAsync();
        var page = await browser.OpenAsync(mail.LinkPath);
        Assert.True(Begins(await page.SubmitAsync("link")));

        var again = await page.SubmitAsync("link");
        Assert.Equal("/", again.RedirectsTo);
        Assert.False(Begins(again));
    }

    [Fact]
    public async Task What_was_used_says_so_and_offers_a_new_start()
    {
        var ada = await app.CreatePersonAsync();
        var browser = app.Visitor();
        var asked = await SignInSteps.AskAsync(browser, ada.Card.Mail);
        var mail = await SignInSteps.MailAsync(app, ada);
        var kept = app.Visitor();
        kept.DefaultRequestHeaders.Add("Cookie", Cookie(asked, "__Host-anmelden=").Split(';')[0]);
        await SignInSteps.EnterCodeAsync(browser, mail.Code);

        foreach (var path in (string[])["/anmelden/code", mail.LinkPath])
        {
            var page = await kept.OpenAsync(path);
            Assert.Contains("schon benutzt", page.Text, StringComparison.Ordinal);
            Assert.NotNull(page.Document.QuerySelector("a[href='/anmelden']"));
            Assert.Null(page.Document.QuerySelector("input[name=_handler]"));
        }
    }

    [Fact]
    public async Task Five_wrong_codes_end_the_attempt_even_for_the_right_one()
    {
        var (browser, mail) = await AskedAsync();
        for (var i = 0; i < 5; i++)
        {
            var wrong = await SignInSteps.EnterCodeAsync(browser, "2222 222" + (i + 3));
            Assert.Contains("Der Code stimmt nicht", wrong.Text, StringComparison.Ordinal);
        }

        var page = await browser.OpenAsync("/anmelden/code");

        Assert.Contains("fünfmal falsch", page.Text, StringComparison.Ordinal);
        var link = await browser.OpenAsync(mail.LinkPath);
        Assert.Contains("fünfmal falsch", link.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_codes_sent_at_once_are_counted_one_by_one()
    {
        var (browser, mail) = await AskedAsync();
        var page = await browser.OpenAsync("/anmelden/code");

        await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(_ => page.SubmitAsync("code", ("Input.Code", "22222222")))
        );
        var right = await page.SubmitAsync("code", ("Input.Code", mail.Code));

        Assert.Contains("fünfmal falsch", right.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_mail_replaces_older_ones()
    {
        var ada = await app.CreatePersonAsync();
        var (first, second) = (app.Visitor(), app.Visitor());
        await SignInSteps.AskAsync(first, ada.Card.Mail);
        var old = await SignInSteps.MailAsync(app, ada);
        await SignInSteps.AskAsync(second, ada.Card.Mail);
        var fresh = await SignInSteps.MailAsync(app, ada, after: 1);

        var refused = await SignInSteps.EnterCodeAsync(first, old.Code);

        Assert.Contains("neuesten E-Mail", refused.Text, StringComparison.Ordinal);
        Assert.Equal("/", (await SignInSteps.EnterCodeAsync(second, fresh.Code)).RedirectsTo);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("https:evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData(" //evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/anmelden?zurueck=/x")]
    [InlineData("/abmelden")]
    [InlineData("")]
    public async Task The_way_back_never_leaves_the_site(string back)
    {
        var (browser, mail) = await AskedAsync("?zurueck=" + Uri.EscapeDataString(back));

        Assert.Equal("/", (await SignInSteps.EnterCodeAsync(browser, mail.Code)).RedirectsTo);
        var signedIn = await browser.OpenAsync("/anmelden?zurueck=" + Uri.EscapeDataString(back));
        Assert.Equal("/", signedIn.RedirectsTo);
    }

    [Fact]
    public async Task A_page_for_members_sends_to_the_sign_in_and_back()
    {
        var page = await app.Visitor().OpenAsync("/konto");

        Assert.Equal("/anmelden?zurueck=%2Fkonto", page.RedirectsTo);
    }

    [Fact]
    public async Task A_secret_that_somebody_planted_is_not_taken_over()
    {
        var (browser, mail) = await AskedAsync();
        var planted = new string('a', 64);
        var page = await browser.OpenAsync("/anmelden/code");
        using var post = new HttpRequestMessage(HttpMethod.Post, "/anmelden/code");
        post.Headers.Add("Cookie", $"{SessionHandler.CookieName}={planted}");
        var fields = page.Fields("code");
        fields["Input.Code"] = mail.Code;
        post.Content = new FormUrlEncodedContent(fields);

        var answer = await browser.SendAsync(post, Ct);

        var set = answer
            .Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith(SessionHandler.CookieName, StringComparison.Ordinal));
        Assert.DoesNotContain(planted, set, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("root")]
    [InlineData("Anna <anna@verein.example>")]
    [InlineData("anna@verein.example\r\nBcc: x@evil.example")]
    [InlineData("a,b@verein.example")]
    public async Task What_is_no_mail_address_is_told_beside_the_field(string typed)
    {
        var page = await SignInSteps.AskAsync(app.Visitor(), typed);

        Assert.Null(page.RedirectsTo);
        Assert.Contains("vollständige E-Mail-Adresse", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            "true",
            page.Document.GetElementById("feld-mail")?.GetAttribute("aria-invalid")
        );
    }

    internal static string Cookie(Page page, string start) =>
        page
            .Answer.Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith(start, StringComparison.Ordinal));

    private static async Task<bool> IsSignedInAsync(HttpClient browser) =>
        (await browser.OpenAsync("/konto")).Status is HttpStatusCode.OK;

    private async Task<(HttpClient Browser, SignInLetter Mail)> AskedAsync(string query = "")
    {
        var person = await app.CreatePersonAsync();
        var browser = app.Visitor();
        await SignInSteps.AskAsync(browser, person.Card.Mail, query);
        return (browser, await SignInSteps.MailAsync(app, person));
    }

    private static bool Begins(Page answer) =>
        answer.Answer.Headers.TryGetValues("Set-Cookie", out var cookies)
        && cookies.Any(c =>
            c.StartsWith(SessionHandler.CookieName + "=", StringComparison.Ordinal)
        );
}
