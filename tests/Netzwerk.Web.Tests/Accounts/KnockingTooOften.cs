using System.Net;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Web.Accounts;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Accounts;

/// <summary>Limits and times; it puts the clock forward, so it has an app of its own.</summary>
public sealed class KnockingTooOften(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Thirty_wishes_make_five_mails_in_a_quarter_of_an_hour()
    {
        var ada = await app.CreatePersonAsync();
        await Task.WhenAll(
            Enumerable.Range(0, 30).Select(_ => SignInSteps.AskAsync(app.Visitor(), ada.Card.Mail))
        );
        await PlanAllAsync(ada);
        Assert.Equal(PlanSignInMail.MostPerPerson, (await PlannedAsync(ada)).Count);

        app.Clock.Advance(PlanSignInMail.PersonWindow + TimeSpan.FromSeconds(1));
        await SignInSteps.AskAsync(app.Visitor(), ada.Card.Mail);
        await PlanAllAsync(ada);

        Assert.Equal(PlanSignInMail.MostPerPerson + 1, (await PlannedAsync(ada)).Count);
    }

    [Fact]
    public async Task One_connection_gets_25_tries_a_minute_whatever_it_says_about_itself()
    {
        var address = IPAddress.Parse("198.51.100.7");
        var browser = app.Visitor(address);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < SignInLimits.MostPerMinute + 3; i++)
        {
            using var look = new HttpRequestMessage(HttpMethod.Get, "/anmelden/link/abcdefgh");
            look.Headers.Add("X-Forwarded-For", $"203.0.113.{i}");
            look.Headers.Add("Forwarded", $"for=203.0.113.{i}");
            statuses.Add((await browser.SendAsync(look, Ct)).StatusCode);
        }

        Assert.Equal(SignInLimits.MostPerMinute, statuses.Count(s => s is HttpStatusCode.OK));
        Assert.Equal(3, statuses.Count(s => s is HttpStatusCode.TooManyRequests));
        Assert.Equal(
            HttpStatusCode.OK,
            (await app.Visitor().OpenAsync("/anmelden/link/abcdefgh")).Status
        );

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(
            HttpStatusCode.OK,
            (await browser.OpenAsync("/anmelden/link/abcdefgh")).Status
        );
    }

    [Fact]
    public void A_whole_home_network_counts_as_one_connection()
    {
        var limits = new SignInLimits(app.Clock);
        var admitted = Enumerable
            .Range(0, 40)
            .Count(i => limits.Admits(IPAddress.Parse($"2001:db8:1:2::{i + 1}")));

        Assert.Equal(SignInLimits.MostPerMinute, admitted);
        Assert.True(limits.Admits(IPAddress.Parse("2001:db8:1:3::1")));
    }

    [Fact]
    public async Task After_two_hundred_mails_in_an_hour_none_goes_out()
    {
        app.Clock.Advance(TimeSpan.FromHours(2));
        var now = app.Clock.GetUtcNow();
        var store = app.Services.GetRequiredService<IDocumentStore>();
        await using var session = store.LightweightSession();
        session.Insert(
            Enumerable
                .Range(0, PlanSignInMail.MostPerHour)
                .Select(i => new SignInAttempt(
                    Guid.CreateVersion7(),
                    $"n{i}",
                    Guid.CreateVersion7(),
                    now,
                    now,
                    Remember: false,
                    "/"
                )
                {
                    MailedAt = now,
                })
                .ToArray()
        );
        await session.SaveChangesAsync(Ct);
        var ada = await app.CreatePersonAsync();

        await SignInSteps.AskAsync(app.Visitor(), ada.Card.Mail);
        await PlanAllAsync(ada);
        Assert.Empty(await PlannedAsync(ada));

        app.Clock.Advance(TimeSpan.FromHours(1));
        await SignInSteps.AskAsync(app.Visitor(), ada.Card.Mail);
        await PlanAllAsync(ada);
        Assert.Single(await PlannedAsync(ada));
    }

    [Fact]
    public async Task Code_and_link_end_after_ten_minutes()
    {
        var ada = await app.CreatePersonAsync();
        var browser = app.Visitor();
        await SignInSteps.AskAsync(browser, ada.Card.Mail);
        var mail = await SignInSteps.MailAsync(app, ada);
        var page = await browser.OpenAsync("/anmelden/code");

        app.Clock.Advance(SignInAttempt.Life);
        var late = await page.SubmitAsync("code", ("Input.Code", mail.Code));

        Assert.Contains("zehn Minuten sind um", late.Text, StringComparison.Ordinal);
        Assert.NotNull(late.Document.QuerySelector("a[href='/anmelden']"));
        var link = await browser.OpenAsync(mail.LinkPath);
        Assert.DoesNotContain("Jetzt anmelden", link.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cleanup_forgets_what_is_over_and_only_that()
    {
        app.Clock.Advance(TimeSpan.FromHours(2));
        var ada = await app.CreatePersonAsync();
        await SignInSteps.AskAsync(app.Visitor(), ada.Card.Mail);
        var remembered = await app.SignInAsync(ada, remember: true);
        await app.SignInAsync(ada);
        app.Clock.Advance(TimeSpan.FromHours(9));
        var fresh = await app.SignInAsync(ada);
        await SignInSteps.AskAsync(app.Visitor(), ada.Card.Mail);

        await app.RunAsync<AccountCleanup>(job => job.RunAsync(Ct));

        await using var session = app.Query();
        Assert.Equal(
            1,
            await session.Query<SignInAttempt>().CountAsync(a => a.Person == ada.Id.Value, Ct)
        );
        Assert.Equal(
            2,
            await session.Query<SignInSession>().CountAsync(s => s.Person == ada.Id.Value, Ct)
        );
        Assert.Equal(HttpStatusCode.OK, (await remembered.OpenAsync("/konto")).Status);
        Assert.Equal(HttpStatusCode.OK, (await fresh.OpenAsync("/konto")).Status);
    }

    /// <summary>Runs the planning of every attempt; the background may have been there already.</summary>
    private async Task PlanAllAsync(KnownPerson person)
    {
        await using var session = app.Query();
        var attempts = await session
            .Query<SignInAttempt>()
            .Where(a => a.Person == person.Id.Value && a.MailedAt == null)
            .ToListAsync(Ct);
        await Task.WhenAll(
            attempts.Select(a => app.RunAsync<PlanSignInMail>(job => job.RunAsync(a.Id, Ct)))
        );
    }

    private async Task<IReadOnlyList<Dispatch>> PlannedAsync(KnownPerson person)
    {
        await using var session = app.Query();
        return await session
            .Query<Dispatch>()
            .Where(d => d.Person == person.Id.Value && d.Kind == SignInMailWriter.MailKind)
            .ToListAsync(Ct);
    }
}
