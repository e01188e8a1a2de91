using Marten;
using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Actors.Profiles;

/// <summary>Finds the texts about what organisations do, and where.</summary>
public sealed class ProfileTexts;

/// <summary>What is known about an organisation beyond its name, and the search over it.</summary>
internal static class ProfilesSetup
{
    public static void AddProfiles(this IServiceCollection services)
    {
        services.AddScoped<ProfileCommands>();
        services.AddScoped<DirectorySearch>();
        services.AddScoped<FilterWords>();
        services.AddSingleton<DirectoryMirror>();
        services.ConfigureMarten(options => options.AddState<OrganisationProfile, ProfileEvent>());
    }
}
