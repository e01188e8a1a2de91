using System.Globalization;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Minutes.Editions;

namespace Netzwerk.Web.Minutes.Compilations;

/// <summary>Which minutes of a group are wanted: of a span of days, of a series, with or without the closed part.</summary>
public sealed record CompilationAsk
{
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public Guid? Series { get; init; }

    public bool IsPublic { get; init; }

    public bool IsTurned => From > To;

    /// <summary>A year stands for its days; what cannot be read narrows nothing.</summary>
    public static CompilationAsk Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        int? year =
            int.TryParse(query["jahr"], NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            && y is > 1900 and < 3000
                ? y
                : null;
        return new()
        {
            From = year is { } begins
                ? new(begins, 1, 1)
                : Shared.Forms.GermanInput.Day(query["von"]),
            To = year is { } ends ? new(ends, 12, 31) : Shared.Forms.GermanInput.Day(query["bis"]),
            Series = Guid.TryParse(query["reihe"], out var series) ? series : null,
            IsPublic = query["oeffentlich"] == "true",
        };
    }

    /// <summary>The same selection as the end of an address.</summary>
    public string ToQuery() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"?von={From:yyyy-MM-dd}&bis={To:yyyy-MM-dd}&reihe={Series}{(IsPublic ? "&oeffentlich=true" : "")}"
        );
}

/// <summary>The editions in force of the meetings in a selection, by day, and the meetings whose minutes are not approved yet.</summary>
public sealed record Compilation(
    string Group,
    string? Series,
    CompilationAsk Ask,
    IReadOnlyList<MinutesEdition> Editions,
    IReadOnlyList<Meeting> Missing
)
{
    /// <summary>Five years of a group that meets twice a month; more is no document that anybody opens.</summary>
    public const int Most = 120;

    public bool IsTooLong => Editions.Count > Most;
}
