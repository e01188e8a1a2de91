using System.Text.Json;
using Marten;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Searching;

/// <summary>
/// The documents of a table, kept in memory. Every reading first asks the database whether they are still the same, so it
/// sees what was committed, whoever wrote it (ADR 0089).
/// </summary>
public sealed class MirroredTable<T> : IDisposable
    where T : class
{
    /// <summary>Rows that change faster than they are read are taken as they are, and read again next time.</summary>
    private const int MostTries = 5;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile MirroredRows<T> _seen = MirroredRows<T>.None;

    /// <summary>The rows as this session sees them; the same object as long as nothing changed.</summary>
    public async Task<MirroredRows<T>> ReadAsync(IQuerySession session, CancellationToken ct) =>
        await ReadAsync(session, (await TableDigest.OfAsync(session, [typeof(T)], ct))[0], ct);

    /// <summary>The same where the digest of the table was asked for together with those of others.</summary>
    public async Task<MirroredRows<T>> ReadAsync(
        IQuerySession session,
        string digest,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var seen = _seen;
        if (digest == seen.Digest)
        {
            return seen;
        }

        var table = session.DocumentStore.Options.Schema.For<T>();
        await _turn.WaitAsync(ct);
        try
        {
            return _seen = await CatchUpAsync(session, table, ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Nothing of it stays in memory until somebody reads again.</summary>
    public void Forget() => _seen = MirroredRows<T>.None;

    public void Dispose() => _turn.Dispose();

    private async Task<MirroredRows<T>> CatchUpAsync(
        IQuerySession session,
        string table,
        CancellationToken ct
    )
    {
        var rows = _seen.ById;
        for (var tries = 1; ; tries++)
        {
            var (digest, stamps) = await StampsAsync(session, table, ct);
            Guid[] changed =
            [
                .. stamps
                    .Where(s => !rows.TryGetValue(s.Key, out var row) || row.Stamp != s.Value)
                    .Select(s => s.Key),
            ];
            var fresh = await LoadAsync(session, table, changed, ct);
            var isWhole =
                fresh.Count == changed.Length && fresh.All(f => f.Value.Stamp == stamps[f.Key]);
            if (isWhole || tries == MostTries)
            {
                var kept = rows.Where(r => stamps.ContainsKey(r.Key) && !fresh.ContainsKey(r.Key));
                return new(isWhole ? digest : "", kept.Concat(fresh).ToDictionary());
            }
        }
    }

    private static async Task<(string Digest, Dictionary<Guid, string> Stamps)> StampsAsync(
        IQuerySession session,
        string table,
        CancellationToken ct
    )
    {
        var answer = await session.AdvancedSql.QueryAsync<string>(
            $"select {TableDigest.Sql} || coalesce(E'\\n' || string_agg(id::text || ' ' || xmin::text, E'\\n'), '') from {table}",
            ct
        );
        var lines = answer[0].Split('\n');
        return (
            lines[0],
            lines.Skip(1).Select(l => l.Split(' ')).ToDictionary(l => Guid.Parse(l[0]), l => l[1])
        );
    }

    private static async Task<Dictionary<Guid, MirroredRow<T>>> LoadAsync(
        IQuerySession session,
        string table,
        Guid[] ids,
        CancellationToken ct
    )
    {
        if (ids.Length == 0)
        {
            return [];
        }

        var rows = await session.AdvancedSql.QueryAsync<string>(
            $"select id::text || ' ' || xmin::text || ' ' || data::text from {table} where id = any(?)",
            ct,
            ids
        );
        return rows.Select(r => r.Split(' ', 3))
            .ToDictionary(
                r => Guid.Parse(r[0]),
                r => new MirroredRow<T>(
                    r[1],
                    JsonSerializer.Deserialize<T>(r[2], StoredJson.Options)
                        ?? throw new InvalidOperationException("an empty document")
                )
            );
    }
}

/// <summary>A document, and the transaction that wrote it last.</summary>
public readonly record struct MirroredRow<T>(string Stamp, T Value);

/// <summary>All documents of a table at one moment.</summary>
public sealed class MirroredRows<T>(string digest, IReadOnlyDictionary<Guid, MirroredRow<T>> byId)
{
    /// <summary>What a mirror holds before it was read.</summary>
    public static readonly MirroredRows<T> None = new("", new Dictionary<Guid, MirroredRow<T>>());

    public string Digest { get; } = digest;

    public IReadOnlyDictionary<Guid, MirroredRow<T>> ById { get; } = byId;

    public IEnumerable<T> All => ById.Values.Select(r => r.Value);

    public T? Find(Guid id) => ById.TryGetValue(id, out var row) ? row.Value : default;
}
