using System.Net;
using AngleSharp.Dom;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Incoming;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Post;

public sealed class TheMailOfOnePerson(MailedNetzwerk netzwerk)
    : IClassFixture<MailedNetzwerk>,
        IDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => netzwerk.Relay.AcceptEverything();

    [Fact]
    public async Task It_says_when_a_mail_was_handed_over_and_what_the_server_said()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        await netzwerk.CallAsync(circle);

        var row = Assert.Single(await RowsAsync(await CoordinatorAsync(), ada));
        Assert.Contains("Einladung oder Änderung", row);
        Assert.Contains("AG Sprache: Sprachkurse im Herbst", row);
        Assert.Contains("127.0.0.1", row);
        Assert.Contains("2.0.0 Ok: queued as 4711", row);
        Assert.Contains("Gesendet", row);
        Assert.DoesNotContain("Zugesagt", row);
    }

    [Fact, Trait("check", "link.no-get-answer")]
    public async Task An_answer_by_the_link_of_the_mail_is_told_as_such()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        await netzwerk.CallAsync(circle);
        using var phone = netzwerk.App.Visitor();
        var path = netzwerk.To(ada)[0].AnswerPath;
        var answer = await phone.OpenAsync($"{path}?antwort=zusage");
        Assert.DoesNotContain(
            "Zugesagt",
            Assert.Single(await RowsAsync(await CoordinatorAsync(), ada))
        );

        await answer.SubmitAsync("answer", ("Answer", "zusage"));
        await netzwerk.SettleAsync();

        var row = Assert.Single(await RowsAsync(await CoordinatorAsync(), ada));
        Assert.Contains("Zugesagt am", row);
        Assert.Contains("über den Link in der E-Mail", row);
    }

    [Fact]
    public async Task An_answer_from_a_calendar_is_told_as_such()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        await meeting.ReceiveAsync(meeting.From(meeting.Ada));
        await netzwerk.SettleAsync();

        var row = Assert.Single(await RowsAsync(await CoordinatorAsync(), meeting.Ada));
        Assert.Contains("Zugesagt am", row);
        Assert.Contains("aus dem Kalender", row);
    }

    [Theory]
    [InlineData(
        "failed",
        "5.1.1",
        "Das Postfach gibt es nicht. (5.1.1, gemeldet von mx.verein.example)"
    )]
    [InlineData(
        "failed",
        "5.2.2",
        "Das Postfach ist voll. (5.2.2, gemeldet von mx.verein.example)"
    )]
    [InlineData(
        "delayed",
        "4.4.1",
        "Der Server war nicht zu erreichen. (4.4.1, gemeldet von mx.verein.example)"
    )]
    public async Task A_report_of_a_mail_server_is_told_in_words(
        string action,
        string status,
        string words
    )
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        await meeting.ReceiveAsync(
            meeting.From(meeting.Ada, "postfix-report", "") with
            {
                To = meeting.BounceOf(meeting.Ada),
                Action = action,
                Status = status,
            }
        );

        var row = Assert.Single(await RowsAsync(await CoordinatorAsync(), meeting.Ada));
        Assert.Contains(words, row, StringComparison.Ordinal);
        Assert.Contains(action == "failed" ? "Zurückgekommen" : "verspätet", row);
    }

    [Fact]
    public async Task A_mail_that_came_back_can_be_sent_once_more()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        await meeting.ReceiveAsync(
            meeting.From(meeting.Ada, "postfix-report", "") with
            {
                To = meeting.BounceOf(meeting.Ada),
                Status = "5.2.2",
            }
        );
        var lost = await netzwerk.DispatchAsync(meeting.Id, meeting.Ada);
        var list = await (await CoordinatorAsync()).OpenAsync(
            $"/verwaltung/post?stand=zurueck&person={meeting.Ada.Id}"
        );
        await list.SubmitAsync("nochmal", ("Dispatch", lost.Id));
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0, REQUEST 0", netzwerk.StoryOf(meeting.Ada));
        var row = Assert.Single(await RowsAsync(await CoordinatorAsync(), meeting.Ada));
        Assert.Contains("Gesendet", row, StringComparison.Ordinal);
        Assert.DoesNotContain("voll", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_our_relay_refuses_is_told_in_words()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        netzwerk.Relay.Refuse(ada.Card.Mail);
        await netzwerk.CallAsync(circle);
        var row = Assert.Single(await RowsAsync(await CoordinatorAsync(), ada));
        Assert.Contains("Das Postfach gibt es nicht. (550 5.1.1)", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_of_the_last_sign_in_is_known_and_nothing_more()
    {
        var ada = await netzwerk.App.CreatePersonAsync();
        var browser = await CoordinatorAsync();
        var path = $"/personen/{ada.Id}/post";
        Assert.Contains("Nicht bekannt", (await browser.OpenAsync(path)).Text);
        await netzwerk.App.SignInAsync(ada);
        Assert.DoesNotContain("Nicht bekannt", (await browser.OpenAsync(path)).Text);
        await using var session = netzwerk.App.Query();
        Assert.Equal(
            new LastSignIn(ada.Id.Value, netzwerk.Today),
            await session.LoadAsync<LastSignIn>(ada.Id.Value, Ct)
        );
    }

    [Fact]
    public async Task The_person_sees_her_own_and_nobody_elses()
    {
        var circle = await netzwerk.FoundAsync(2);
        var (ada, ben) = (circle.People[0], circle.People[1]);
        await netzwerk.CallAsync(circle);
        using var own = await netzwerk.App.SignInAsync(ada);
        Assert.Single(await RowsAsync(own, ada));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await own.OpenAsync($"/personen/{ben.Id}/post")).Status
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await own.OpenAsync($"/personen/{PersonId.Create()}/post")).Status
        );
    }

    [Fact]
    public async Task Erasing_takes_the_day_of_the_last_sign_in_along()
    {
        var ada = await netzwerk.App.CreatePersonAsync();
        using var own = await netzwerk.App.SignInAsync(ada);
        var page = await own.OpenAsync($"/personen/{ada.Id}/loeschen");
        var form = page.Document.QuerySelector("input[name=_handler]")!.GetAttribute("value")!;
        await page.SubmitAsync(form);
        await using var session = netzwerk.App.Query();
        Assert.Null(await session.LoadAsync<LastSignIn>(ada.Id.Value, Ct));
    }

    private async Task<HttpClient> CoordinatorAsync() =>
        await netzwerk.App.SignInAsync(await netzwerk.App.CreateCoordinatorAsync());

    private static async Task<IReadOnlyList<string>> RowsAsync(
        HttpClient browser,
        KnownPerson person
    )
    {
        var page = await browser.OpenAsync($"/personen/{person.Id}/post");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return
        [
            .. page
                .Document.QuerySelectorAll("tbody tr")
                .Select(r =>
                    string.Join(
                        ' ',
                        r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                    )
                ),
        ];
    }
}
