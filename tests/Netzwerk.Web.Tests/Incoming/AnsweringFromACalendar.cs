using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Incoming;

// In the order in which a mail is decided about.
public sealed class AnsweringFromACalendar(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("exchange", "ACCEPTED", Rsvp.Accepted)]
    [InlineData("exchange", "TENTATIVE", Rsvp.Tentative)]
    [InlineData("gmail", "DECLINED", Rsvp.Declined)]
    [InlineData("apple", "ACCEPTED", Rsvp.Accepted)]
    [InlineData("thunderbird", "TENTATIVE", Rsvp.Tentative)]
    public async Task The_answer_of_each_client_counts(string client, string said, Rsvp answer)
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var mail = await meeting.ReceiveAsync(
            meeting.From(meeting.Ada, client) with
            {
                Participation = said,
            }
        );
        Assert.Equal("Applied ProvedByToken", AnsweredMeeting.Told(mail));
        Assert.Equal(answer, await meeting.AnswerOfAsync(meeting.Ada));
        Assert.Equal(Rsvp.NoAnswer, await meeting.AnswerOfAsync(meeting.Ben));
    }

    [Fact]
    public async Task It_is_told_who_answered_and_that_it_came_by_mail()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        await meeting.ReceiveAsync(meeting.From(meeting.Ada, "exchange"));
        await using var session = netzwerk.App.Query();
        var history = await session.Events.FetchStreamAsync(meeting.Id.Value, token: Ct);
        var answered = history.Single(e => e.Data is MeetingAnswered);
        Assert.Equal(meeting.Ada.Id.ToString(), answered.UserName);
        Assert.Equal("Mail", answered.GetHeader(CommandRunner.ChannelHeader)?.ToString());
    }

    [Fact]
    public async Task The_same_mail_again_changes_nothing()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var raw = meeting.From(meeting.Ada, "gmail").Bytes();
        var first = await meeting.ReceiveAsync(raw);
        var version = (await meeting.MeetingAsync()).Version;
        var again = await meeting.ReceiveAsync(raw);
        Assert.Equal(first, again);
        Assert.Equal(1, again.Version);
        Assert.Equal(version, (await meeting.MeetingAsync()).Version);
    }

    [Fact]
    public async Task Two_readers_of_one_mailbox_count_a_mail_once()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var raw = meeting.From(meeting.Ada, "gmail").Bytes();
        var told = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => meeting.ReceiveAsync(raw))
        );
        Assert.All(told, m => Assert.Equal("Applied ProvedByToken", AnsweredMeeting.Told(m)));
        await using var session = netzwerk.App.Query();
        var history = await session.Events.FetchStreamAsync(meeting.Id.Value, token: Ct);
        Assert.Single(history, e => e.Data is MeetingAnswered);
    }

    [Fact]
    public async Task Sequence_lower_than_the_date_in_force_is_kept_as_an_answer_to_the_old_date()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var old = meeting.From(meeting.Ada);
        await netzwerk.MoveAsync(meeting.Id, netzwerk.Today.AddDays(40));
        await netzwerk.PassAsync(MailedNetzwerk.Window + TimeSpan.FromMinutes(1));
        var mail = await meeting.ReceiveAsync(old);
        Assert.Equal("Noted OldDate", AnsweredMeeting.Told(mail));
        Assert.Equal(Rsvp.Accepted, mail.Answer);
        Assert.Equal(Rsvp.NoAnswer, await meeting.AnswerOfAsync(meeting.Ada));

        var fresh = await meeting.ReceiveAsync(meeting.From(meeting.Ada));
        Assert.Equal("Applied ProvedByToken", AnsweredMeeting.Told(fresh));
    }

    [Fact]
    public async Task Sequence_higher_than_ours_counts_as_the_current_one()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var mail = await meeting.ReceiveAsync(meeting.From(meeting.Ada) with { Sequence = 7 });
        Assert.Equal("Applied ProvedByToken", AnsweredMeeting.Told(mail));
    }

    [Fact]
    public async Task An_older_answer_that_comes_later_is_dropped()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var yes = meeting.From(meeting.Ada);
        var no = yes with
        {
            Participation = "DECLINED",
            StampedAt = yes.StampedAt.AddMinutes(5),
            Id = "neuer",
        };
        await meeting.ReceiveAsync(no);
        var late = await meeting.ReceiveAsync(yes);
        Assert.Equal("Noted OlderAnswer", AnsweredMeeting.Told(late));
        Assert.Equal(Rsvp.Declined, await meeting.AnswerOfAsync(meeting.Ada));
    }

    [Fact]
    public async Task A_cancelled_meeting_takes_no_answer()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var answer = meeting.From(meeting.Ada);
        await netzwerk.CancelAsync(meeting.Id);
        var mail = await meeting.ReceiveAsync(answer);
        Assert.Equal("Noted MeetingCancelled", AnsweredMeeting.Told(mail));
    }

    [Theory]
    [InlineData("REQUEST")]
    [InlineData("CANCEL")]
    [InlineData("ADD")]
    [InlineData("PUBLISH")]
    public async Task What_an_outsider_sends_changes_no_meeting(string method)
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var before = await meeting.MeetingAsync();
        var forwarded = await meeting.ReceiveAsync(
            meeting.From(meeting.Ada) with
            {
                Method = method,
            }
        );
        Assert.Equal("Review ForeignInvitation", AnsweredMeeting.Told(forwarded));
        var foreign = await meeting.ReceiveAsync(
            meeting.From(meeting.Ada) with
            {
                Method = method,
                To = "einladung@netzwerk.example",
                Id = $"fremd-{method}",
            }
        );
        Assert.Equal("Ignored ForeignInvitation", AnsweredMeeting.Told(foreign));
        Assert.Equal(before.Version, (await meeting.MeetingAsync()).Version);
    }

    [Fact]
    public async Task The_method_of_the_mail_must_be_that_of_the_calendar()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var mail = await meeting.ReceiveAsync(
            meeting.From(meeting.Ada) with
            {
                MimeMethod = "REQUEST",
            }
        );
        Assert.Equal("Review BrokenCalendar", AnsweredMeeting.Told(mail));
        Assert.Equal(Rsvp.NoAnswer, await meeting.AnswerOfAsync(meeting.Ada));
    }

    [Fact]
    public async Task Unknown_meetings_and_foreign_organizers_are_ignored()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var answer = meeting.From(meeting.Ada);
        var unknown = await meeting.ReceiveAsync(
            answer with
            {
                Uid = $"{Guid.CreateVersion7()}@netzwerk.example",
            }
        );
        Assert.Equal("Ignored UnknownMeeting", AnsweredMeeting.Told(unknown));
        var foreign = await meeting.ReceiveAsync(
            answer with
            {
                Organizer = "chef@anderer.example",
                Id = "anderer-veranstalter",
            }
        );
        Assert.Equal("Ignored ForeignOrganizer", AnsweredMeeting.Told(foreign));
        var silent = await meeting.ReceiveAsync(
            answer with
            {
                Participation = "NEEDS-ACTION",
                Id = "ohne-antwort",
            }
        );
        Assert.Equal("Ignored NoAnswer", AnsweredMeeting.Told(silent));
    }
}
