using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Platform.Live;

public static class LiveSetup
{
    /// <summary>A batch of steps pasted from a long paper stays below this.</summary>
    private const int LargestMessage = 512 * 1024;

    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        // Before SignalR adds its own, which waits for the slowest.
        services.AddSingleton(typeof(HubLifetimeManager<>), typeof(UnhurriedConnections<>));
        services.AddSignalR(o =>
        {
            o.MaximumReceiveMessageSize = LargestMessage;
            o.MaximumParallelInvocationsPerClient = 2;
            o.AddFilter<GoneQuietly>();
        });
        services.AddSingleton<IHubProtocol, DeepJsonProtocol>();
        services.AddSingleton<LiveConnections>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveConnections>());
        services.AddSingleton<MailNews>();
        services.AddHostedService(provider => provider.GetRequiredService<MailNews>());
        services.AddSingleton<WorkNews>();
        services.AddReaction<LivePush>();
        return services;
    }

    public static void MapLive(this WebApplication app) => app.MapHub<LiveHub>("/live");
}
