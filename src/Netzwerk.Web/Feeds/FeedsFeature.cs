using Marten;
using Netzwerk.Domain;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Merging;

namespace Netzwerk.Web.Feeds;

/// <summary>Calendars to subscribe to: per person, per group, and what everybody may know.</summary>
public static class FeedsFeature
{
    public static void AddFeeds(this IServiceCollection services)
    {
        services.ConfigureMarten(options =>
            options.Schema.For<FeedAddress>().Index(a => a.Person).Index(a => a.Serial)
        );
        services.AddSingleton<FeedAddresses>();
        services.AddSingleton<IErasureStep>(sp => sp.GetRequiredService<FeedAddresses>());
        services.AddSingleton<IMergeStep<PersonId>, FeedMergeStep>();
        services.AddScoped<FeedContents>();
        services.AddScoped<PollHolds>();
        services.AddScoped<NewcomerDates>();
    }
}
