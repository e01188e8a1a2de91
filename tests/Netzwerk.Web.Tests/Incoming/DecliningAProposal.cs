using Netzwerk.Domain.Incoming;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Incoming;

// RFC 5546 section 3.2.8: the calendar that proposed another date hears that it is not taken.
public sealed class DecliningAProposal(MailedNetzwerk netzwerk)
    : IClassFixture<MailedNetzwerk>,
        IDisposable
{
    private const string List = "/verwaltung/eingang";

    private static readonly string[] Allowed =
    [
        "UID",
        "SEQUENCE",
        "DTSTAMP",
        "ORGANIZER",
        "ATTENDEE",
        "COMMENT",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => netzwerk.Relay.AcceptEverything();

    [Fact]
    public async Task Only_who_proposed_hears_of_it_and_the_sequence_stays()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        await netzwerk.MoveAsync(meeting.Id, netzwerk.Today.AddDays(40));
        await netzwerk.PassAsync(MailedNetzwerk.Window + TimeSpan.FromMinutes(1));
        await DeclineAsync(meeting, await ProposeAsync(meeting));
        Assert.Equal("REQUEST 0, REQUEST 1, DECLINECOUNTER 1", netzwerk.StoryOf(meeting.Ada));
        Assert.Equal("REQUEST 0, REQUEST 1", netzwerk.StoryOf(meeting.Ben));
        var letter = netzwerk.To(meeting.Ada)[^1];
        Assert.Equal(netzwerk.To(meeting.Ada)[0].Uid, letter.Uid);
        Assert.All(
            letter.Calendar!.Event.Where(l => !l.StartsWith(' ')),
            l => Assert.Contains(l.Split(':', ';')[0], Allowed)
        );
        Assert.Contains(
            meeting.Ada.Card.Mail,
            Assert.Single(letter.Attendees),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Other_programs_read_the_same_in_it()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        await DeclineAsync(meeting, await ProposeAsync(meeting));
        var letter = netzwerk.To(meeting.Ada)[^1];
        var read = await Conformance.ReadAsync(
            new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["decline"] = letter.Raw },
            Ct
        );
        var (name, mime, second, ical, node, faults) = read["decline"];
        Assert.Empty(faults);
        Assert.Null(mime.Error);
        Assert.Null(second.Error);
        Assert.Equal("decline", name);
        var part = Assert.Single(mime.Parts, p => p.Type == "text/calendar");
        Assert.Equal("DECLINECOUNTER", part.Method);
        var attached = Assert.Single(mime.Parts, p => p.Type == "application/ics");
        Assert.Equal("terminvorschlag.ics", attached.Name);
        Assert.Equal(part.Content, attached.Content);
        foreach (var calendar in new[] { ical!, node! })
        {
            Assert.Null(calendar.Error);
            Assert.Equal("DECLINECOUNTER", calendar.Method);
            Assert.Equal(1, calendar.Events);
            Assert.Equal(letter.Uid, calendar.Uid);
            Assert.Equal(0, calendar.Sequence);
            Assert.Null(calendar.Start);
            Assert.Equal(meeting.OrganizerOf(meeting.Ada), calendar.Organizer.Address);
            Assert.Equal(meeting.Ada.Card.Mail, Assert.Single(calendar.Attendees).Address);
        }
    }

    [Fact]
    public async Task A_lost_answer_of_the_relay_leads_to_the_same_bytes_once_more()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var mail = await ProposeAsync(meeting);
        netzwerk.Relay.LoseAnswerAfterData();
        await DeclineAsync(meeting, mail);
        await netzwerk.PassAsync(TimeSpan.FromMinutes(10));
        var letters = netzwerk.To(meeting.Ada).Where(l => l.Method == "DECLINECOUNTER").ToArray();
        Assert.Equal(2, letters.Length);
        Assert.Equal(letters[0].Raw, letters[1].Raw);
    }

    [Fact]
    public async Task A_proposal_of_somebody_who_is_not_invited_is_put_away_without_a_mail()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        var crasher = await netzwerk.App.CreatePersonAsync("Cora", "Neugierig");
        var mail = await ProposeAsync(meeting, crasher.Card.Mail);
        Assert.Equal("Review NotInvited", AnsweredMeeting.Told(mail));
        await DeclineAsync(meeting, mail);
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(meeting.Ada));
        Assert.Equal("", netzwerk.StoryOf(crasher));
    }

    private static Task<IncomingMail> ProposeAsync(AnsweredMeeting meeting, string? from = null) =>
        meeting.ReceiveAsync(
            meeting.From(meeting.Ada, "exchange", "outlook-counter") with
            {
                Method = "COUNTER",
                Participation = "TENTATIVE",
                From = from ?? meeting.Ada.Card.Mail,
            }
        );

    private async Task DeclineAsync(AnsweredMeeting meeting, IncomingMail mail)
    {
        Assert.Equal(meeting.Id, mail.Meeting);
        var karla = await netzwerk.App.CreateCoordinatorAsync();
        var page = await (await netzwerk.App.SignInAsync(karla)).OpenAsync(List);
        await page.SubmitAsync(
            "entscheiden",
            ("Decision", $"{mail.Id}:{MailSettlement.ProposalDeclined}")
        );
        await netzwerk.SettleAsync();
    }
}
