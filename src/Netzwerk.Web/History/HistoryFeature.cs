using JasperFx.Events.Projections;
using Marten;

namespace Netzwerk.Web.History;

/// <summary>What happened to groups and meetings: who, when, by which way.</summary>
public static class HistoryFeature
{
    public static void AddHistory(this IServiceCollection services)
    {
        services.AddScoped<HistoryScreens>();
        services.AddScoped<HistorySentences>();
        services.ConfigureMarten(options =>
        {
            options.Schema.For<HistoryEntry>().Index(h => h.Subject);
            options.Projections.Add(new HistoryProjection(), ProjectionLifecycle.Async);
        });
    }
}
