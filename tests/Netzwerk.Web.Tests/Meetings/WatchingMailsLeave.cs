using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Live;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.MailChoices;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings;

public sealed partial class WatchingMailsLeave(MailedNetzwerk netzwerk)
    : IClassFixture<MailedNetzwerk>
{
    private const int Invited = 300;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_hundred_invitations_leave_while_the_page_counts_them()
    {
        var circle = await netzwerk.FoundAsync(Invited);
        var office = await netzwerk.App.CreateCoordinatorAsync();
        using var browser = await netzwerk.App.SignInAsync(office);
        var meeting = await netzwerk.PlanAsync(circle, netzwerk.Today.AddDays(30));
        var news = Channel.CreateUnbounded<long>();
        await using var hub = await ConnectAsync(office);
        hub.On<string, Guid, long>(
            nameof(ILiveClient.Changed),
            (kind, id, version) =>
            {
                if (kind == LiveHub.Mails && id == meeting.Value)
                {
                    news.Writer.TryWrite(version);
                }
            }
        );
        await hub.InvokeAsync("Watch", LiveHub.Mails, meeting.Value, Ct);
        await netzwerk.InvitePlannedAsync(circle, meeting);

        var (counted, version) = (new List<int>(), 0L);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(Longest);
        while (counted.LastOrDefault() < Invited)
        {
            var heard = await news.Reader.ReadAsync(limit.Token);
            Assert.True(heard > version);
            version = heard;
            var part = await browser.OpenAsync($"/sitzungen/{meeting}/versand");
            counted.Add(Sent(part));
        }

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
        await using var hub = await ConnectAsync(ada);
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

    private static int Sent(Page part) =>
        int.Parse(Counted().Match(part.Text).Groups["sent"].Value, CultureInfo.InvariantCulture);

    private async Task<HubConnection> ConnectAsync(KnownPerson person)
    {
        var services = netzwerk.App.Services;
        var secret = await services
            .GetRequiredService<SignInSessions>()
            .BeginAsync(person.Id, remember: false, Ct);
        var server = (TestServer)services.GetRequiredService<IServer>();
        var hub = new HubConnectionBuilder()
            .WithUrl(
                "http://localhost/live",
                o =>
                {
                    o.Transports = HttpTransportType.WebSockets;
                    o.SkipNegotiation = true;
                    o.WebSocketFactory = async (context, ct) =>
                    {
                        var client = server.CreateWebSocketClient();
                        client.ConfigureRequest = r =>
                            r.Headers.Cookie = $"{SessionHandler.CookieName}={secret}";
                        return await client.ConnectAsync(context.Uri, ct);
                    };
                }
            )
            .Build();
        await hub.StartAsync(Ct);
        return hub;
    }

    [GeneratedRegex("(?<sent>[0-9]+) von [0-9]+ E-Mails", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Counted();
}
