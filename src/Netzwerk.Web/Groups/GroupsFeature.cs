using Marten;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Groups;

/// <summary>Finds the texts of groups, and the words for why something about them was refused.</summary>
public sealed class GroupTexts;

/// <summary>Groups: their home, their members and joining them online.</summary>
public static class GroupsFeature
{
    public static void AddGroups(this IServiceCollection services)
    {
        services.AddScoped<GroupCommands>();
        services.AddScoped<GroupsApi>();
        services.ConfigureMarten(options =>
        {
            options.AddState<Group, GroupEvent>();
            options.AddState<JoinRequest, JoinRequestEvent>();
            options.Schema.For<JoinRequest>().Index(r => r.Group).Index(r => r.State);
        });
    }
}
