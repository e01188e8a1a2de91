using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings.Series;

public sealed class BelongingToASeries(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_added_hears_of_all_dates_as_they_are_and_removed_of_nothing_more()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var planned = (await series.LoadAsync()).Planned[2].Day;
        await series.MoveAsync(3, planned.AddDays(1));
        var late = await netzwerk.App.CreatePersonAsync("Lea", "Später");
        await series.InviteAsync(late);

        var first = Assert.Single(netzwerk.To(late));
        Assert.Equal(2, first.Calendar!.Events.Count);
        Assert.Equal("REQUEST 0, REQUEST 1", netzwerk.StoryOf(series.Ada));

        await series.WithdrawAsync(late);
        await series.MoveAsync(4, planned.AddDays(9));
        Assert.Equal("REQUEST 0, CANCEL 1", netzwerk.StoryOf(late));
        await series.InviteAsync(late);
        Assert.Equal("REQUEST 0, CANCEL 1, REQUEST 2", netzwerk.StoryOf(late));
        Assert.All(
            netzwerk.To(late)[2].Calendar!.Events,
            e => Assert.Contains(e, l => l is "SEQUENCE:2" or "SEQUENCE:3")
        );
    }

    [Fact]
    public async Task A_guest_of_one_date_hears_of_that_date_only()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var guest = await netzwerk.App.CreatePersonAsync("Gerd", "Gast");
        await netzwerk.InviteAsync(await series.DateAsync(2), guest);
        await netzwerk.SettleAsync();

        var letter = Assert.Single(netzwerk.To(guest));
        Assert.NotNull(letter.Calendar!.Line("RECURRENCE-ID"));
        Assert.Null(letter.Calendar.Line("RRULE"));
    }

    [Fact]
    public async Task A_successor_gets_the_whole_series_in_one_mail_and_who_went_is_told_once()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var (ada, next) = (series.Ada, await netzwerk.App.CreatePersonAsync("Nora", "Nachfolge"));
        var seats = netzwerk.App.Services.GetRequiredService<GroupSeats>();
        var commands = netzwerk.App.Services.GetRequiredService<CommandRunner>();
        MailedNetzwerk.Must(
            await commands.RunAsync(
                Originator.Job,
                (work, ct) => seats.HandOverAsync(work, ada.Id, next.Id, ct),
                Ct
            )
        );
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0, CANCEL 1", netzwerk.StoryOf(ada));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(next));
        Assert.NotNull((await series.MeetingAsync(6)).InviteeOf(next.Id));
    }

    [Fact]
    public async Task A_new_member_gets_one_mail_for_the_whole_series_and_one_who_leaves_gets_one_too()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var late = await netzwerk.App.CreatePersonAsync("Neu", "Dabei");
        var asker = CalledSeries.Asker;
        var groups = netzwerk.App.Services.GetRequiredService<GroupCommands>();
        var seat = new SeatMember(late.Id, Organisation: null, GroupRole.Member);
        MailedNetzwerk.Must(await groups.SeatAsync(series.Circle.Group, seat, asker, Ct));
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(late));
        Assert.NotNull(netzwerk.To(late)[0].Calendar!.Line("RRULE"));

        var release = new ReleaseMember(late.Id);
        MailedNetzwerk.Must(await groups.ReleaseAsync(series.Circle.Group, release, asker, Ct));
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0, CANCEL 1", netzwerk.StoryOf(late));
        Assert.Null((await series.MeetingAsync(4)).InviteeOf(late.Id));
    }

    [Fact]
    public async Task A_link_answers_all_dates_and_each_alone()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var path = netzwerk.To(series.Ada)[0].AnswerPath;
        var browser = netzwerk.App.Visitor();
        var page = await browser.OpenAsync(path + "?antwort=zusage");
        Assert.Equal("------", await series.AnswersOfAsync(series.Ada));

        page = await (await page.SubmitAsync("answer", ("Answer", "zusage"))).FollowAsync();
        Assert.Equal("AAAAAA", await series.AnswersOfAsync(series.Ada));
        await page.SubmitAsync("answer", ("Answer", $"{await series.DateAsync(2)}:absage"));
        Assert.Equal("ADAAAA", await series.AnswersOfAsync(series.Ada));
        Assert.Equal("------", await series.AnswersOfAsync(series.Circle.People[1]));
    }

    [Fact]
    public async Task A_date_answered_otherwise_keeps_its_answer_in_later_mails()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var page = await netzwerk.App.Visitor().OpenAsync(netzwerk.To(series.Ada)[0].AnswerPath);
        page = await (await page.SubmitAsync("answer", ("Answer", "zusage"))).FollowAsync();
        await page.SubmitAsync("answer", ("Answer", $"{await series.DateAsync(2)}:absage"));
        await series.DescribeAsync("AG Deutsch", "Rathaus");

        var update = netzwerk.To(series.Ada)[1].Calendar!;
        Assert.Equal(2, update.Events.Count);
        Assert.Contains(
            update.Events[0],
            l => l.Contains("PARTSTAT=ACCEPTED", StringComparison.Ordinal)
        );
        Assert.Contains(
            update.Events[1],
            l => l.Contains("PARTSTAT=DECLINED", StringComparison.Ordinal)
        );
    }
}
