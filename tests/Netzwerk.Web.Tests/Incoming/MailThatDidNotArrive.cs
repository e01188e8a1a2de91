using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.MailChoices;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Incoming;

public sealed class MailThatDidNotArrive(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mailbox_that_is_gone_marks_its_person()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var mail = await meeting.ReceiveAsync(Report(meeting));
        Assert.Equal("Applied MailboxGone", AnsweredMeeting.Told(mail));
        var mark = await MarkAsync(meeting.Ada);
        Assert.Equal((true, 550), (mark?.IsUnreachable, mark?.Code));
        Assert.Null(await MarkAsync(meeting.Ben));
    }

    [Fact]
    public async Task That_our_relay_takes_a_mail_that_was_sent_in_spite_says_nothing_against_a_report()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        await meeting.ReceiveAsync(Report(meeting));
        await netzwerk.MoveAsync(meeting.Id, netzwerk.Today.AddDays(31));
        await netzwerk.PassAsync(MailedNetzwerk.Window);
        var held = await netzwerk.DispatchAsync(meeting.Id, meeting.Ada);
        Assert.Equal(DispatchState.Held, held.State);
        await netzwerk.StoreAsync(s => s.Store(held.OnceMore(netzwerk.Now)));
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0, REQUEST 1", netzwerk.StoryOf(meeting.Ada));
        Assert.NotNull(await MarkAsync(meeting.Ada));
    }

    [Fact]
    public async Task A_report_is_written_beside_the_mail_that_it_names()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var first = netzwerk.To(meeting.Ada)[0].MessageId;
        await netzwerk.MoveAsync(meeting.Id, netzwerk.Today.AddDays(31));
        await netzwerk.PassAsync(MailedNetzwerk.Window);
        var late = Report(meeting) with
        {
            Action = "delayed",
            Status = "4.4.1",
            About = first.Trim('<', '>'),
        };
        await meeting.ReceiveAsync(late);

        var mails = await netzwerk.DispatchesAsync(meeting.Id);
        var (told, moved) = (
            mails.First(m => m.PersonId == meeting.Ada.Id),
            mails.Last(m => m.PersonId == meeting.Ada.Id)
        );
        Assert.Equal(
            (false, "4.4.1", "mx.verein.example"),
            (told.BouncedForGood, told.BounceStatus, told.BounceServer)
        );
        Assert.NotNull(told.BouncedAt);
        Assert.Null(moved.BouncedAt);

        await meeting.ReceiveAsync(Report(meeting));
        moved = await netzwerk.DispatchAsync(meeting.Id, meeting.Ada);
        Assert.Equal((true, "5.1.1"), (moved.BouncedForGood, moved.BounceStatus));
        Assert.False(moved.MayHaveArrived);
        Assert.DoesNotContain(
            await netzwerk.DispatchesAsync(meeting.Id),
            m => m.PersonId == meeting.Ben.Id && m.BouncedAt is not null
        );
    }

    [Fact]
    public async Task A_full_mailbox_marks_its_person_with_the_third_report_in_14_days()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var full = Report(meeting) with { Status = "5.2.2", Code = 552 };
        foreach (var id in new[] { "voll-1", "voll-2" })
        {
            var mail = await meeting.ReceiveAsync(full with { Id = id });
            Assert.Equal("Noted MailboxFull", AnsweredMeeting.Told(mail));
        }

        Assert.Null(await MarkAsync(meeting.Ada));
        var third = await meeting.ReceiveAsync(full with { Id = "voll-3" });
        Assert.Equal("Applied MailboxFull", AnsweredMeeting.Told(third));
        Assert.Equal(552, (await MarkAsync(meeting.Ada))?.Code);
    }

    [Theory]
    [InlineData("delayed", "4.4.1", "Noted Delayed")]
    [InlineData("failed", "5.7.1", "Noted Distrusted")]
    [InlineData("failed", "4.4.7", "Noted NotDelivered")]
    [InlineData("relayed", "2.0.0", "Noted Delayed")]
    public async Task A_passing_trouble_is_noted_and_marks_nobody(
        string action,
        string status,
        string told
    )
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var mail = await meeting.ReceiveAsync(
            Report(meeting) with
            {
                Action = action,
                Status = status,
            }
        );
        Assert.Equal(told, AnsweredMeeting.Told(mail));
        Assert.Null(await MarkAsync(meeting.Ada));
    }

    [Fact]
    public async Task A_forged_report_switches_nobody_off()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var unknown = await meeting.ReceiveAsync(
            Report(meeting) with
            {
                To = "bounce+abcdefghijklmnopqrstuvwxyz234567@netzwerk.example",
                Id = "gefälscht-1",
            }
        );
        Assert.Equal("Ignored UnknownToken", AnsweredMeeting.Told(unknown));
        var noToken = await meeting.ReceiveAsync(
            Report(meeting) with
            {
                To = "bounce@netzwerk.example",
                Id = "gefälscht-2",
            }
        );
        Assert.Equal("Ignored UnknownToken", AnsweredMeeting.Told(noToken));
        // The token for answers is known to everybody whom a mail was forwarded to.
        var answers = await meeting.ReceiveAsync(
            Report(meeting) with
            {
                To = meeting.OrganizerOf(meeting.Ada),
                Id = "gefälscht-3",
            }
        );
        Assert.Equal("Ignored UnknownToken", AnsweredMeeting.Told(answers));
        Assert.Null(await MarkAsync(meeting.Ada));
        Assert.All(await netzwerk.DispatchesAsync(meeting.Id), m => Assert.Null(m.BouncedAt));
        await netzwerk.CancelAsync(meeting.Id);
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0, CANCEL 1", netzwerk.StoryOf(meeting.Ada));
    }

    [Fact]
    public async Task A_report_about_another_person_is_ignored()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var mail = await meeting.ReceiveAsync(
            Report(meeting) with
            {
                Recipient = meeting.Ben.Card.Mail,
            }
        );
        Assert.Equal("Ignored WrongPerson", AnsweredMeeting.Told(mail));
        Assert.Null(await MarkAsync(meeting.Ada));
        Assert.Null(await MarkAsync(meeting.Ben));
    }

    [Fact]
    public async Task A_report_about_a_digest_which_is_about_no_meeting_marks_its_person_too()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        netzwerk.App.Clock.Advance(netzwerk.Next(DayOfWeek.Tuesday, 10) - netzwerk.Now);
        var held = await HeldMeeting.HoldAsync(netzwerk.App);
        var emil = held.Emil;
        await netzwerk.App.ChooseAsync(emil, held.Group, MailPace.Daily);
        await held.SubmitAsync();
        await netzwerk.SettleAsync();
        await netzwerk.GoToAsync(netzwerk.Next(DayOfWeek.Wednesday, 7));
        var mail = await meeting.ReceiveAsync(
            Report(meeting) with
            {
                To = netzwerk.Relay.Received.Single(m => m.To.Contains(emil.Card.Mail)).From,
                Recipient = emil.Card.Mail,
            }
        );
        Assert.Equal("Applied MailboxGone", AnsweredMeeting.Told(mail));
        Assert.Null(mail.Meeting);
        Assert.NotNull(await MarkAsync(emil));
    }

    private static RawAnswer Report(AnsweredMeeting meeting) =>
        meeting.From(meeting.Ada, "postfix-report", "") with
        {
            To = meeting.BounceOf(meeting.Ada),
        };

    private async Task<MailboxState?> MarkAsync(KnownPerson person)
    {
        await using var session = netzwerk.App.Query();
        return await session.LoadAsync<MailboxState>(person.Id.Value, Ct);
    }
}
