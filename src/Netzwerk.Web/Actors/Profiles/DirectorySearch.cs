using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Web.Platform.Searching;

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

/// <summary>Picks organisations by name, place and what they do; sorted as in a German directory (ADR 0089).</summary>
public sealed class DirectorySearch(
    IQuerySession session,
    DirectoryMirror mirror,
    TimeProvider clock,
    IStringLocalizer<ActorTexts> texts
)
{
    public const int PageLength = 50;

    /// <summary>An offset beyond this is no page that anybody reached by a link.</summary>
    public const int MostPages = 100_000;

    private const int MostWords = 8;

    /// <summary>All that was found.</summary>
    public async Task<DirectoryPage> FindAsync(DirectoryFilter filter, CancellationToken ct) =>
        Find(filter, page: null, await mirror.ReadAsync(session, ct));

    /// <summary>One page, counted from 1; without a number all that was found.</summary>
    public DirectoryPage Find(DirectoryFilter filter, int? page, DirectoryState directory)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(directory);
        IReadOnlyList<Wanted> words = [.. Words(filter.Words).Select(Named)];
        var today = Appointment.LocalDay(clock.GetUtcNow());
        ListedOrganisation[] found =
        [
            .. directory.Listed.Where(o =>
                words.All(w => Fits(o, w, today)) && Fits(o, filter, today)
            ),
        ];
        var shown = page is { } number
            ? found.Skip((Math.Max(number, 1) - 1) * PageLength).Take(PageLength)
            : found;
        return new(
            found.Length,
            directory.Listed.Count,
            [.. shown.Select(o => Row(o, directory))],
            [
                .. Counts("topics", found.SelectMany(o => o.Profile?.Topics ?? [])),
                .. Counts("targetGroups", found.SelectMany(o => o.Profile?.TargetGroups ?? [])),
                .. Counts("languages", found.SelectMany(o => o.Profile?.Languages ?? [])),
            ]
        );
    }

    /// <summary>A word of the search, and which kinds and places are called so.</summary>
    private sealed record Wanted(
        SearchText Word,
        IReadOnlySet<OrganisationKind> Kinds,
        IReadOnlySet<string> Places
    );

    private Wanted Named(string word)
    {
        var wanted = SearchText.Of(word);
        return new(
            wanted,
            Enum.GetValues<OrganisationKind>()
                .Where(k => SearchText.Of(texts[$"kind.{k}"]).Has(wanted))
                .ToHashSet(),
            Municipalities
                .All.Where(m => SearchText.Of(m.Name).Has(wanted))
                .Select(m => m.Key)
                .ToHashSet(StringComparer.Ordinal)
        );
    }

    private static bool Fits(ListedOrganisation listed, Wanted wanted, DateOnly today) =>
        listed.Text.Has(wanted.Word)
        || wanted.Kinds.Contains(listed.Organisation.Kind)
        || IsAt(listed, wanted.Places.Contains, today);

    private static bool Fits(ListedOrganisation listed, DirectoryFilter filter, DateOnly today) =>
        (filter.Municipality is not { } place || IsAt(listed, p => p == place, today))
        && (filter.Topic is not { } topic || listed.Profile?.Topics.Contains(topic) is true)
        && (
            filter.TargetGroup is not { } group
            || listed.Profile?.TargetGroups.Contains(group) is true
        )
        && (
            filter.Language is not { } language
            || listed.Profile?.Languages.Contains(language, StringComparer.Ordinal) is true
        );

    /// <summary>The organisation itself or one of its sites, as long as it has not ended, is in one of these places.</summary>
    private static bool IsAt(
        ListedOrganisation listed,
        Func<string, bool> places,
        DateOnly today
    ) =>
        (listed.Organisation.Municipality is { } own && places(own))
        || listed.Profile?.Sites.Any(s =>
            s.Municipality is { } place && places(place) && !s.IsOver(today)
        )
            is true;

    private static FoundOrganisation Row(ListedOrganisation listed, DirectoryState directory)
    {
        var o = listed.Organisation;
        var persons = directory.PeopleOf.GetValueOrDefault(o.Id);
        return new(o.Id, o.Name, o.Kind, o.Municipality, o.Address, persons, listed.Profile);
    }

    private static IEnumerable<ValueCount> Counts<T>(string list, IEnumerable<T> values)
        where T : notnull =>
        values.CountBy(v => v).Select(c => new ValueCount(list, $"{c.Key}", c.Value));

    private static IEnumerable<string> Words(string? words) =>
        (words ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Take(MostWords);
}
