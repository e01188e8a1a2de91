using Marten;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Imports;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Actors.Imports.Taking;

/// <summary>
/// Which persons and organisations have appeared somewhere since a moment: in a group, a meeting, a task, or as somebody who
/// did something. Facts of the directory itself do not count; the state of a person says more about those.
/// </summary>
public sealed class UsedIds
{
    private const string AnyId = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    private readonly HashSet<Guid> _ids;

    private UsedIds(IEnumerable<Guid> ids) => _ids = [.. ids];

    public bool Contains(Guid id) => _ids.Contains(id);

    public static async Task<UsedIds> SinceAsync(
        IQuerySession session,
        DateTimeOffset begun,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var own = DomainEvents
            .Of<DirectoryImportEvent>()
            .Concat(DomainEvents.Of<PersonEvent>())
            .Select(t => DomainEvents.StoredNames[t])
            .ToArray();
        var named = await session.AdvancedSql.QueryAsync<Guid>(
            $"""
            select distinct m[1]::uuid from {EventStoreSetup.Schema}.mt_events e,
              regexp_matches(e.data::text, '{AnyId}', 'g') m
            where e.timestamp >= ? and not e.type = any(?)
            """,
            ct,
            begun,
            own
        );
        var acting = await session.AdvancedSql.QueryAsync<string>(
            $"select distinct user_name from {EventStoreSetup.Schema}.mt_events where timestamp >= ? and user_name is not null",
            ct,
            begun
        );
        return new(named.Concat(acting.Select(a => Guid.TryParse(a, out var id) ? id : default)));
    }
}
