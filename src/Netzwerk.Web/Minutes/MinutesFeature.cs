using Marten;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Minutes.Review;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Minutes;

/// <summary>Minutes: written together live, laid open for objections, frozen.</summary>
public static class MinutesFeature
{
    public static void AddMinutes(this IServiceCollection services)
    {
        services.AddSingleton<MinutesTexts>();
        services.ConfigureMarten(options =>
        {
            options.AddState<MeetingMinutes, MinutesEvent>();
            options.Schema.For<MeetingMinutes>().Index(m => m.State);
        });
        services.AddMinutesReview();
    }
}
