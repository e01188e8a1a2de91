using Marten;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Exports;
using Netzwerk.Web.Platform.Jobs;

namespace Netzwerk.Web.Groups.Papers;

/// <summary>Finds the texts of papers, and the words for why something about them was refused.</summary>
public sealed class PaperTexts;

/// <summary>The papers of groups: files in versions, for those whom they are for.</summary>
internal static class PapersSetup
{
    public static void AddPapers(this IServiceCollection services)
    {
        services
            .AddOptions<PaperOptions>()
            .BindConfiguration(PaperOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<PaperSeal>();
        services.AddSingleton<PaperStore>();
        services.AddSingleton<PaperShelves>();
        services.AddScoped<PaperIntake>();
        services.AddScoped<PaperScreens>();
        services.AddScoped<PaperCommands>();
        services.AddTransient<ForgetPapers>();
        services.AddSingleton<IExportPart, PapersPart>();
        services.AddSingleton(
            RecurringWork.Of<ForgetPapers>(
                "forget-papers",
                "47 * * * *",
                job => job.RunAsync(CancellationToken.None)
            )
        );
        services.ConfigureMarten(options =>
        {
            options.AddState<Paper, PaperEvent>();
            options.Schema.For<Paper>().Index(p => p.Group);
            options.Schema.For<PaperContent>().Index(c => c.IsKept);
            options.Schema.For<SealedPaperPart>().Index(p => p.Content);
            options.Schema.For<PaperShelf>().UseOptimisticConcurrency(enabled: true);
        });
    }
}
