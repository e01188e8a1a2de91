using Marten;
using MimeKit;
using Netzwerk.Web.Accounts;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Accounts;

public sealed class TheSignInMail(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Says_code_link_end_and_what_to_do_if_it_was_not_you()
    {
        var ada = await app.CreatePersonAsync();
        await SignInSteps.AskAsync(app.Visitor(), ada.Card.Mail);

        var mail = await app.Post.NextToAsync(ada.Card.Mail);

        Assert.Equal("Anmelden bei Netzwerk Bildung", mail.Subject);
        var text = mail.TextBody!;
        Assert.Contains("https://netzwerk.example/anmelden/link/", text, StringComparison.Ordinal);
        Assert.Contains("nur einmal", text, StringComparison.Ordinal);
        Assert.Contains("Sie wollten sich nicht anmelden?", text, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
    }

    [Fact]
    public async Task Is_in_english_for_who_reads_english()
    {
        var ada = await app.CreatePersonAsync(language: "en");
        await SignInSteps.AskAsync(app.Visitor(), ada.Card.Mail);

        var mail = await app.Post.NextToAsync(ada.Card.Mail);

        Assert.Equal("Sign in to Netzwerk Bildung", mail.Subject);
        Assert.Contains("only once", mail.TextBody!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_host_never_gets_into_the_link()
    {
        var ada = await app.CreatePersonAsync();
        var browser = app.Visitor();
        browser.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");
        browser.DefaultRequestHeaders.Add("Forwarded", "host=evil.example");
        await SignInSteps.AskAsync(browser, ada.Card.Mail);

        var mail = await app.Post.NextToAsync(ada.Card.Mail);

        Assert.DoesNotContain("evil", mail.TextBody!, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", mail.HtmlBody!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_written_any_more_once_it_was_used()
    {
        var ada = await app.CreatePersonAsync();
        var browser = app.Visitor();
        await SignInSteps.AskAsync(browser, ada.Card.Mail);
        var mail = await SignInSteps.MailAsync(app, ada);
        await SignInSteps.EnterCodeAsync(browser, mail.Code);
        await using var session = app.Query();
        var dispatch = await session
            .Query<Dispatch>()
            .SingleAsync(d => d.Person == ada.Id.Value, Ct);

        var written = await app.WithAsync<IEnumerable<IDispatchWriter>, OutgoingMail?>(writers =>
            writers.OfType<SignInMailWriter>().Single().WriteAsync(dispatch, session, Ct)
        );

        Assert.Null(written);
    }
}
