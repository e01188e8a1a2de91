using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Post;
using Netzwerk.Web.Tests.Accounts;
using Netzwerk.Web.Tests.MailChoices;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Dispatches;

public sealed class MailThatIsHeldBack(MailedNetzwerk netzwerk)
    : IClassFixture<MailedNetzwerk>,
        IDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => netzwerk.Relay.AcceptEverything();

    [Fact]
    public async Task What_is_still_true_goes_out_when_the_address_was_checked()
    {
        var circle = await netzwerk.FoundAsync(2);
        var (ada, ben) = (circle.People[0], circle.People[1]);
        var red = await MarkAsync(ada);
        var meeting = await netzwerk.CallAsync(circle);
        var gone = await netzwerk.CallAsync(circle, daysAhead: 40);
        await netzwerk.CancelAsync(gone);
        await netzwerk.SettleAsync();
        Assert.Empty(netzwerk.To(ada));
        Assert.Equal(
            (DispatchState.Held, 0),
            await netzwerk.DispatchAsync(meeting, ada) is var d ? (d.State, d.Attempts) : default
        );

        Assert.Equal(3, await TrustAsync(ada));
        await netzwerk.SettleAsync();

        Assert.Equal("REQUEST 0", netzwerk.StoryOf(ada));
        Assert.Equal("REQUEST 0, REQUEST 0, CANCEL 1", netzwerk.StoryOf(ben));
        Assert.Equal(0, await TrustAsync(ada));
        Assert.Equal(red.Id, ada.Id.Value);
    }

    [Fact]
    public async Task A_new_address_gets_what_the_old_one_sent_back()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        netzwerk.Relay.Refuse(ada.Card.Mail);
        var meeting = await netzwerk.CallAsync(circle);
        Assert.Equal(DispatchState.Refused, (await netzwerk.DispatchAsync(meeting, ada)).State);

        var browser = await netzwerk.App.SignInAsync(await netzwerk.App.CreateCoordinatorAsync());
        var form = await browser.OpenAsync($"/personen/{ada.Id}/bearbeiten");
        await form.SubmitAsync(
            "bearbeiten",
            ("Input.GivenName", ada.Card.GivenName),
            ("Input.FamilyName", ada.Card.FamilyName),
            ("Input.Mail", "ada.neu@verein.example"),
            ("Input.Language", "de")
        );
        await netzwerk.SettleAsync();

        var moved = new KnownPerson(ada.Id, ada.Card with { Mail = "ada.neu@verein.example" });
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(moved));
        var sent = await netzwerk.DispatchAsync(meeting, ada);
        Assert.Equal((DispatchState.Sent, 1), (sent.State, sent.Attempts));
        Assert.Equal("127.0.0.1", sent.Server);
        Assert.Equal("2.0.0 Ok: queued as 4711", sent.Reply);
    }

    [Fact]
    public async Task Somebody_who_reads_the_code_for_signing_in_gets_mail_again()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        await MarkAsync(ada, isReported: true);
        var meeting = await netzwerk.CallAsync(circle);
        Assert.Equal(DispatchState.Held, (await netzwerk.DispatchAsync(meeting, ada)).State);

        using var browser = netzwerk.App.Visitor();
        await SignInSteps.AskAsync(browser, ada.Card.Mail);
        var letter = await NetzwerkApp.EventuallyAsync(() =>
            Task.FromResult(netzwerk.To(ada) is [var first, ..] ? first : null)
        );
        await SignInSteps.EnterCodeAsync(browser, SignInSteps.CodeIn(letter.Text));
        await netzwerk.SettleAsync();

        Assert.Equal(DispatchState.Sent, (await netzwerk.DispatchAsync(meeting, ada)).State);
        await using var session = netzwerk.App.Query();
        Assert.Null(await session.LoadAsync<MailboxState>(ada.Id.Value, Ct));
    }

    [Fact]
    public async Task Before_calling_one_sees_whom_no_mail_reaches()
    {
        var circle = await netzwerk.FoundAsync(2);
        var (ada, ben) = (circle.People[0], circle.People[1]);
        await MarkAsync(ada);
        var meeting = await netzwerk.PlanAsync(circle, netzwerk.Today.AddDays(20));
        var browser = await netzwerk.App.SignInAsync(await netzwerk.App.CreateCoordinatorAsync());

        var check = await browser.OpenAsync($"/sitzungen/{meeting.Value}/einladen");
        var note = check.Document.GetElementById("zurueckgehalten");
        Assert.NotNull(note);
        Assert.Contains("Die letzte E-Mail an diese Personen kam zurück", note.TextContent);
        Assert.Contains(ada.Card.FullName, note.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(ben.Card.FullName, note.TextContent, StringComparison.Ordinal);
        Assert.Contains("An eine Person senden", check.Text, StringComparison.Ordinal);

        await check.SubmitAsync("call");
        await netzwerk.SettleAsync();
        Assert.Empty(netzwerk.To(ada));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(ben));
        await using var session = netzwerk.App.Query();
        var called = await session.LoadAsync<Meeting>(meeting.Value, Ct);
        Assert.NotNull(called!.InviteeOf(ada.Id));
    }

    [Theory]
    [InlineData("aendern", "Eine eingeladene Person erfährt davon")]
    [InlineData("absagen", "Eine eingeladene Person bekommt eine Absage")]
    public async Task Before_changing_and_cancelling_one_sees_it_too(string page, string told)
    {
        var circle = await netzwerk.FoundAsync(3);
        var (ada, ben, cem) = (circle.People[0], circle.People[1], circle.People[2]);
        var meeting = await netzwerk.CallAsync(circle);
        await MarkAsync(ada);
        await netzwerk.App.MuteAsync(ben);
        var browser = await netzwerk.App.SignInAsync(await netzwerk.App.CreateCoordinatorAsync());

        var check = await browser.OpenAsync($"/sitzungen/{meeting.Value}/{page}");
        var note = check.Document.GetElementById("zurueckgehalten")!.TextContent;
        Assert.Contains(ada.Card.FullName, note, StringComparison.Ordinal);
        Assert.DoesNotContain(ben.Card.FullName, note, StringComparison.Ordinal);
        Assert.DoesNotContain(cem.Card.FullName, check.Text, StringComparison.Ordinal);
        Assert.Contains(told, check.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coordinator_may_send_it_all_the_same()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        await MarkAsync(ada, isReported: true);
        var meeting = await netzwerk.CallAsync(circle);
        var held = await netzwerk.DispatchAsync(meeting, ada);
        var browser = await netzwerk.App.SignInAsync(await netzwerk.App.CreateCoordinatorAsync());
        var list = await browser.OpenAsync($"{OutboxFilter.Route}?person={ada.Id}");
        var button = list.Document.QuerySelector($"button[name=Dispatch][value='{held.Id}']");
        Assert.Equal("Trotzdem senden", button!.TextContent);

        await list.SubmitAsync("nochmal", ("Dispatch", held.Id));
        await list.SubmitAsync("nochmal", ("Dispatch", held.Id));
        await netzwerk.SettleAsync();
        await list.SubmitAsync("nochmal", ("Dispatch", held.Id));
        await netzwerk.SettleAsync();

        Assert.Equal("REQUEST 0", netzwerk.StoryOf(ada));
        Assert.Equal(DispatchState.Sent, (await netzwerk.DispatchAsync(meeting, ada)).State);
        await using var session = netzwerk.App.Query();
        Assert.NotNull(await session.LoadAsync<MailboxState>(ada.Id.Value, Ct));
    }

    [Fact]
    public async Task About_mail_to_somebody_who_was_erased_nobody_needs_to_decide()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        netzwerk.Relay.Refuse(ada.Card.Mail);
        var meeting = await netzwerk.CallAsync(circle);
        Assert.True((await netzwerk.DispatchAsync(meeting, ada)).NeedsDecision);
        using var own = await netzwerk.App.SignInAsync(ada);
        var page = await own.OpenAsync($"/personen/{ada.Id}/loeschen");
        var form = page.Document.QuerySelector("main input[name=_handler]")!;
        await page.SubmitAsync(form.GetAttribute("value")!);
        await netzwerk.SettleAsync();
        Assert.All(
            await netzwerk.DispatchesAsync(meeting),
            d => Assert.Equal(DispatchState.Obsolete, d.State)
        );
    }

    [Fact]
    public async Task When_our_own_relay_was_wrong_about_everybody_all_marks_go_at_once()
    {
        var circle = await netzwerk.FoundAsync(3);
        foreach (var person in circle.People)
        {
            await MarkAsync(person);
        }

        await netzwerk.CallAsync(circle);
        Assert.All(circle.People, p => Assert.Empty(netzwerk.To(p)));
        var browser = await netzwerk.App.SignInAsync(await netzwerk.App.CreateCoordinatorAsync());
        var list = await browser.OpenAsync(OutboxFilter.Route);
        await list.SubmitAsync("alle-geprueft");
        await list.SubmitAsync("alle-geprueft");
        await netzwerk.SettleAsync();
        Assert.All(circle.People, p => Assert.Equal("REQUEST 0", netzwerk.StoryOf(p)));
        await using var session = netzwerk.App.Query();
        Assert.Empty(await session.Query<MailboxState>().ToListAsync(Ct));
    }

    [Fact]
    public async Task What_servers_say_is_kept_without_addresses()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        var local = ada.Card.Mail.Split('@')[0];
        netzwerk.Relay.Refuse(
            ada.Card.Mail,
            $"550 5.1.1 <{ada.Card.Mail}>: {local} rejected\tby table"
        );
        var meeting = await netzwerk.CallAsync(circle);
        var refused = await netzwerk.DispatchAsync(meeting, ada);
        Assert.Equal("5.1.1 <…>: … rejected by table", refused.Reply);
    }

    private async Task<MailboxState> MarkAsync(KnownPerson person, bool isReported = false)
    {
        var red = new MailboxState(person.Id.Value, IsUnreachable: true, 550, netzwerk.Now)
        {
            IsReported = isReported,
        };
        await netzwerk.StoreAsync(s => s.Store(red));
        return red;
    }

    private Task<int> TrustAsync(KnownPerson person) =>
        netzwerk.App.Services.GetRequiredService<OutboxCommands>().TrustAddressAsync(person.Id, Ct);
}
