using Marten;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Groups;

/// <summary>Groups: their home, their members and joining them online.</summary>
public static class GroupsFeature
{
    public static void AddGroups(this IServiceCollection services) =>
        services.ConfigureMarten(options =>
        {
            options.AddState<Group, GroupEvent>();
            options.AddState<JoinRequest, JoinRequestEvent>();
            options.Schema.For<JoinRequest>().Index(r => r.Group).Index(r => r.State);
        });
}
