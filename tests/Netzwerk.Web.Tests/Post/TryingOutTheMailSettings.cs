using System.Net;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Post;

public sealed class TryingOutTheMailSettings(MailedNetzwerk netzwerk)
    : IClassFixture<MailedNetzwerk>,
        IDisposable
{
    private const string Settings = "/verwaltung/mail";

    public void Dispose() => netzwerk.Relay.AcceptEverything();

    [Fact]
    public async Task A_test_mail_goes_to_whoever_asks_and_the_answer_of_the_server_is_shown()
    {
        var karla = await netzwerk.App.CreateCoordinatorAsync();
        var browser = await netzwerk.App.SignInAsync(karla);
        var page = await browser.OpenAsync(Settings);
        Assert.Contains("127.0.0.1:", page.Text, StringComparison.Ordinal);

        var after = await page.SubmitAsync("probe");

        var mail = Assert.Single(netzwerk.Relay.Received, m => m.To.Contains(karla.Card.Mail));
        Assert.Contains("Subject: Probemail", new RawMail(mail.Raw).Head, StringComparison.Ordinal);
        Assert.Contains(
            "Der Server hat die Probemail angenommen: ",
            after.Text,
            StringComparison.Ordinal
        );
        await using var session = netzwerk.App.Query();
        Assert.DoesNotContain(
            await Marten.QueryableExtensions.ToListAsync(
                session.Query<Dispatch>(),
                TestContext.Current.CancellationToken
            ),
            d => d.PersonId == karla.Id
        );
    }

    [Fact]
    public async Task A_refusal_is_told_in_words_and_with_what_the_server_said()
    {
        var karla = await netzwerk.App.CreateCoordinatorAsync();
        netzwerk.Relay.Refuse(karla.Card.Mail);
        var page = await (await netzwerk.App.SignInAsync(karla)).OpenAsync(Settings);
        var after = await page.SubmitAsync("probe");
        Assert.Contains(
            "Der Server hat die Probemail abgelehnt (550)",
            after.Text,
            StringComparison.Ordinal
        );
    }

    /// <summary>The relay signs; all we can do is say what its signature has to cover.</summary>
    [Fact, Trait("check", "list.dkim-covers")]
    public async Task It_says_that_the_signature_has_to_cover_the_heads_of_unsubscribing()
    {
        var karla = await netzwerk.App.CreateCoordinatorAsync();
        var page = await (await netzwerk.App.SignInAsync(karla)).OpenAsync(Settings);
        Assert.Contains(
            "List-Unsubscribe und List-Unsubscribe-Post umfassen",
            page.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Others_do_not_see_the_settings()
    {
        var ada = await netzwerk.App.CreatePersonAsync();
        var page = await (await netzwerk.App.SignInAsync(ada)).OpenAsync(Settings);
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }
}
