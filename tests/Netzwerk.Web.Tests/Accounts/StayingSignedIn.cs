using System.Net;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Accounts;

/// <summary>How long a browser stays signed in, and what ends it; it puts the clock forward.</summary>
public sealed class StayingSignedIn(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signing_out_ends_a_copied_cookie_too()
    {
        var ada = await app.CreatePersonAsync();
        var secret = await SecretAsync(ada);
        var (browser, copy) = (With(secret), With(secret));
        Assert.True(await IsInAsync(copy));

        var page = await browser.OpenAsync("/abmelden");
        Assert.True(await IsInAsync(browser));
        var done = await page.SubmitAsync("abmelden");

        Assert.Equal("/anmelden", done.RedirectsTo);
        Assert.Contains(
            "storage",
            done.Answer.Headers.GetValues("Clear-Site-Data").Single(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "expires=Thu, 01 Jan 1970",
            SigningIn.Cookie(done, SessionHandler.CookieName),
            StringComparison.Ordinal
        );
        Assert.False(await IsInAsync(copy));
    }

    [Fact]
    public async Task Eight_hours_without_a_click_end_it()
    {
        var browser = await app.SignInAsync(await app.CreatePersonAsync());
        app.Clock.Advance(TimeSpan.FromHours(7.9));
        Assert.True(await IsInAsync(browser));
        app.Clock.Advance(TimeSpan.FromHours(7.9));
        Assert.True(await IsInAsync(browser));
        app.Clock.Advance(SignInSessions.IdleLimit + TimeSpan.FromMinutes(1));

        Assert.False(await IsInAsync(browser));
    }

    [Fact]
    public async Task Fourteen_days_end_it_however_busy()
    {
        var browser = await app.SignInAsync(await app.CreatePersonAsync());
        for (var hours = 0; hours < 14 * 24; hours += 7)
        {
            Assert.True(await IsInAsync(browser));
            app.Clock.Advance(TimeSpan.FromHours(7));
        }

        Assert.False(await IsInAsync(browser));
    }

    [Fact]
    public async Task A_remembered_device_stays_thirty_days()
    {
        var browser = await app.SignInAsync(await app.CreatePersonAsync(), remember: true);
        app.Clock.Advance(SignInSessions.RememberedLimit - TimeSpan.FromMinutes(1));
        Assert.True(await IsInAsync(browser));
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.False(await IsInAsync(browser));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("' or 1=1 --")]
    public async Task A_forged_cookie_opens_nothing(string secret) =>
        Assert.False(await IsInAsync(With(secret)));

    [Fact]
    public async Task The_stored_hash_is_no_cookie()
    {
        var ada = await app.CreatePersonAsync();
        var secret = await SecretAsync(ada);

        Assert.False(await IsInAsync(With(LinkTokens.Hash(secret))));
    }

    [Fact]
    public async Task Ones_own_browsers_are_listed_and_can_be_ended_one_by_one()
    {
        var ada = await app.CreatePersonAsync();
        var (here, there) = (await app.SignInAsync(ada), await app.SignInAsync(ada));
        var page = await here.OpenAsync("/konto");
        var other = Assert.Single(Handles(page));

        var done = await page.SubmitAsync("browser", ("Handle", other));

        Assert.Equal("/konto", done.RedirectsTo);
        Assert.Contains("beendet", (await done.FollowAsync()).Text, StringComparison.Ordinal);
        Assert.True(await IsInAsync(here));
        Assert.False(await IsInAsync(there));
    }

    [Fact]
    public async Task All_others_can_be_ended_at_once()
    {
        var ada = await app.CreatePersonAsync();
        var here = await app.SignInAsync(ada);
        HttpClient[] others = [await app.SignInAsync(ada), await app.SignInAsync(ada)];

        await (await here.OpenAsync("/konto")).SubmitAsync("andere");

        Assert.True(await IsInAsync(here));
        Assert.False(await IsInAsync(others[0]));
        Assert.False(await IsInAsync(others[1]));
    }

    [Fact]
    public async Task Nobody_can_end_a_foreign_browser()
    {
        var (ada, eve) = (await app.CreatePersonAsync(), await app.CreatePersonAsync("Eva"));
        var (browser, second) = (await app.SignInAsync(ada), await app.SignInAsync(ada));
        var handle = Assert.Single(Handles(await browser.OpenAsync("/konto")));
        var foreign = await app.SignInAsync(eve);
        await app.SignInAsync(eve);

        await (await foreign.OpenAsync("/konto")).SubmitAsync("browser", ("Handle", handle));

        Assert.True(await IsInAsync(second));
    }

    [Fact]
    public async Task A_right_that_was_taken_away_is_gone_with_the_next_click()
    {
        var karla = await app.CreateCoordinatorAsync();
        var browser = await app.SignInAsync(karla);
        Assert.Equal(
            HttpStatusCode.OK,
            (await browser.GetAsync("/verwaltung/jobs", Ct)).StatusCode
        );

        await app.WithAsync<PersonRegistry, CommandResult>(r =>
            r.GrantAsync(karla.Id, NetworkRole.None, Originator.Job, Ct)
        );

        Assert.Equal(
            HttpStatusCode.NotFound,
            (await browser.GetAsync("/verwaltung/jobs", Ct)).StatusCode
        );
    }

    [Fact]
    public async Task An_erased_person_is_out_at_once()
    {
        var ada = await app.CreatePersonAsync();
        var browser = await app.SignInAsync(ada);
        var program = await app.ApiClientAsync(ada);
        Assert.True(await IsInAsync(browser));

        await app
            .Services.GetRequiredService<CommandRunner>()
            .ChangeAsync<Person, PersonEvent>(
                ada.Id.Value,
                p => PersonDecisions.Decide(p, new ErasePerson()),
                Originator.Job,
                Ct
            );

        Assert.False(await IsInAsync(browser));
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await program.GetAsync("/api/v1/groups", Ct)).StatusCode
        );
    }

    private static IEnumerable<string> Handles(Page page) =>
        page.Document.QuerySelectorAll("button[name=Handle]").Select(b => b.GetAttribute("value")!);

    private static async Task<bool> IsInAsync(HttpClient browser) =>
        (await browser.OpenAsync("/konto")).Status is HttpStatusCode.OK;

    private Task<string> SecretAsync(KnownPerson person) =>
        app
            .Services.GetRequiredService<SignInSessions>()
            .BeginAsync(person.Id, remember: false, Ct);

    private HttpClient With(string secret)
    {
        var browser = app.Visitor();
        browser.DefaultRequestHeaders.Add("Cookie", $"{SessionHandler.CookieName}={secret}");
        return browser;
    }
}
