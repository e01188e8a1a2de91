namespace Netzwerk.Web.NetworkPicture;

/// <summary>Finds the texts of the network picture.</summary>
public sealed class NetworkTexts;

/// <summary>The network picture: who sits with whom in which group, who sits nowhere, which places nobody speaks for.</summary>
public static class NetworkPictureFeature
{
    public static void AddNetworkPicture(this IServiceCollection services)
    {
        services.AddScoped<NetworkScreens>();
        services.AddScoped<NetworkFiles>();
    }
}
