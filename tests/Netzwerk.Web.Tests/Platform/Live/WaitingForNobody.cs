using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Live;

/// <summary>Over a real network, whose buffers are full some time.</summary>
public sealed class WaitingForNobody(TestDatabase database)
{
    /// <summary>As many as may be sent at once; together more than lies between the two ends of a connection.</summary>
    private const int Pushes = 40;

    private static readonly string Page = new('x', 180_000);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_phone_in_a_tunnel_holds_nobody_up_and_misses_nothing()
    {
        await using var site = new LiveSite(await database.CreateDatabaseAsync(Ct));
        site.UseKestrel(0);
        site.StartServer();
        BePatient(site);
        var (anna, bilal) = (await site.PersonAsync(), await site.PersonAsync());
        var (_, _, items) = await site.MeetingAsync(
            1,
            (anna, GroupRole.Chair),
            (bilal, GroupRole.Member)
        );
        var item = items[0].ToString();
        await using var writer = await MinutesWriter.ConnectAsync(
            Hub(site, await site.SignInAsync(anna)),
            item,
            "a",
            Ct
        );
        await writer.JoinAsync(Ct);
        await using var phone = await APhoneInATunnel.JoinAsync(
            new(Address(site, "ws")),
            await site.SignInAsync(bilal),
            item,
            Ct
        );

        // A page is put in and taken out again. Were it waited for, nothing would go on until the phone is cut off.
        for (var i = 0; i < Pushes; i += 2)
        {
            await writer.TypeAsync(Page, Ct);
            await writer.TypeAsync(_ => Typing.Delete(1, 1 + Page.Length), Ct);
            await phone.PingAsync(Ct);
        }

        var heard = await phone.StepsUntilAsync(Pushes - 1, Ct);
        Assert.Equal(Enumerable.Range(0, Pushes).Select(v => (long)v), heard);
    }

    /// <summary>On a machine that is busy, the writing may take longer than the ten seconds after which nobody is sent to.</summary>
    private static void BePatient(LiveSite site)
    {
        var all = site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.SelectMany(e => e.Metadata.OfType<HttpConnectionDispatcherOptions>())
            .ToList();
        Assert.NotEmpty(all);
        all.ForEach(o => o.TransportSendTimeout = TimeSpan.FromMinutes(3));
    }

    private static HubConnection Hub(LiveSite site, string secret) =>
        new HubConnectionBuilder()
            .WithUrl(
                Address(site, "http"),
                o =>
                {
                    o.Transports = HttpTransportType.WebSockets;
                    o.SkipNegotiation = true;
                    o.Headers["Cookie"] = $"{SessionHandler.CookieName}={secret}";
                }
            )
            .Build();

    private static string Address(LiveSite site, string scheme)
    {
        var addresses = site
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses;
        return $"{scheme}://localhost:{new Uri(addresses.First()).Port}/live/minutes";
    }
}
