using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Incoming;

public sealed class HearingThatAnAnswerChanged(MailedNetzwerk netzwerk)
    : IClassFixture<MailedNetzwerk>
{
    [Fact]
    public async Task Whose_answer_a_calendar_changed_gets_one_notice_with_the_way_back()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        await meeting.ReceiveAsync(meeting.From(meeting.Ada));
        await netzwerk.SettleAsync();
        // The calendar shows a first answer itself.
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(meeting.Ada));

        await meeting.ReceiveAsync(Declined(meeting));
        // The same answer again, as clients do.
        await meeting.ReceiveAsync(Declined(meeting));
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(meeting.Ada));
        var notice = netzwerk.To(meeting.Ada)[^1];
        Assert.StartsWith("Ihre Antwort wurde geändert", notice.Subject, StringComparison.Ordinal);
        Assert.Contains("Zusage", notice.Text, StringComparison.Ordinal);
        Assert.Contains("Absage", notice.Text, StringComparison.Ordinal);
        Assert.Contains("/antwort/", notice.Text, StringComparison.Ordinal);
        Assert.Equal("auto-generated", notice.Message.Headers["Auto-Submitted"]);
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(meeting.Ben));
    }

    [Fact]
    public async Task Words_that_change_an_answer_get_the_same_notice_instead_of_a_receipt()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        await meeting.ReceiveAsync(meeting.From(meeting.Ada));
        await meeting.ReceiveAsync(meeting.Words(meeting.Ada, "nein"));
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(meeting.Ada));
        var notice = netzwerk.To(meeting.Ada)[^1];
        Assert.StartsWith("Ihre Antwort wurde geändert", notice.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_room_that_answers_by_itself_gets_none()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        await meeting.ReceiveAsync(meeting.From(meeting.Ada));
        var mail = await meeting.ReceiveAsync(
            Declined(meeting) with
            {
                Above = "Auto-Submitted: auto-replied\n",
            }
        );
        Assert.Equal("Applied ProvedByToken", AnsweredMeeting.Told(mail));
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(meeting.Ada));
    }

    [Fact]
    public async Task A_first_answer_to_a_new_date_changes_none()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        await meeting.ReceiveAsync(meeting.From(meeting.Ada));
        await netzwerk.MoveAsync(meeting.Id, netzwerk.Today.AddDays(40));
        await netzwerk.PassAsync(MailedNetzwerk.Window + TimeSpan.FromMinutes(1));
        await meeting.ReceiveAsync(Declined(meeting));
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0, REQUEST 1", netzwerk.StoryOf(meeting.Ada));
        Assert.DoesNotContain(
            "durch E-Mail",
            await SeenByCoordinatorAsync(meeting),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_plans_sees_it_beside_the_answer_until_the_person_answers_otherwise()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        await netzwerk.AnswerAsync(meeting.Id, meeting.Ada, Rsvp.Accepted);
        Assert.DoesNotContain(
            "durch E-Mail",
            await SeenByCoordinatorAsync(meeting),
            StringComparison.Ordinal
        );
        await meeting.ReceiveAsync(Declined(meeting));
        Assert.Matches(
            "geändert am [0-9.]+, [0-9:]+ Uhr durch E-Mail",
            await SeenByCoordinatorAsync(meeting)
        );
        var ben = await (await netzwerk.App.SignInAsync(meeting.Ben)).OpenAsync(PageOf(meeting));
        Assert.DoesNotContain("durch E-Mail", ben.Text, StringComparison.Ordinal);
        await netzwerk.AnswerAsync(meeting.Id, meeting.Ada, Rsvp.Accepted);
        Assert.DoesNotContain(
            "durch E-Mail",
            await SeenByCoordinatorAsync(meeting),
            StringComparison.Ordinal
        );
    }

    private static RawAnswer Declined(AnsweredMeeting meeting) =>
        meeting.From(meeting.Ada) with
        {
            Participation = "DECLINED",
        };

    private async Task<string> SeenByCoordinatorAsync(AnsweredMeeting meeting)
    {
        var karla = await netzwerk.App.CreateCoordinatorAsync();
        return (await (await netzwerk.App.SignInAsync(karla)).OpenAsync(PageOf(meeting))).Text;
    }

    private static string PageOf(AnsweredMeeting meeting) => $"/sitzungen/{meeting.Id}";
}
