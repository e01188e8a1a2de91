using Microsoft.AspNetCore.Hosting;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Incoming;

// When an answer is believed: the rows of the matrix. Row one is AnsweringFromACalendar.
public sealed class BelievingACalendar(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    [Fact]
    public async Task Token_valid_attendee_its_owner_from_other_goes_to_review()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var mail = await meeting.ReceiveAsync(
            meeting.From(meeting.Ada) with
            {
                From = "sekretariat@verein.example",
                Attendee = meeting.Ada.Card.Mail,
            }
        );
        Assert.Equal("Review OtherSender", AnsweredMeeting.Told(mail));
        Assert.True(mail.OffersAnswer);
        Assert.Equal(Rsvp.NoAnswer, await meeting.AnswerOfAsync(meeting.Ada));
    }

    [Fact]
    public async Task Token_valid_attendee_another_invitee_is_ignored()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var mail = await meeting.ReceiveAsync(
            meeting.From(meeting.Ada) with
            {
                From = meeting.Ben.Card.Mail,
            }
        );
        Assert.Equal("Ignored AnotherInvitee", AnsweredMeeting.Told(mail));
        Assert.Equal(Rsvp.NoAnswer, await meeting.AnswerOfAsync(meeting.Ben));
    }

    [Fact]
    public async Task Token_valid_attendee_not_invited_from_attendee_goes_to_review()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var crasher = await netzwerk.App.CreatePersonAsync("Cora", "Neugierig");
        var mail = await meeting.ReceiveAsync(
            meeting.From(meeting.Ada) with
            {
                From = crasher.Card.Mail,
            }
        );
        Assert.Equal("Review NotInvited", AnsweredMeeting.Told(mail));
        Assert.Equal(crasher.Id, mail.Other);
        Assert.True(mail.OffersInvitation);
    }

    [Theory]
    [InlineData("mx.netzwerk.example", "")]
    [InlineData("mx.angreifer.example", "")]
    public async Task No_token_is_ignored_without_a_signature_that_our_own_server_found_good(
        string server,
        string above
    )
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        // Our own server said no: what stands below came with the mail.
        var ours =
            server == "mx.netzwerk.example"
                ? "Authentication-Results: mx.netzwerk.example; dkim=fail header.d=verein.example\n"
                : above;
        var mail = await meeting.ReceiveAsync(
            meeting.From(meeting.Ada) with
            {
                To = "einladung@netzwerk.example",
                Above =
                    $"{ours}Authentication-Results: {server}; dkim=pass header.d=verein.example\n",
            }
        );
        Assert.Equal("Ignored NoProof", AnsweredMeeting.Told(mail));
        Assert.Null(mail.Person);
    }

    [Theory]
    [InlineData("verein.example", "Applied ProvedBySignature")]
    [InlineData("anderer.example", "Ignored NoProof")]
    [InlineData("example", "Ignored NoProof")]
    public async Task No_token_is_believed_when_the_senders_domain_signed(
        string domain,
        string told
    )
    {
        await using var signed = new MailedNetzwerk
        {
            Differently = h => h.UseSetting("Netzwerk:Mail:Imap:AuthServId", "mx.netzwerk.example"),
        };
        var meeting = await AnsweredMeeting.CallAsync(signed);
        var mail = await meeting.ReceiveAsync(
            meeting.From(meeting.Ada) with
            {
                To = "einladung@netzwerk.example",
                Above =
                    $"Authentication-Results: mx.netzwerk.example; spf=pass; dkim=pass header.d={domain}\n",
            }
        );
        Assert.Equal(told, AnsweredMeeting.Told(mail));
    }

    [Fact]
    public async Task A_token_of_another_meeting_is_no_token()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var other = await AnsweredMeeting.CallAsync(netzwerk);
        var mail = await meeting.ReceiveAsync(
            meeting.From(meeting.Ada) with
            {
                To = other.OrganizerOf(other.Ada),
            }
        );
        Assert.Equal("Ignored NoProof", AnsweredMeeting.Told(mail));
    }

    [Fact]
    public async Task The_case_of_the_token_gets_lost_on_the_way()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var answer = meeting.From(meeting.Ada, "gmail");
        var mail = await meeting.ReceiveAsync(answer with { To = answer.To.ToUpperInvariant() });
        Assert.Equal("Applied ProvedByToken", AnsweredMeeting.Told(mail));
    }
}
