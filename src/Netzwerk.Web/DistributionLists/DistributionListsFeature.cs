using Marten;
using Netzwerk.Domain.DistributionLists;
using Netzwerk.Web.Actors;
using Netzwerk.Web.DistributionLists.Mails;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.DistributionLists;

/// <summary>Finds the texts about distribution lists and circulars.</summary>
public sealed class DistributionTexts;

/// <summary>Saved searches of the directory that one can write to (ADR 0082).</summary>
public static class DistributionListsFeature
{
    public const string Route = "/verteiler";

    public static void AddDistributionLists(this IServiceCollection services)
    {
        services.AddScoped<ListCommands>();
        services.AddScoped<CircularCommands>();
        services.AddScoped<ListedEntries>();
        services.AddScoped<ListScreens>();
        services.AddScoped<DistributionListFiles>();
        services.AddSingleton<IErasureStep, ListErasure>();
        services.AddSingleton<CircularMailWriter>();
        services.AddSingleton<IDispatchWriter>(sp => sp.GetRequiredService<CircularMailWriter>());
        services.ConfigureMarten(options =>
        {
            options.AddState<DistributionList, DistributionListEvent>();
            options.AddState<Circular, CircularEvent>();
        });
    }

    public static void MapDistributionLists(this WebApplication app) =>
        DistributionListFiles.Map(app);

    public static string PageOf(Guid list) => $"{Route}/{list}";

    public static string PageOf(Circular circular)
    {
        ArgumentNullException.ThrowIfNull(circular);
        return $"{Route}/{circular.List}/rundschreiben/{circular.Id}";
    }
}
