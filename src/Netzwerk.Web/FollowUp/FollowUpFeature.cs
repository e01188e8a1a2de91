using Marten;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.FollowUp;

/// <summary>What comes of meetings: the registers of resolutions and of tasks.</summary>
public static class FollowUpFeature
{
    public static void AddFollowUp(this IServiceCollection services) =>
        services.ConfigureMarten(options =>
        {
            options.AddState<Resolution, ResolutionEvent>();
            options.AddState<ActionItem, ActionItemEvent>();
            options.Schema.For<Resolution>().Index(r => r.Group).Index(r => r.Meeting);
            options.Schema.For<ActionItem>().Index(t => t.Group).Index(t => t.State);
        });
}
