using System.Globalization;
using System.Text;
using System.Text.Json;
using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Profiles;

namespace Netzwerk.Web.Actors.Profiles;

/// <summary>An organisation as a list shows it.</summary>
public sealed record FoundOrganisation(
    Guid Id,
    string Name,
    OrganisationKind Kind,
    string? Municipality,
    string Address,
    int Persons,
    OrganisationProfile? Profile
);

/// <summary>How many of the organisations found have a value of a controlled list.</summary>
public sealed record ValueCount(string List, string Value, int Count);

/// <summary>One page of what was found, and how much there is of what.</summary>
public sealed record DirectoryPage(
    int Found,
    int All,
    IReadOnlyList<FoundOrganisation> Organisations,
    IReadOnlyList<ValueCount> Counts
)
{
    public int CountOf(string list, string value) =>
        Counts.FirstOrDefault(c => c.List == list && c.Value == value)?.Count ?? 0;
}

/// <summary>
/// Picks organisations by name, place and what they do, in the database: a page of thousands costs as much as a page of a
/// hundred (ADR 0076).
/// </summary>
public sealed class DirectorySearch(
    IQuerySession session,
    TimeProvider clock,
    IStringLocalizer<ActorTexts> texts
)
{
    public const int PageLength = 50;

    /// <summary>The order of a German directory, of the list and of its index.</summary>
    public const string German = "de-x-icu";

    /// <summary>An offset beyond this is no page that anybody reached by a link.</summary>
    public const int MostPages = 100_000;

    private const int MostWords = 8;

    /// <summary>The end of Latin Extended-B.</summary>
    private const char LastMarked = '\u0250';

    private static readonly JsonSerializerOptions Json = StoredJson.Options;

    /// <summary>One page, counted from 1; without a number all that was found.</summary>
    public async Task<DirectoryPage> FindAsync(
        DirectoryFilter filter,
        int? page,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(filter);
        var values = new List<object>();
        var where = await WhereAsync(filter, values, ct);
        var start = page is { } number ? (Math.Max(number, 1) - 1) * PageLength : 0;
        var answer = await session.AdvancedSql.QueryAsync<string>(
            Sql(where),
            ct,
            [.. values, page is null ? int.MaxValue : PageLength, start]
        );
        return JsonSerializer.Deserialize<DirectoryPage>(answer[0], Json)
            ?? throw new InvalidOperationException("the search answered nothing");
    }

    private string Sql(string where)
    {
        var schema = session.DocumentStore.Options.Schema;
        var (organisations, people) = (schema.For<Organisation>(), schema.For<Person>());
        // Who was entered twice stands there once; what is no more stands in no list.
        const string Listed = "o.data ->> 'mergedInto' is null and o.data ->> 'endedOn' is null";
        var chosen =
            $"from {organisations} o left join {schema.For<OrganisationProfile>()} p on p.id = o.id where {Listed}";
        // The whole list comes out of its index in order; what was picked is looked for once, and sorted.
        var rows = where.Length == 0 ? chosen : $"{chosen} and o.id in (select id from hit)";
        return $"""
            with hit as materialized (
              select o.id, p.data -> 'topics' topics, p.data -> 'targetGroups' groups, p.data -> 'languages' languages
              {chosen} {where}
            ), shown as materialized (
              select o.id, o.data o, p.data p {rows}
              order by o.data ->> 'name' collate "{German}", o.id limit ? offset ?
            ), people as (
              select data ->> 'organisation' organisation, count(*) persons from {people}
              where data ->> 'isErased' <> 'true' and data ->> 'mergedInto' is null
                and coalesce(data ->> 'isShielded', 'false') <> 'true'
                and data ->> 'organisation' in (select id::text from shown)
              group by 1
            ), counts as (
              select 'topics' list, v value, count(*) count from hit, jsonb_array_elements_text(topics) v group by 2
              union all
              select 'targetGroups', v, count(*) from hit, jsonb_array_elements_text(groups) v group by 2
              union all
              select 'languages', v, count(*) from hit, jsonb_array_elements_text(languages) v group by 2
            )
            select json_build_object(
              'found', (select count(*) from hit),
              'all', (select count(*) from {organisations} o where {Listed}),
              'organisations', (
                select coalesce(json_agg(json_build_object(
                  'id', s.id, 'name', s.o ->> 'name', 'kind', s.o ->> 'kind',
                  'municipality', s.o ->> 'municipality', 'address', coalesce(s.o ->> 'address', ''),
                  'persons', coalesce(c.persons, 0), 'profile', s.p)
                  order by s.o ->> 'name' collate "{German}", s.id), '[]'::json)
                from shown s left join people c on c.organisation = s.id::text),
              'counts', (select coalesce(json_agg(counts), '[]'::json) from counts)
            )::text
            """;
    }

    private async Task<string> WhereAsync(
        DirectoryFilter filter,
        List<object> values,
        CancellationToken ct
    )
    {
        var all = new List<string>();
        var words = Words(filter.Words);
        var names = words.Count == 0 ? [] : await NamesAsync(ct);
        foreach (var word in words)
        {
            all.Add($"(o.id = any(?) or o.data ->> 'kind' = any(?) or {AtAnyOf})");
            var folded = Fold(word);
            values.Add(
                names
                    .Where(n => n.Name.Contains(folded, StringComparison.Ordinal))
                    .Select(n => n.Id)
                    .ToArray()
            );
            values.Add(KindsNamed(word));
            At(PlacesNamed(word), values);
        }

        if (filter.Municipality is { } place)
        {
            all.Add(AtAnyOf);
            At([place], values);
        }

        Holding("topics", filter.Topic?.ToString(), all, values);
        Holding("targetGroups", filter.TargetGroup?.ToString(), all, values);
        Holding("languages", filter.Language, all, values);
        return all.Count == 0 ? "" : "and " + string.Join(" and ", all);
    }

    /// <summary>The organisation itself or one of its sites, as long as it has not ended, is in one of these places.</summary>
    private const string AtAnyOf = """
        (o.data ->> 'municipality' = any(?) or exists (
          select from jsonb_array_elements(p.data -> 'sites') s
          where s ->> 'municipality' = any(?) and coalesce(s ->> 'until', '9999') >= ?))
        """;

    private void At(string[] places, List<object> values)
    {
        values.Add(places);
        values.Add(places);
        values.Add(
            Appointment
                .LocalDay(clock.GetUtcNow())
                .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );
    }

    private static void Holding(string list, string? value, List<string> all, List<object> values)
    {
        if (value is not null)
        {
            all.Add($"jsonb_exists(p.data -> '{list}', ?)");
            values.Add(value);
        }
    }

    private string[] KindsNamed(string word) =>
        [
            .. Enum.GetValues<OrganisationKind>()
                .Where(k => ActorDirectory.Matches(texts[$"kind.{k}"], word))
                .Select(k => k.ToString()),
        ];

    private static string[] PlacesNamed(string word) =>
        [.. Municipalities.All.Where(m => ActorDirectory.Matches(m.Name, word)).Select(m => m.Key)];

    private static IReadOnlyList<string> Words(string? words) =>
        [
            .. (words ?? "")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Take(MostWords),
        ];

    /// <summary>Folding thousands of names takes the database ten times as long as reading them takes us.</summary>
    private async Task<IReadOnlyList<FoldedName>> NamesAsync(CancellationToken ct)
    {
        var table = session.DocumentStore.Options.Schema.For<Organisation>();
        var names = await session.AdvancedSql.QueryAsync<string>(
            $"select coalesce(json_agg(json_build_object('id', id, 'name', data ->> 'name')), '[]'::json)::text from {table}",
            ct
        );
        var read = JsonSerializer.Deserialize<IReadOnlyList<FoldedName>>(names[0], Json) ?? [];
        return [.. read.Select(n => n with { Name = Fold(n.Name) })];
    }

    private sealed record FoldedName(Guid Id, string Name);

    /// <summary>Case and marks above Latin letters count for nothing, and ß is ss.</summary>
    private static string Fold(string word) =>
        string.Concat(
                word.ToLower(CultureInfo.GetCultureInfo("de-DE"))
                    .Normalize(NormalizationForm.FormC)
                    .Select(c => char.IsAscii(c) ? c : BareOf(c) ?? c)
            )
            .Replace("ß", "ss", StringComparison.Ordinal);

    private static char? BareOf(char letter) =>
        letter switch
        {
            'ø' => 'o',
            'đ' => 'd',
            'ł' => 'l',
            'ı' => 'i',
            >= LastMarked => null,
            _ => letter.ToString().Normalize(NormalizationForm.FormD)
                is [>= 'a' and <= 'z' and var bare, _, ..]
                ? bare
                : null,
        };
}
