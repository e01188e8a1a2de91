using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.MailChoices;

public sealed class LeavingWithOneClick(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private const string Header = "List-Unsubscribe";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("check", "list.one-click")]
    public async Task A_reminder_is_left_by_one_post_without_cookies_and_the_next_one_stays_away()
    {
        var (circle, ada, path) = await RemindedAsync();
        using var provider = netzwerk.App.Visitor();
        var versions = new List<int>();
        for (var time = 0; time < 2; time++)
        {
            using var answer = await provider.PostAsync(path, OneClick(), Ct);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            versions.Add((await netzwerk.App.WishesOfAsync(ada)).Version);
        }

        Assert.Single(versions.Distinct());
        Assert.False((await netzwerk.App.WishesOfAsync(ada)).Of(circle.Group).Reminders);
        await netzwerk.PassAsync(TimeSpan.FromDays(6));
        Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(ada));
        Assert.Equal(
            [DispatchState.Sent, DispatchState.Silenced],
            (await netzwerk.App.DispatchesOfAsync(ada, MeetingMails.Reminder)).Select(d => d.State)
        );

        // Only reminders: another invitation still comes.
        await netzwerk.CallAsync(circle);
        Assert.Equal("REQUEST 0, -, REQUEST 0", netzwerk.StoryOf(ada));
    }

    [Fact, Trait("check", "list.id"), Trait("check", "hdr.not-bulk")]
    public async Task Reminders_carry_the_list_headers_and_invitations_do_not()
    {
        var (_, ada, path) = await RemindedAsync();
        var (invitation, reminder) = (
            new RawMail(netzwerk.To(ada)[0].Raw),
            new RawMail(netzwerk.To(ada)[1].Raw)
        );
        Assert.Equal($"<{new Uri(NetzwerkApp.Root, path)}>", reminder.Header(Header));
        Assert.Equal("List-Unsubscribe=One-Click", reminder.Header("List-Unsubscribe-Post"));
        Assert.StartsWith("<erinnerungen.", reminder.Header("List-Id"), StringComparison.Ordinal);
        Assert.DoesNotContain(ada.Id.ToString(), path, StringComparison.OrdinalIgnoreCase);
        Assert.Null(invitation.Header(Header));
        Assert.Null(invitation.Header("List-Unsubscribe-Post"));
        Assert.Null(invitation.Header("List-Id"));
        Assert.All(
            netzwerk.To(ada),
            m => Assert.Contains("/mail/einstellungen/", m.Text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Whoever_only_looks_changes_nothing()
    {
        var (circle, ada, path) = await RemindedAsync();
        using var scanner = netzwerk.App.Visitor();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Options })
        {
            using var request = new HttpRequestMessage(method, path);
            using var answer = await scanner.SendAsync(request, Ct);
            Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        }

        Assert.True((await netzwerk.App.WishesOfAsync(ada)).Of(circle.Group).Reminders);
        var page = await scanner.OpenAsync(path);
        Assert.Contains("AG Sprache", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(ada.Card.FamilyName, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anything_but_exactly_the_agreed_body_is_refused()
    {
        var (circle, ada, path) = await RemindedAsync();
        using var stranger = netzwerk.App.Visitor();
        HttpContent[] bodies =
        [
            Form([]),
            Form([(Header, "one-click")]),
            Form([(Header, "One-Click"), ("more", "x")]),
            Form([(Header, "One-Click"), (Header, "One-Click")]),
            new StringContent("List-Unsubscribe=One-Click"),
            new StringContent("""{"List-Unsubscribe":"One-Click"}""", null, "application/json"),
        ];
        foreach (var body in bodies)
        {
            using var answer = await stranger.PostAsync(path, body, Ct);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        using var unknown = await stranger.PostAsync(
            PreferenceLinks.UnsubscribePage + "/" + new string('a', 32),
            OneClick(),
            Ct
        );
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.True((await netzwerk.App.WishesOfAsync(ada)).Of(circle.Group).Reminders);
    }

    [Fact]
    public async Task The_form_of_many_parts_and_a_foreign_page_are_as_good()
    {
        var (circle, ada, path) = await RemindedAsync();
        using var webmail = netzwerk.App.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new MultipartFormDataContent { { new StringContent("One-Click"), Header } },
        };
        request.Headers.Add("Origin", "https://webmail.example");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await webmail.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False((await netzwerk.App.WishesOfAsync(ada)).Of(circle.Group).Reminders);
    }

    [Fact]
    public async Task A_person_presses_the_button_of_the_page()
    {
        var (circle, ada, path) = await RemindedAsync();
        using var browser = netzwerk.App.Visitor();
        var page = await browser.OpenAsync(path);
        using var pressed = await browser.PostAsync(
            page.Document.QuerySelector("main form")!.GetAttribute("action"),
            new FormUrlEncodedContent(page.Fields("unsubscribe")),
            Ct
        );
        Assert.Equal(HttpStatusCode.Found, pressed.StatusCode);
        Assert.False((await netzwerk.App.WishesOfAsync(ada)).Of(circle.Group).Reminders);
        var after = await browser.OpenAsync(path);
        Assert.Contains("nicht mehr an Sitzungen", after.Text, StringComparison.Ordinal);
        Assert.Null(after.Document.QuerySelector("main form button"));
    }

    [Fact]
    public async Task A_link_ends_with_its_person()
    {
        var (_, ada, path) = await RemindedAsync();
        var coordinator = await netzwerk.App.SignInAsync(
            await netzwerk.App.CreateCoordinatorAsync()
        );
        var erase = await coordinator.OpenAsync($"/personen/{ada.Id}/loeschen");
        var form = erase.Document.QuerySelector("main input[name=_handler]")!.GetAttribute("value");
        await erase.SubmitAsync(form!);
        using var answer = await netzwerk.App.Visitor().PostAsync(path, OneClick(), Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    /// <summary>Somebody whom a reminder reached a week before a meeting, and the link in its head.</summary>
    private async Task<(Circle Circle, KnownPerson Ada, string Path)> RemindedAsync()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        var day = netzwerk.Today.AddDays(30);
        await netzwerk.CallAsync(circle);
        await netzwerk.GoToAsync(new Appointment(day.AddDays(-7), new(14, 0), new(16, 0)).Start);
        var link = new RawMail(netzwerk.To(ada)[^1].Raw).Header(Header);
        Assert.NotNull(link);
        return (circle, ada, new Uri(link.Trim('<', '>')).AbsolutePath);
    }

    private static FormUrlEncodedContent OneClick() => Form([(Header, "One-Click")]);

    private static FormUrlEncodedContent Form((string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
}
