using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Live;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings;

/// <summary>A page that is told that mails went on, and counts them anew each time.</summary>
internal static partial class MailWatch
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<HubConnection> ConnectAsync(NetzwerkApp app, KnownPerson person)
    {
        var secret = await app
            .Services.GetRequiredService<SignInSessions>()
            .BeginAsync(person.Id, remember: false, Ct);
        var server = (TestServer)app.Services.GetRequiredService<IServer>();
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

    /// <summary>What is told of the mails about a meeting or a series.</summary>
    public static async Task<ChannelReader<long>> HearAsync(HubConnection hub, Guid about)
    {
        var news = Channel.CreateUnbounded<long>();
        hub.On<string, Guid, long>(
            nameof(ILiveClient.Changed),
            (kind, id, version) =>
            {
                if (kind == LiveHub.Mails && id == about)
                {
                    news.Writer.TryWrite(version);
                }
            }
        );
        await hub.InvokeAsync("Watch", LiveHub.Mails, about, Ct);
        return news.Reader;
    }

    /// <summary>Looks at the part each time that there is news, until all are sent.</summary>
    public static async Task<IReadOnlyList<int>> CountAsync(
        ChannelReader<long> news,
        Func<Task<Page>> look,
        int all
    )
    {
        var (counted, version) = (new List<int>(), 0L);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(Longest);
        while (counted.LastOrDefault() < all)
        {
            var heard = await news.ReadAsync(limit.Token);
            Assert.True(heard > version);
            version = heard;
            counted.Add(Sent(await look()));
        }

        return counted;
    }

    private static int Sent(Page part) =>
        int.Parse(Counted().Match(part.Text).Groups["sent"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<sent>[0-9]+) von [0-9]+ E-Mails", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Counted();
}
