using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Incoming;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Incoming;

public sealed class DecidingAboutIncomingMail(MailedNetzwerk netzwerk)
    : IClassFixture<MailedNetzwerk>
{
    private const string List = "/verwaltung/eingang";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_proposed_date_is_taken_with_one_click()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var mail = await ProposeAsync(meeting);
        Assert.Equal("Review CounterProposed", AnsweredMeeting.Told(mail));
        var browser = await CoordinatorAsync();
        var page = await browser.OpenAsync(List);
        Assert.Contains("09:30 bis 11:30 Uhr", page.Text, StringComparison.Ordinal);
        Assert.Contains("vormittags passt besser", page.Text, StringComparison.Ordinal);

        var answer = await DecideAsync(page, mail, MailSettlement.ProposalTaken);
        Assert.Contains("Die Sitzung ist verschoben", answer.Text, StringComparison.Ordinal);
        var moved = await meeting.MeetingAsync();
        Assert.Equal(new TimeOnly(9, 30), moved.When.From);
        // A double click.
        await DecideAsync(page, mail, MailSettlement.ProposalTaken);
        Assert.Equal(moved.Version, (await meeting.MeetingAsync()).Version);
    }

    [Fact]
    public async Task A_declined_proposal_is_told_to_who_made_it()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var mail = await ProposeAsync(meeting);
        var page = await (await CoordinatorAsync()).OpenAsync(List);
        await DecideAsync(page, mail, MailSettlement.ProposalDeclined);
        await netzwerk.SettleAsync();
        var letter = netzwerk.To(meeting.Ada)[^1];
        Assert.StartsWith("Ihr Terminvorschlag", letter.Subject, StringComparison.Ordinal);
        Assert.Equal(new TimeOnly(14, 0), (await meeting.MeetingAsync()).When.From);
    }

    [Fact]
    public async Task A_substitute_whom_the_network_knows_is_invited_with_one_click()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var substitute = await netzwerk.App.CreatePersonAsync("Vera", "Vertretung");
        var mail = await meeting.ReceiveAsync(
            meeting.From(meeting.Ada, "thunderbird", "delegated") with
            {
                Delegate = substitute.Card.Mail,
            }
        );
        Assert.Equal("Review Delegated", AnsweredMeeting.Told(mail));
        Assert.Null((await meeting.MeetingAsync()).InviteeOf(substitute.Id));
        var page = await (await CoordinatorAsync()).OpenAsync(List);
        Assert.Contains("Vera Vertretung einladen", page.Text, StringComparison.Ordinal);

        await DecideAsync(page, mail, MailSettlement.PersonInvited);
        await netzwerk.SettleAsync();
        Assert.NotNull((await meeting.MeetingAsync()).InviteeOf(substitute.Id));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(substitute));
    }

    [Fact]
    public async Task An_answer_from_another_address_is_taken_with_one_click()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var mail = await meeting.ReceiveAsync(
            meeting.Words(meeting.Ada, "ja") with
            {
                From = "ada.privat@post.example",
            }
        );
        var page = await (await CoordinatorAsync()).OpenAsync(List);
        await DecideAsync(page, mail, MailSettlement.AnswerTaken);
        Assert.Equal(Rsvp.Accepted, await meeting.AnswerOfAsync(meeting.Ada));
        await using var session = netzwerk.App.Query();
        Assert.Null(await session.LoadAsync<SealedLetter>(mail.Id, Ct));
    }

    [Fact]
    public async Task A_comment_with_an_answer_is_shown_until_it_is_read()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var mail = await meeting.ReceiveAsync(
            meeting.From(meeting.Ada, "exchange") with
            {
                Comment = "Ich komme etwas später\\, gegen 15 Uhr",
            }
        );
        Assert.Equal("Applied ProvedByToken", AnsweredMeeting.Told(mail));
        Assert.Equal(Rsvp.Accepted, await meeting.AnswerOfAsync(meeting.Ada));
        var page = await (await CoordinatorAsync()).OpenAsync(List);
        Assert.Contains("später, gegen 15 Uhr", page.Text, StringComparison.Ordinal);

        var read = await DecideAsync(page, mail, MailSettlement.PutAside);
        Assert.DoesNotContain("gegen 15 Uhr", read.Text, StringComparison.Ordinal);
        Assert.Equal(Rsvp.Accepted, await meeting.AnswerOfAsync(meeting.Ada));
    }

    [Fact]
    public async Task A_refusal_of_the_meeting_stands_on_the_page_and_the_mail_stays_open()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var mail = await ProposeAsync(meeting);
        await netzwerk.CancelAsync(meeting.Id);
        var page = await (await CoordinatorAsync()).OpenAsync(List);
        var answer = await page.SubmitAsync(
            "entscheiden",
            ("Decision", $"{mail.Id}:{MailSettlement.ProposalTaken}")
        );
        Assert.NotEmpty(answer.Document.QuerySelectorAll("[role=alert], .error-summary"));
        Assert.DoesNotContain("meeting.", answer.Text, StringComparison.Ordinal);
        await using var session = netzwerk.App.Query();
        Assert.True((await session.LoadAsync<IncomingMail>(mail.Id, Ct))!.IsOpen);
        await DecideAsync(page, mail, MailSettlement.PutAside);
    }

    [Fact]
    public async Task The_menu_counts_what_waits_and_only_coordinators_see_it()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        await meeting.ReceiveAsync(meeting.Words(meeting.Ada, "Wo ist das denn?"));
        var page = await (await CoordinatorAsync()).OpenAsync("/verwaltung/post");
        var entry = page.Document.QuerySelector($"nav a[href='{List}']");
        Assert.NotNull(entry?.QuerySelector(".count"));
        var member = await netzwerk.App.SignInAsync(meeting.Ada);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(List)).Status);
    }

    [Fact]
    public async Task Hostile_words_stay_words()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        await meeting.ReceiveAsync(
            meeting.Words(meeting.Ada, "<script>alert(1)</script> <img src=x onerror=alert(2)>")
        );
        var page = await (await CoordinatorAsync()).OpenAsync(List);
        Assert.Contains("<script>alert(1)</script>", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main script, main img"));
    }

    [Fact]
    public async Task Letters_are_sealed_and_go_with_their_person_or_after_60_days()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var mail = await meeting.ReceiveAsync(meeting.Words(meeting.Ada, "Geheime Frage"));
        var other = await meeting.ReceiveAsync(meeting.Words(meeting.Ben, "Andere Frage"));
        await using (var session = netzwerk.App.Query())
        {
            var kept = await session.LoadAsync<SealedLetter>(mail.Id, Ct);
            Assert.DoesNotContain("Geheime", kept!.Content, StringComparison.Ordinal);
        }

        await EraseAsync(meeting.Ada.Id);
        netzwerk.App.Clock.Advance(ForgetIncoming.LettersKept + TimeSpan.FromDays(1));
        await using (var session = netzwerk.App.Query())
        {
            Assert.Null(await session.LoadAsync<SealedLetter>(mail.Id, Ct));
            Assert.NotNull(await session.LoadAsync<SealedLetter>(other.Id, Ct));
        }

        await netzwerk.App.RunAsync<ForgetIncoming>(j => j.RunAsync(Ct));
        await using (var session = netzwerk.App.Query())
        {
            Assert.Null(await session.LoadAsync<SealedLetter>(other.Id, Ct));
        }
    }

    private static Task<IncomingMail> ProposeAsync(AnsweredMeeting meeting) =>
        meeting.ReceiveAsync(
            meeting.From(meeting.Ada, "exchange", "outlook-counter") with
            {
                Method = "COUNTER",
                Participation = "TENTATIVE",
                Comment = "vormittags passt besser",
            }
        );

    private static async Task<Page> DecideAsync(Page page, IncomingMail mail, MailSettlement wish)
    {
        var answer = await page.SubmitAsync("entscheiden", ("Decision", $"{mail.Id}:{wish}"));
        Assert.Equal(List, answer.RedirectsTo);
        return await answer.FollowAsync();
    }

    private async Task EraseAsync(PersonId person)
    {
        await using var scope = netzwerk.App.Services.CreateAsyncScope();
        var erasure = scope.ServiceProvider.GetRequiredService<PersonErasure>();
        var commands = scope.ServiceProvider.GetRequiredService<CommandRunner>();
        MailedNetzwerk.Must(
            await commands.RunAsync(
                Originator.Job,
                (work, ct) => erasure.EraseAsync(work, person, ct),
                Ct
            )
        );
    }

    private async Task<HttpClient> CoordinatorAsync() =>
        await netzwerk.App.SignInAsync(await netzwerk.App.CreateCoordinatorAsync());
}
