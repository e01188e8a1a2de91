using System.Net;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Accounts;

/// <summary>What the pages and cookies of signing in give away.</summary>
public sealed partial class SigningIn
{
    [Fact]
    public async Task Cookies_are_bound_to_this_host_and_out_of_reach_of_scripts()
    {
        var ada = await app.CreatePersonAsync();
        var browser = app.Visitor();
        var asked = await SignInSteps.AskAsync(browser, ada.Card.Mail, remember: true);
        var mail = await SignInSteps.MailAsync(app, ada);
        var done = await SignInSteps.EnterCodeAsync(browser, mail.Code);

        var attempt = Cookie(asked, "__Host-anmelden=");
        var session = Cookie(done, SessionHandler.CookieName + "=");
        foreach (var cookie in (string[])[attempt, session])
        {
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/;", cookie + ";", StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("max-age=600", attempt, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("max-age=2592000", session, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_the_wish_to_stay_the_cookie_ends_with_the_browser()
    {
        var (browser, mail) = await AskedAsync();

        var done = await SignInSteps.EnterCodeAsync(browser, mail.Code);

        var session = Cookie(done, SessionHandler.CookieName + "=");
        Assert.DoesNotContain("max-age", session, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", session, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/anmelden")]
    [InlineData("/anmelden/code")]
    [InlineData("/anmelden/link/abcdefgh")]
    public async Task Sign_in_pages_are_kept_nowhere_and_tell_no_referrer(string path)
    {
        var page = await app.Visitor().OpenAsync(path);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(
            "no-referrer",
            Assert.Single(page.Answer.Headers.GetValues("Referrer-Policy"))
        );
        Assert.True(page.Answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var browser = app.Visitor();
        var (_, mail) = await AskedAsync();
        foreach (var path in (string[])["/anmelden", "/anmelden/code", mail.LinkPath, "/abmelden"])
        {
            var form = new FormUrlEncodedContent([
                new("_handler", "anmelden"),
                new("Input.Mail", "a@b.example"),
            ]);
            var answer = await browser.PostAsync(path, form, Ct);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Location"));
        }
    }
}
