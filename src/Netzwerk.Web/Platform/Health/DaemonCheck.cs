using JasperFx.Events.Daemon;
using Marten;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Netzwerk.Web.Platform.Health;

/// <summary>
/// Whether lists and reactions follow what happens. Red when one of them skipped an event it could not take
/// (a dead letter), or when one has stood still for a while although there is something to do.
/// </summary>
internal sealed class DaemonCheck(IDocumentStore store, NpgsqlDataSource source, TimeProvider clock)
    : IHealthCheck
{
    /// <summary>A daemon that moves to another node takes seconds; a rebuild of a list takes a minute.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            await using var session = store.QuerySession();
            var skipped = await session.Query<DeadLetterEvent>().CountAsync(cancellationToken);
            if (skipped > 0)
            {
                return HealthCheckResult.Unhealthy($"{skipped} events were skipped");
            }

            var late = await LateAsync(cancellationToken);
            return late.Count == 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"standing still: {string.Join(", ", late)}");
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("cannot read", e);
        }
    }

    /// <summary>Shards that have not come as far as the events that are older than our patience.</summary>
    private async Task<IReadOnlyList<string>> LateAsync(CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            $"select coalesce(max(seq_id), 0) from {store.Options.Events.DatabaseSchemaName}.mt_events where timestamp < @before"
        );
        command.Parameters.AddWithValue("before", clock.GetUtcNow() - Patience);
        var due = (long)(await command.ExecuteScalarAsync(ct) ?? 0L);
        var progress = (await store.Advanced.AllProjectionProgress(token: ct)).ToDictionary(
            s => s.ShardName,
            s => s.Sequence,
            StringComparer.Ordinal
        );
        return
        [
            .. ((DocumentStore)store)
                .Options.Projections.AllShards()
                .Select(s => s.Name.Identity)
                .Where(name => progress.GetValueOrDefault(name) < due)
                .Order(StringComparer.Ordinal),
        ];
    }
}
