using System.Globalization;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.FollowUp;

/// <summary>What a reader wants to see of a register.</summary>
public sealed record RegisterFilter
{
    public Guid? Group { get; init; }

    public int? Year { get; init; }

    public string State { get; init; } = "";

    public bool Mine { get; init; }

    public string Search { get; init; } = "";

    public string Sort { get; init; } = "";

    /// <summary>Counts from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>All pages in one.</summary>
    public bool Whole { get; init; }
}

/// <summary>A condition on the rows of a register, put together from parts with their values.</summary>
public sealed class RegisterQuery
{
    public const int PageSize = 25;

    /// <summary>The day of the meeting that a row comes from, or on which it was decided without one, as text.</summary>
    public const string Day =
        $"coalesce(d.data ->> 'decidedOn', (select m.data -> 'when' ->> 'day' from {EventStoreSetup.Schema}.mt_doc_meeting m where m.id = (d.data ->> 'meeting')::uuid))";

    private readonly List<string> _parts = [];
    private readonly List<object> _values = [];

    public string Where => "where " + string.Join(" and ", _parts);

    public object[] Values => [.. _values];

    public RegisterQuery And(string part, params object[] values)
    {
        _parts.Add(part);
        _values.AddRange(values);
        return this;
    }

    /// <summary>What every register can be narrowed by.</summary>
    public RegisterQuery Narrow(RegisterFilter filter, string searched)
    {
        if (filter.Group is { } group)
        {
            And("d.data ->> 'group' = ?", group.ToString());
        }

        if (filter.Year is { } year)
        {
            And($"left({Day}, 4) = ?", year.ToString("0000", CultureInfo.InvariantCulture));
        }

        return Search(filter.Search, searched);
    }

    /// <summary>Words are found in all their German forms, and as parts of others; no words leave everything.</summary>
    public RegisterQuery Search(string words, string searched)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (Fold(words) is { Length: > 0 } search)
        {
            And(
                $"(position(? in {Folded(searched)}) > 0 or to_tsvector('german', {Lowered(searched)}) @@ websearch_to_tsquery('german', ?))",
                search,
                words.Trim().ToLowerInvariant()
            );
        }

        return this;
    }

    /// <summary>Umlauts and their spelled-out forms are the same, capitals too.</summary>
    public static string Fold(string text) =>
        text.Trim()
            .ToLowerInvariant()
            .Replace("ä", "ae", StringComparison.Ordinal)
            .Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal)
            .Replace("ß", "ss", StringComparison.Ordinal);

    // Capital umlauts by hand: a database with the locale "C" would leave them as they are.
    private static string Lowered(string sql) => $"lower(translate({sql}, 'ÄÖÜẞ', 'äöüß'))";

    private static string Folded(string sql) =>
        $"replace(replace(replace(replace({Lowered(sql)}, 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss')";
}
