using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Dashboard;
using Hangfire.PostgreSql;
using Netzwerk.Web.Platform.Identity;
using Npgsql;

namespace Netzwerk.Web.Platform.Jobs;

public static class JobsSetup
{
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        // Hangfire would keep these two in static fields; each app has its own.
        services.AddSingleton<JobStorage>(StorageOf);
        services.AddSingleton<JobActivator>(sp => new AspNetCoreJobActivator(
            sp.GetRequiredService<IServiceScopeFactory>()
        ));
        services.AddHangfire(
            (sp, config) =>
                config
                    .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
                    .UseSimpleAssemblyNameTypeSerializer()
                    .UseRecommendedSerializerSettings()
                    .UseLogProvider(new JobLog(sp.GetRequiredService<ILoggerFactory>()))
        );
        services.AddHangfireServer(o =>
        {
            o.WorkerCount = 4;
            o.SchedulePollingInterval = TimeSpan.FromSeconds(1);
            o.Queues = [JobQueue.Mail, JobQueue.Default];
        });
        services.AddSingleton<JobQueue>();
        services.AddHostedService<RecurringWorkStarter>();
        return services;
    }

    /// <summary>The dashboard of background work, for coordinators only.</summary>
    public static void MapJobs(this WebApplication app) =>
        app.MapHangfireDashboard(
                "/verwaltung/jobs",
                new DashboardOptions
                {
                    Authorization = [new CoordinatorsOnly()],
                    DisplayStorageConnectionString = false,
                    AppPath = "/",
                }
            )
            .RequireAuthorization(Policies.Coordinator);

    private static PostgreSqlStorage StorageOf(IServiceProvider services)
    {
        services.GetRequiredService<IGlobalConfiguration>();
        return new(
            new SharedConnections(services.GetRequiredService<NpgsqlDataSource>()),
            new PostgreSqlStorageOptions
            {
                SchemaName = "hangfire",
                QueuePollInterval = TimeSpan.FromSeconds(1),
                EnableLongPolling = true,
                UseSlidingInvisibilityTimeout = true,
                InvisibilityTimeout = TimeSpan.FromMinutes(5),
                AllowDegradedModeWithoutStorage = false,
            }
        );
    }

    private sealed class SharedConnections(NpgsqlDataSource source) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => source.CreateConnection();
    }

    private sealed class CoordinatorsOnly : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) =>
            context.GetHttpContext().User.IsInRole(Caller.CoordinatorRole);
    }

    private sealed class RecurringWorkStarter(
        IRecurringJobManager manager,
        IEnumerable<RecurringWork> work
    ) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            foreach (var job in work)
            {
                job.Add(manager);
            }

            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
