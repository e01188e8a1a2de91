using Netzwerk.Domain;
using Netzwerk.Web.Feeds;
using Netzwerk.Web.Tests.Meetings.Series;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Feeds;

public sealed class SeriesInAFeed(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_series_is_one_entry_with_its_dates_under_the_names_of_the_mails()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var planned = (await series.LoadAsync()).Planned;
        await series.MoveAsync(3, planned[2].Day.AddDays(1));
        await netzwerk.CancelAsync(await series.DateAsync(2));
        await netzwerk.SettleAsync();

        var mine = await FeedAsync(series.Ada);
        var uid = netzwerk.To(series.Ada)[0].Uid;
        Assert.All(mine.Events, e => Assert.Contains($"UID:{uid}", e));
        Assert.Equal(3, mine.Events.Count);
        Assert.Distinct(mine.Events.Select(RecurrenceOf));
        Assert.Contains(mine.Events[0], l => l.StartsWith("RRULE:", StringComparison.Ordinal));
        Assert.Contains(
            "STATUS:CANCELLED",
            mine.Events.Single(e =>
                RecurrenceOf(e).Contains($"{planned[1].Day:yyyyMMdd}", StringComparison.Ordinal)
            )
        );
        var moved = mine.Events.Single(e =>
            RecurrenceOf(e).Contains($"{planned[2].Day:yyyyMMdd}", StringComparison.Ordinal)
        );
        Assert.Contains("SEQUENCE:1", moved);

        var everybody = new RawCalendar(
            await netzwerk
                .App.Visitor()
                .GetByteArrayAsync($"/gruppen/{series.Circle.Group}/termine.ics", Ct)
        );
        Assert.Equal(3, everybody.Events.Count);
        Assert.DoesNotContain("ATTENDEE", everybody.Text, StringComparison.Ordinal);
        Assert.Equal(mine.Text, (await FeedAsync(series.Ada)).Text);
    }

    [Fact]
    public async Task What_comes_by_mail_is_left_out_and_a_guest_sees_one_date()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        Assert.Empty((await FeedAsync(series.Ada, FeedFiles.WithoutMail)).Events);

        var guest = await netzwerk.App.CreatePersonAsync("Gerd", "Gast");
        await netzwerk.InviteAsync(await series.DateAsync(2), guest);
        await netzwerk.SettleAsync();
        var only = Assert.Single((await FeedAsync(guest)).Events);
        Assert.NotEqual("", RecurrenceOf(only));
    }

    private static string RecurrenceOf(IReadOnlyList<string> entry) =>
        entry.FirstOrDefault(l => l.StartsWith("RECURRENCE-ID", StringComparison.Ordinal)) ?? "";

    private async Task<RawCalendar> FeedAsync(
        Netzwerk.Web.Platform.Persons.KnownPerson person,
        string more = ""
    )
    {
        var url = await netzwerk.App.WithAsync<FeedAddresses, Uri>(async addresses =>
        {
            await addresses.RenewAsync(person.Id, group: null, Ct);
            var made = await addresses.OfAsync(person.Id, Ct);
            return addresses.UrlOf(made.Values.Single());
        });
        return new(await netzwerk.App.Visitor().GetByteArrayAsync(url.PathAndQuery + more, Ct));
    }
}
