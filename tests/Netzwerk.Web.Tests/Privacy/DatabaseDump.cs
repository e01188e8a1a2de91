using System.Text;
using Npgsql;
using Xunit;

namespace Netzwerk.Web.Tests.Privacy;

/// <summary>Everything that lies in a database, as whoever steals a backup of it sees it.</summary>
public sealed class DatabaseDump
{
    private readonly IReadOnlyList<(string Table, string Row)> _rows;

    private DatabaseDump(IReadOnlyList<(string, string)> rows) => _rows = rows;

    public IReadOnlyCollection<string> Tables =>
        [.. _rows.Select(r => r.Table).Distinct(StringComparer.Ordinal)];

    public static async Task<DatabaseDump> OfAsync(string connectionString)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        var rows = new List<(string, string)>();
        foreach (var table in await ColumnAsync(connection, AllTables, ct))
        {
            var all = await ColumnAsync(connection, $"select t::text from {table} t", ct);
            rows.AddRange(all.Select(row => (table, row)));
        }

        return new(rows);
    }

    /// <summary>The tables in which a word can be read, in capitals or not, also as bytes.</summary>
    public IReadOnlyCollection<string> Holding(string word)
    {
        var bytes = Convert.ToHexString(Encoding.UTF8.GetBytes(word));
        return
        [
            .. _rows
                .Where(r =>
                    r.Row.Contains(word, StringComparison.OrdinalIgnoreCase)
                    || r.Row.Contains(bytes, StringComparison.OrdinalIgnoreCase)
                )
                .Select(r => r.Table)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private const string AllTables = """
        select format('%I.%I', schemaname, tablename) from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')
        """;

    private static async Task<List<string>> ColumnAsync(
        NpgsqlConnection connection,
        string sql,
        CancellationToken ct
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var values = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }
}
