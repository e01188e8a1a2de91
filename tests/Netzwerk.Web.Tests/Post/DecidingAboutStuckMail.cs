using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Post;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Post;

public sealed class DecidingAboutStuckMail(MailedNetzwerk netzwerk)
    : IClassFixture<MailedNetzwerk>,
        IDisposable
{
    private const string List = "/verwaltung/post";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => netzwerk.Relay.AcceptEverything();

    [Fact]
    public async Task A_refused_mail_is_announced_listed_and_sent_once_more()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        netzwerk.Relay.Refuse(ada.Card.Mail);
        var meeting = await netzwerk.CallAsync(circle);
        netzwerk.Relay.AcceptEverything();
        var id = (await netzwerk.DispatchAsync(meeting, ada)).Id;

        var browser = await CoordinatorAsync();
        var home = await browser.OpenAsync("/akteure");
        Assert.Single(
            home.Document.QuerySelectorAll($"a[href='{List}?stand=entscheiden&seite=1']")
        );
        var list = await browser.OpenAsync($"{List}?stand=entscheiden");
        var row = Assert.Single(list.Document.QuerySelectorAll("tbody tr"), r => Holds(r, id));
        Assert.Contains("Einladung oder Änderung", row.TextContent, StringComparison.Ordinal);
        Assert.Contains(ada.Card.FullName, row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Abgelehnt", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("550", row.TextContent, StringComparison.Ordinal);
        Assert.NotNull(row.QuerySelector($"a[href='/sitzungen/{meeting.Value}']"));

        var after = await list.SubmitAsync("nochmal", ("Dispatch", id));
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(ada));
        Assert.Contains(
            "noch einmal gesendet",
            (await after.FollowAsync()).Text,
            StringComparison.Ordinal
        );

        var late = await list.SubmitAsync("nochmal", ("Dispatch", id));
        await netzwerk.SettleAsync();
        Assert.Contains(
            "schon entschieden",
            (await late.FollowAsync()).Text,
            StringComparison.Ordinal
        );
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(ada));
    }

    [Fact]
    public async Task An_unclear_mail_is_sent_once_more_with_the_same_bytes()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        netzwerk.Relay.LoseAnswerAfterData(times: 2);
        var meeting = await netzwerk.CallAsync(circle);
        await netzwerk.PassAsync(TimeSpan.FromMinutes(1));
        var unclear = await netzwerk.DispatchAsync(meeting, ada);
        Assert.Equal(DispatchState.Unclear, unclear.State);

        var list = await (await CoordinatorAsync()).OpenAsync(List);
        await list.SubmitAsync("nochmal", ("Dispatch", unclear.Id));
        await netzwerk.SettleAsync();

        var letters = netzwerk.To(ada);
        Assert.Equal(3, letters.Count);
        Assert.All(letters, l => Assert.Equal(letters[0].Raw, l.Raw));
        Assert.Equal(DispatchState.Sent, (await netzwerk.DispatchAsync(meeting, ada)).State);
    }

    [Fact]
    public async Task An_address_that_was_looked_at_is_trusted_again()
    {
        var person = await netzwerk.App.CreatePersonAsync("Ute", "Unerreichbar");
        var red = new MailboxState(person.Id.Value, IsUnreachable: true, 550, netzwerk.Now);
        await netzwerk.StoreAsync(s => s.Store(red));
        var browser = await CoordinatorAsync();
        var list = await browser.OpenAsync(List);
        Assert.Contains("Ute Unerreichbar", list.Text, StringComparison.Ordinal);

        await list.SubmitAsync("geprueft", ("Person", person.Id.ToString()));

        Assert.DoesNotContain(
            "Ute Unerreichbar",
            (await browser.OpenAsync(List)).Text,
            StringComparison.Ordinal
        );
        await using var session = netzwerk.App.Query();
        Assert.Null(await session.LoadAsync<MailboxState>(person.Id.Value, Ct));
    }

    [Fact]
    public async Task A_long_list_comes_in_pages_and_by_state()
    {
        var person = await netzwerk.App.CreatePersonAsync("Petra", "Papier");
        await netzwerk.StoreAsync(s =>
        {
            foreach (var number in Enumerable.Range(0, 2 * Outbox.PageSize + 1))
            {
                var detail = number.ToString(CultureInfo.InvariantCulture);
                var planned = Dispatch.Of("reminder", person.Id, Guid.Empty, netzwerk.Now, detail);
                s.Store(planned with { State = DispatchState.Obsolete, SettledAt = netzwerk.Now });
            }
        });
        var browser = await CoordinatorAsync();

        var first = await browser.OpenAsync($"{List}?stand=hinfaellig");
        Assert.Equal(Outbox.PageSize, first.Document.QuerySelectorAll("tbody tr").Length);
        var next = first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        var second = await browser.OpenAsync(next);
        Assert.Equal(Outbox.PageSize, second.Document.QuerySelectorAll("tbody tr").Length);
        Assert.All(
            second.Document.QuerySelectorAll("tbody tr"),
            r => Assert.Contains("Nicht mehr nötig", r.TextContent, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            "Petra Papier",
            (await browser.OpenAsync($"{List}?stand=abgelehnt")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.OK,
            (await browser.OpenAsync($"{List}?stand=x&seite=-1")).Status
        );
    }

    [Fact]
    public async Task Only_stuck_mails_for_signing_in_are_listed()
    {
        var person = await netzwerk.App.CreatePersonAsync("Silke", "Signal");
        var mail = Dispatch.Of("sign-in", person.Id, Guid.CreateVersion7(), netzwerk.Now);
        await netzwerk.StoreAsync(s =>
            s.Store(mail with { State = DispatchState.Sent, SettledAt = netzwerk.Now })
        );
        var browser = await CoordinatorAsync();
        var sent = await browser.OpenAsync($"{List}?stand=gesendet");
        Assert.DoesNotContain("Silke Signal", sent.Text, StringComparison.Ordinal);

        await netzwerk.StoreAsync(s =>
            s.Store(mail with { State = DispatchState.Parked, SettledAt = netzwerk.Now })
        );
        var stuck = await browser.OpenAsync($"{List}?stand=entscheiden");
        Assert.Contains("Silke Signal", stuck.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_see_neither_the_list_nor_the_notice()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        netzwerk.Relay.Refuse(ada.Card.Mail);
        var meeting = await netzwerk.CallAsync(circle);
        var id = (await netzwerk.DispatchAsync(meeting, ada)).Id;
        var member = await netzwerk.App.SignInAsync(ada);

        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(List)).Status);
        using var form = new FormUrlEncodedContent([
            new("_handler", "nochmal"),
            new("Dispatch", id),
        ]);
        using var answer = await member.PostAsync(new Uri(List, UriKind.Relative), form, Ct);
        Assert.InRange((int)answer.StatusCode, 400, 404);
        Assert.Equal(DispatchState.Refused, (await netzwerk.DispatchAsync(meeting, ada)).State);
        var page = await member.OpenAsync($"/sitzungen/{meeting.Value}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("braucht Ihre Entscheidung", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("brauchen Ihre Entscheidung", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_mail_has_a_name()
    {
        var services = netzwerk.App.Services;
        var kinds = services.GetServices<IDispatchWriter>().Select(w => w.Kind).ToArray();
        var texts = services.GetRequiredService<IStringLocalizer<OutboxTexts>>();
        Assert.Contains("announcement", kinds);
        Assert.All(kinds, k => Assert.False(texts[$"kind.{k}"].ResourceNotFound, k));
    }

    private static bool Holds(AngleSharp.Dom.IElement row, string dispatch) =>
        row.QuerySelector("button[name=Dispatch]")?.GetAttribute("value") == dispatch;

    private async Task<HttpClient> CoordinatorAsync() =>
        await netzwerk.App.SignInAsync(await netzwerk.App.CreateCoordinatorAsync());
}
