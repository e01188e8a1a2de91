using System.Text.Json;
using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using Marten;
using Marten.Events.Daemon.HighWater;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Identity;
using Npgsql;
using Weasel.Core;

namespace Netzwerk.Web.Platform.EventStore;

public static class EventStoreSetup
{
    public const string Schema = "netzwerk";

    private const string SynchronousCommit = "synchronous_commit";

    /// <summary>The event store on PostgreSQL; features add their own parts with ConfigureMarten.</summary>
    public static IServiceCollection AddEventStore(
        this IServiceCollection services,
        string connectionString
    )
    {
        services.AddSingleton(sp =>
            new NpgsqlDataSourceBuilder(Lasting(connectionString))
                .UseLoggerFactory(sp.GetRequiredService<ILoggerFactory>())
                .Build()
        );
        services
            .AddMarten(sp => Options(sp))
            .UseLightweightSessions()
            .ApplyAllDatabaseChangesOnStartup()
            .AddAsyncDaemon(DaemonMode.HotCold);
        services.ConfigureMarten(options => options.Schema.For<HandledCommand>().Index(x => x.At));
        services.AddSingleton<CommandRunner>();
        services.AddSingleton<FactMasking>();
        return services;
    }

    /// <summary>Writes events and documents as the domain says; the contracts of the events are approved with it.</summary>
    public static void UseStoredJson(this StoreOptions options) =>
        options.UseSystemTextJsonForSerialization(
            new JsonSerializerOptions(StoredJson.Options),
            EnumStorage.AsString,
            Casing.CamelCase
        );

    /// <summary>What we have acknowledged outlives a power cut, even on a server that was set to be quick rather than safe.</summary>
    private static string Lasting(string connectionString)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        if (target.Options?.Contains(SynchronousCommit, StringComparison.Ordinal) != true)
        {
            target.Options = $"{target.Options} -c {SynchronousCommit}=on".Trim();
        }

        return target.ConnectionString;
    }

    private static StoreOptions Options(IServiceProvider services)
    {
        var options = new StoreOptions();
        options.Connection(services.GetRequiredService<NpgsqlDataSource>());
        options.DatabaseSchemaName = Schema;
        options.AutoCreateSchemaObjects = AutoCreate.CreateOrUpdate;
        options.UseStoredJson();
        options.Logger(new StoreLog(services.GetRequiredService<ILogger<StoreLog>>()));
        options.MapDomainEvents();
        // What Marten would do for every append, Work does for those that somebody waits for.
        options.Projections.Wakeup = new PostgresqlListenWakeup(
            services.GetRequiredService<NpgsqlDataSource>(),
            services.GetRequiredService<ILogger<PostgresqlListenWakeup>>()
        );
        // Without it the stock DistributedLock never lets the daemon start (stack notes, trap 1).
        options.Events.UseAdvisoryLockTransaction = true;
        options.Events.TimeProvider = services.GetRequiredService<TimeProvider>();
        options.Events.MetadataConfig.EnableAll();
        options.Events.MetadataConfig.UserNameEnabled = true;
        return options;
    }
}
