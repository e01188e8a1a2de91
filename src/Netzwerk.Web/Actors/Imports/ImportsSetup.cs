using Marten;
using Netzwerk.Domain.Actors.Imports;
using Netzwerk.Web.Actors.Imports.Taking;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Jobs;

namespace Netzwerk.Web.Actors.Imports;

/// <summary>Finds the texts of reading lists.</summary>
public sealed class ImportTexts;

/// <summary>Reading lists into the directory: from the file to the preview, the report, and back again.</summary>
internal static class ImportsSetup
{
    public static void AddImports(this IServiceCollection services)
    {
        services.AddSingleton<ListStore>();
        services.AddScoped<ImportCommands>();
        services.AddScoped<ImportScreens>();
        services.AddScoped<RowChanges>();
        services.AddScoped<RowTaker>();
        services.AddScoped<RowUndoer>();
        services.AddScoped<ImportFiles>();
        services.AddSingleton(
            RecurringWork.Of<ForgetLists>(
                "forget-lists",
                "23 * * * *",
                job => job.RunAsync(CancellationToken.None)
            )
        );
        services.AddSingleton(
            RecurringWork.Of<ResumeLists>(
                "resume-lists",
                "* * * * *",
                job => job.RunAsync(CancellationToken.None)
            )
        );
        services.ConfigureMarten(options =>
        {
            options.AddState<DirectoryImport, DirectoryImportEvent>();
            options.Schema.For<ListUpload>().UseOptimisticConcurrency(enabled: true);
            options.Schema.For<SealedListPart>().Index(p => p.Upload);
            options.Schema.For<SealedRowChanges>().Index(c => c.At);
        });
    }
}
