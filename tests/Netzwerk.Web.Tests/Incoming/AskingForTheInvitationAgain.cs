using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Incoming;

// RFC 5546 section 3.2.6: a calendar that lost its entry asks for it.
public sealed class AskingForTheInvitationAgain(MailedNetzwerk netzwerk)
    : IClassFixture<MailedNetzwerk>
{
    [Fact]
    public async Task Whose_invitation_it_is_gets_it_once_more_with_the_same_sequence()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        await meeting.ReceiveAsync(meeting.From(meeting.Ada));
        var first = netzwerk.To(meeting.Ada)[0];
        netzwerk.App.Clock.Advance(TimeSpan.FromMinutes(5));
        var mail = await meeting.ReceiveAsync(Refresh(meeting));
        Assert.Equal("Applied Refreshed", AnsweredMeeting.Told(mail));
        await netzwerk.SettleAsync();

        Assert.Equal("REQUEST 0, REQUEST 0", netzwerk.StoryOf(meeting.Ada));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(meeting.Ben));
        var again = netzwerk.To(meeting.Ada)[1];
        Assert.Equal(first.Uid, again.Uid);
        Assert.NotEqual(first.MessageId, again.MessageId);
        Assert.Equal(first.MessageId, again.InReplyTo);
        // An older stamp with the same SEQUENCE would be dropped; what the person answered stands.
        Assert.True(string.CompareOrdinal(first.Stamp, again.Stamp) < 0);
        Assert.Contains(
            "PARTSTAT=ACCEPTED",
            string.Concat(again.Attendees),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_latest_date_is_sent_and_after_a_cancellation_that()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        await netzwerk.MoveAsync(meeting.Id, netzwerk.Today.AddDays(40));
        await netzwerk.PassAsync(MailedNetzwerk.Window + TimeSpan.FromMinutes(1));
        await meeting.ReceiveAsync(Refresh(meeting));
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0, REQUEST 1, REQUEST 1", netzwerk.StoryOf(meeting.Ada));

        await netzwerk.CancelAsync(meeting.Id);
        await netzwerk.PassAsync(TimeSpan.FromHours(2));
        await meeting.ReceiveAsync(Refresh(meeting));
        await netzwerk.SettleAsync();
        Assert.EndsWith(
            "CANCEL 2, CANCEL 2",
            netzwerk.StoryOf(meeting.Ada),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task It_comes_once_an_hour_at_most()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        await meeting.ReceiveAsync(Refresh(meeting));
        var soon = await meeting.ReceiveAsync(Refresh(meeting));
        Assert.Equal("Noted RefreshedBefore", AnsweredMeeting.Told(soon));
        await netzwerk.PassAsync(TimeSpan.FromMinutes(61));
        var later = await meeting.ReceiveAsync(Refresh(meeting));
        Assert.Equal("Applied Refreshed", AnsweredMeeting.Told(later));
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0, REQUEST 0, REQUEST 0", netzwerk.StoryOf(meeting.Ada));
    }

    [Fact]
    public async Task The_same_mail_again_sends_nothing_more()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var raw = Refresh(meeting).Bytes();
        await meeting.ReceiveAsync(raw);
        await meeting.ReceiveAsync(raw);
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0, REQUEST 0", netzwerk.StoryOf(meeting.Ada));
    }

    [Fact]
    public async Task Others_and_programs_are_ignored()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var other = await AnsweredMeeting.CallAsync(netzwerk);
        RawAnswer[] asked =
        [
            Refresh(meeting) with
            {
                To = "einladung@netzwerk.example",
            },
            Refresh(meeting) with
            {
                To = other.OrganizerOf(other.Ada),
            },
            Refresh(meeting) with
            {
                From = meeting.Ben.Card.Mail,
            },
            Refresh(meeting) with
            {
                From = "fremd@anderswo.example",
                Attendee = meeting.Ada.Card.Mail,
            },
            Refresh(meeting) with
            {
                Organizer = "mallory@anderswo.example",
                To = "einladung+abcdefghijklmnop@netzwerk.example",
            },
            Refresh(meeting) with
            {
                Above = "Auto-Submitted: auto-generated\n",
            },
        ];
        foreach (var ask in asked)
        {
            var mail = await meeting.ReceiveAsync(ask);
            Assert.StartsWith("Ignored ", AnsweredMeeting.Told(mail), StringComparison.Ordinal);
        }

        await netzwerk.WithdrawAsync(meeting.Id, meeting.Ada);
        var former = await meeting.ReceiveAsync(Refresh(meeting));
        Assert.Equal("Ignored NotInvited", AnsweredMeeting.Told(former));
        await netzwerk.SettleAsync();
        Assert.DoesNotContain(
            "REQUEST 0, REQUEST",
            netzwerk.StoryOf(meeting.Ada),
            StringComparison.Ordinal
        );
    }

    private static RawAnswer Refresh(AnsweredMeeting meeting) =>
        meeting.From(meeting.Ada, "thunderbird", "refresh") with
        {
            Method = "REFRESH",
        };
}
