using System.Net;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Live;
using Netzwerk.Web.Tests.MailChoices;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings.Series;

public sealed class WatchingSeriesMailsLeave(MailedNetzwerk netzwerk)
    : IClassFixture<MailedNetzwerk>
{
    private const int Invited = 40;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_of_the_series_counts_the_mails_as_they_leave()
    {
        var circle = await netzwerk.FoundAsync(Invited);
        var office = await netzwerk.App.CreateCoordinatorAsync();
        using var browser = await netzwerk.App.SignInAsync(office);
        var series = await CalledSeries.PlanAsync(netzwerk, circle);
        var path = $"/sitzungsreihen/{series.Id}";
        Assert.Null((await browser.OpenAsync(path)).Document.QuerySelector("live-part"));
        await using var hub = await MailWatch.ConnectAsync(netzwerk.App, office);
        var news = await MailWatch.HearAsync(hub, series.Id.Value);
        MailedNetzwerk.Must(
            await series.Commands.CallAsync(
                series.Id,
                guests: [],
                CalledSeries.Asker,
                CommandOptions.None,
                Ct
            )
        );

        var counted = await MailWatch.CountAsync(
            news,
            () => browser.OpenAsync($"{path}/versand"),
            Invited
        );
        Assert.Equal(counted.Order(), counted);
        await netzwerk.SettleAsync();
        var page = await browser.OpenAsync(path);
        var part = page.Document.QuerySelector("live-part[data-kind=mails]");
        Assert.Equal(series.Id.ToString(), part?.GetAttribute("data-id"));
        Assert.Equal($"{path}/versand", part?.GetAttribute("data-src"));
        Assert.Equal("40", part?.QuerySelector("progress")?.GetAttribute("value"));
        Assert.NotNull(page.Document.QuerySelector("script[type=module][src*=live]"));
        // The dates were told by the mail of the series: their pages have nothing to count.
        var date = await browser.OpenAsync($"/sitzungen/{await series.DateAsync(1)}");
        Assert.Null(date.Document.QuerySelector("live-part progress"));
    }

    [Fact]
    public async Task Who_wants_no_mail_and_whom_none_reaches_are_told_apart_for_the_last_announcement()
    {
        var series = await CalledSeries.CallAsync(netzwerk, people: 3);
        await netzwerk.App.MuteAsync(series.Circle.People[1]);
        netzwerk.Relay.Refuse(series.Circle.People[2].Card.Mail);
        await series.DescribeAsync("Werkstatt", "Bibliothek");
        using var browser = await netzwerk.App.SignInAsync(
            await netzwerk.App.CreateCoordinatorAsync()
        );
        var part = await browser.OpenAsync($"/sitzungsreihen/{series.Id}/versand");
        Assert.Contains("1 von 2 E-Mails sind verschickt", part.Text, StringComparison.Ordinal);
        Assert.Contains("Eine E-Mail kommt nicht an", part.Text, StringComparison.Ordinal);
        Assert.Contains("Eine Person bekommt keine E-Mail", part.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_plans_in_the_group_watches_and_members_neither_see_nor_hear()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var path = $"/sitzungsreihen/{series.Id}/versand";
        var chair = series.Circle.People[1];
        await netzwerk.DoAsync(
            series.Circle.Group,
            g => GroupDecisions.Decide(g, new ChangeMemberRole(chair.Id, GroupRole.Chair))
        );
        using var leading = await netzwerk.App.SignInAsync(chair);
        Assert.Contains(
            "2 von 2 E-Mails",
            (await leading.OpenAsync(path)).Text,
            StringComparison.Ordinal
        );
        await using var allowed = await MailWatch.ConnectAsync(netzwerk.App, chair);
        await allowed.InvokeAsync("Watch", LiveHub.Mails, series.Id.Value, Ct);

        var strange = await netzwerk.App.CreatePersonAsync("Olaf", "Außen");
        foreach (var person in new[] { series.Ada, strange })
        {
            using var browser = await netzwerk.App.SignInAsync(person);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(path)).Status);
            await using var hub = await MailWatch.ConnectAsync(netzwerk.App, person);
            foreach (var id in new[] { series.Id.Value, SeriesId.Create().Value })
            {
                var refused = await Assert.ThrowsAsync<HubException>(() =>
                    hub.InvokeAsync("Watch", LiveHub.Mails, id, Ct)
                );
                Assert.Contains("not-found", refused.Message, StringComparison.Ordinal);
            }
        }

        using var ada = await netzwerk.App.SignInAsync(series.Ada);
        var page = await ada.OpenAsync($"/sitzungsreihen/{series.Id}");
        Assert.Null(page.Document.QuerySelector("live-part"));
    }
}
