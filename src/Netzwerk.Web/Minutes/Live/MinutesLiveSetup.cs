using Microsoft.AspNetCore.SignalR;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Minutes.Live;

internal static class MinutesLiveSetup
{
    public static void AddLiveMinutes(this IServiceCollection services)
    {
        services.AddSingleton<MinutesAdmissions>();
        services.AddSingleton<MinutesBell>();
        services.AddSingleton<MinutesRooms>();
        services.AddHostedService(provider => provider.GetRequiredService<MinutesRooms>());
        services.AddReaction<MinutesClosings>();
        services.Configure<JsonHubProtocolOptions>(o =>
            o.PayloadSerializerOptions.MaxDepth = MinutesJson.MaxDepth
        );
    }

    public static void MapLiveMinutes(this WebApplication app) =>
        app.MapHub<MinutesHub>(MinutesHub.Path);
}
