using Marten;

namespace Netzwerk.Web.Platform.Searching;

/// <summary>Says of the table of a document which rows there are, and which transaction wrote each of them last.</summary>
internal static class TableDigest
{
    public const string Sql =
        "count(*)::text || ':' || coalesce(sum(uuid_hash_extended(id, xmin::text::bigint)), 0)::text";

    /// <summary>Of several tables in one question, in their order.</summary>
    public static async Task<string[]> OfAsync(
        IQuerySession session,
        IReadOnlyList<Type> documents,
        CancellationToken ct
    )
    {
        var schema = session.DocumentStore.Options.Schema;
        var all = documents.Select(d => $"(select {Sql} from {schema.For(d)})");
        var answer = await session.AdvancedSql.QueryAsync<string>(
            $"select concat_ws(' ', {string.Join(", ", all)})",
            ct
        );
        return answer[0].Split(' ');
    }
}
