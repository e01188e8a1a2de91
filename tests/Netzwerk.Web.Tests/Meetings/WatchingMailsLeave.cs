using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Netzwerk.Web.Platform.Live;
using Netzwerk.Web.Tests.MailChoices;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings;

public sealed class WatchingMailsLeave(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private const int Invited = 300;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_hundred_invitations_leave_while_the_page_counts_them()
    {
        var circle = await netzwerk.FoundAsync(Invited);
        var office = await netzwerk.App.CreateCoordinatorAsync();
        using var browser = await netzwerk.App.SignInAsync(office);
        var meeting = await netzwerk.PlanAsync(circle, netzwerk.Today.AddDays(30));
        await using var hub = await MailWatch.ConnectAsync(netzwerk.App, office);
        var news = await MailWatch.HearAsync(hub, meeting.Value);
        await netzwerk.InvitePlannedAsync(circle, meeting);

        var counted = await MailWatch.CountAsync(
            news,
            () => browser.OpenAsync($"/sitzungen/{meeting}/versand"),
            Invited
        );

        Assert.Equal(counted.Order(), counted);
        Assert.Contains(counted, c => c is > 0 and < Invited);
        await netzwerk.SettleAsync();
        Assert.All(circle.People, p => Assert.Equal("REQUEST 0", netzwerk.StoryOf(p)));
        var page = await browser.OpenAsync($"/sitzungen/{meeting}");
        Assert.Equal(
            Invited.ToString(CultureInfo.InvariantCulture),
            page.Document.QuerySelector("live-part[data-kind=mails] progress")
                ?.GetAttribute("value")
        );
    }

    [Fact]
    public async Task Who_wants_no_mail_and_whom_none_reaches_are_told_apart()
    {
        var circle = await netzwerk.FoundAsync(3);
        await netzwerk.App.MuteAsync(circle.People[0]);
        netzwerk.Relay.Refuse(circle.People[1].Card.Mail);
        var meeting = await netzwerk.CallAsync(circle);
        using var browser = await netzwerk.App.SignInAsync(
            await netzwerk.App.CreateCoordinatorAsync()
        );
        var part = await browser.OpenAsync($"/sitzungen/{meeting}/versand");
        Assert.Contains("1 von 2 E-Mails sind verschickt", part.Text, StringComparison.Ordinal);
        Assert.Contains("Eine E-Mail kommt nicht an", part.Text, StringComparison.Ordinal);
        Assert.Contains("Eine Person bekommt keine E-Mail", part.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_neither_see_it_nor_hear_of_it()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        var meeting = await netzwerk.CallAsync(circle);
        using var browser = await netzwerk.App.SignInAsync(ada);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await browser.OpenAsync($"/sitzungen/{meeting}/versand")).Status
        );
        await using var hub = await MailWatch.ConnectAsync(netzwerk.App, ada);
        foreach (
            var (kind, id) in new[] { (LiveHub.Mails, meeting.Value), (LiveHub.Outbox, Guid.Empty) }
        )
        {
            var refused = await Assert.ThrowsAsync<HubException>(() =>
                hub.InvokeAsync("Watch", kind, id, Ct)
            );
            Assert.Contains("not-found", refused.Message, StringComparison.Ordinal);
        }
    }
}
