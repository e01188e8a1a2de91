using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Incoming;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Incoming;

public sealed class AnsweringInWords(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Ja, ich komme gerne.\n\nViele Grüße\nAda", Rsvp.Accepted, "Zusage")]
    [InlineData("nein, leider verhindert", Rsvp.Declined, "Absage")]
    [InlineData("vielleicht", Rsvp.Tentative, "Vorbehalt")]
    public async Task A_clear_word_counts_and_a_receipt_says_so(
        string text,
        Rsvp answer,
        string word
    )
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var mail = await meeting.ReceiveAsync(meeting.Words(meeting.Ada, text));
        Assert.Equal("Applied ProvedByToken", AnsweredMeeting.Told(mail));
        Assert.Equal(answer, await meeting.AnswerOfAsync(meeting.Ada));

        await netzwerk.SettleAsync();
        var receipt = netzwerk.To(meeting.Ada)[^1];
        Assert.StartsWith("Ihre Antwort ist angekommen", receipt.Subject, StringComparison.Ordinal);
        Assert.Contains(word, receipt.Text, StringComparison.Ordinal);
        Assert.Null(receipt.Calendar);
        Assert.Equal("auto-generated", receipt.Message.Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task A_mail_that_is_delivered_twice_gets_one_receipt()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var words = meeting.Words(meeting.Ada, "ja");
        await meeting.ReceiveAsync(words);
        await meeting.ReceiveAsync(words);
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(meeting.Ada));
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-replied\n")]
    [InlineData("Return-Path: <>\n")]
    [InlineData("X-Autoreply: yes\n")]
    [InlineData("Precedence: bulk\n")]
    [InlineData("Precedence: auto_reply\n")]
    public async Task An_automatic_mail_is_never_answered(string above)
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var mail = await meeting.ReceiveAsync(
            meeting.Words(meeting.Ada, "ja") with
            {
                Above = above,
            }
        );
        Assert.Equal("Ignored AutomaticReply", AnsweredMeeting.Told(mail));
        Assert.Equal(Rsvp.NoAnswer, await meeting.AnswerOfAsync(meeting.Ada));
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(meeting.Ada));
    }

    [Fact]
    public async Task An_out_of_office_note_that_quotes_our_own_invitation_is_no_answer()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var mail = await meeting.ReceiveAsync(
            meeting.From(meeting.Ada, "out-of-office", "thunderbird") with
            {
                Method = "REQUEST",
            }
        );
        Assert.Equal("Ignored AutomaticReply", AnsweredMeeting.Told(mail));
        Assert.Equal(Rsvp.NoAnswer, await meeting.AnswerOfAsync(meeting.Ada));
    }

    [Fact]
    public async Task What_comes_from_ourselves_is_a_loop()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var mail = await meeting.ReceiveAsync(
            meeting.Words(meeting.Ada, "ja") with
            {
                From = meeting.OrganizerOf(meeting.Ben),
            }
        );
        Assert.Equal("Ignored OwnMail", AnsweredMeeting.Told(mail));
    }

    [Fact]
    public async Task Two_programs_that_answer_each_other_stop_soon()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        for (var i = 0; i < 8; i++)
        {
            await meeting.ReceiveAsync(meeting.Words(meeting.Ada, i % 2 == 0 ? "ja" : "nein"));
        }

        await netzwerk.SettleAsync();
        await using var session = netzwerk.App.Query();
        var owner = meeting.Ada.Id.Value;
        Assert.Equal(
            5,
            await session
                .Query<Dispatch>()
                .CountAsync(d => d.Kind == Receipts.Kind && d.Person == owner, Ct)
        );
        Assert.Equal(Rsvp.Declined, await meeting.AnswerOfAsync(meeting.Ada));
    }

    [Fact]
    public async Task Unclear_words_wait_for_a_coordinator_and_get_no_receipt()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var mail = await meeting.ReceiveAsync(
            meeting.Words(meeting.Ada, "Ja, aber erst ab 15 Uhr")
        );
        Assert.Equal("Review UnclearWords", AnsweredMeeting.Told(mail));
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(meeting.Ada));
    }

    [Fact]
    public async Task Words_from_another_address_are_offered_but_not_taken()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var mail = await meeting.ReceiveAsync(
            meeting.Words(meeting.Ada, "ja") with
            {
                From = "ada.privat@post.example",
            }
        );
        Assert.Equal("Review OtherSender", AnsweredMeeting.Told(mail));
        Assert.True(mail.OffersAnswer);
        Assert.Equal(Rsvp.NoAnswer, await meeting.AnswerOfAsync(meeting.Ada));
    }

    [Fact]
    public async Task Without_a_token_members_are_read_and_strangers_are_not_kept()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var words = meeting.Words(meeting.Ada, "ja") with { To = "einladung@netzwerk.example" };
        Assert.Equal("Review NoProof", AnsweredMeeting.Told(await meeting.ReceiveAsync(words)));
        var stranger = await meeting.ReceiveAsync(
            words with
            {
                From = "werbung@fremd.example",
                Id = "fremd-1",
            }
        );
        Assert.Equal("Ignored UnknownSender", AnsweredMeeting.Told(stranger));
        await using var session = netzwerk.App.Query();
        Assert.Null(await session.LoadAsync<SealedLetter>(stranger.Id, Ct));
    }

    [Fact]
    public async Task Erledigt_calls_the_only_open_task_done()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var first = await AssignAsync(meeting);
        var mail = await meeting.ReceiveAsync(meeting.Words(meeting.Ada, "Erledigt!"));
        Assert.Equal("Applied TaskDone", AnsweredMeeting.Told(mail));
        await using var session = netzwerk.App.Query();
        Assert.Equal(ActionItemState.Done, (await session.LoadAsync<ActionItem>(first, Ct))!.State);
        Assert.Equal(Rsvp.NoAnswer, await meeting.AnswerOfAsync(meeting.Ada));
        await netzwerk.SettleAsync();
        Assert.StartsWith(
            "Aufgabe erledigt",
            netzwerk.To(meeting.Ada)[^1].Subject,
            StringComparison.Ordinal
        );

        await AssignAsync(meeting);
        await AssignAsync(meeting);
        var unclear = await meeting.ReceiveAsync(meeting.Words(meeting.Ada, "erledigt"));
        Assert.Equal("Review NoSingleTask", AnsweredMeeting.Told(unclear));
    }

    private async Task<Guid> AssignAsync(AnsweredMeeting meeting)
    {
        var task = Guid.CreateVersion7();
        var commands = netzwerk.App.Services.GetRequiredService<CommandRunner>();
        var ask = new AssignActionItem(
            meeting.Circle.Group,
            meeting.Id,
            AgendaItemId.Create(),
            "Flyer drucken",
            meeting.Ada.Id,
            Due: null
        );
        MailedNetzwerk.Must(
            await commands.StartAsync<ActionItem, ActionItemEvent>(
                task,
                ActionItemDecisions.Decide(ask),
                Originator.Job,
                Ct
            )
        );
        return task;
    }
}
