using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Netzwerk.Web.Platform.Health;

public static class HealthSetup
{
    private const string Ready = "ready";

    /// <summary>Marks what an operator should know of but no node has to be taken out of service for.</summary>
    public const string Details = "details";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services
            .AddHealthChecks()
            .AddCheck<WriteCheck>("write", tags: [Ready, Details])
            .AddCheck<DaemonCheck>("daemon", tags: [Details]);
        return services;
    }

    /// <summary>
    /// "lebt": the process answers. "bereit": it can also write, so a full disk shows. "details": nothing needs an
    /// operator's look; red here must not take a node out of service, the pages still work.
    /// </summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/gesund/lebt", new HealthCheckOptions { Predicate = _ => false })
            .AllowAnonymous();
        app.MapHealthChecks(
                "/gesund/bereit",
                new HealthCheckOptions { Predicate = c => c.Tags.Contains(Ready) }
            )
            .AllowAnonymous();
        app.MapHealthChecks(
                "/gesund/details",
                new HealthCheckOptions { Predicate = c => c.Tags.Contains(Details) }
            )
            .AllowAnonymous();
    }

    /// <summary>Writes one row: reading alone stays green on a full disk (trust.md 4).</summary>
    private sealed class WriteCheck(NpgsqlDataSource source, TimeProvider clock) : IHealthCheck
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken = default
        )
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Patience);
            try
            {
                await using var command = source.CreateCommand(
                    """
                    create table if not exists netzwerk.health (id int primary key, at timestamptz not null);
                    insert into netzwerk.health values (1, @at) on conflict (id) do update set at = excluded.at
                    """
                );
                command.Parameters.AddWithValue("at", clock.GetUtcNow());
                await command.ExecuteNonQueryAsync(limit.Token);
                return HealthCheckResult.Healthy();
            }
            catch (Exception e)
                when (e is NpgsqlException or OperationCanceledException or TimeoutException)
            {
                return HealthCheckResult.Unhealthy("cannot write", e);
            }
        }
    }
}
