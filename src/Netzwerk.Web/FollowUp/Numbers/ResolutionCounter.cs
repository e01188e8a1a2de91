using System.Globalization;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups.Procedure;

namespace Netzwerk.Web.FollowUp.Numbers;

/// <summary>
/// The last number that a group gave to a resolution, in a year where numbers carry their year. Stored with an optimistic
/// guard: two meetings that freeze at the same moment cannot take the same number, the later one looks again.
/// </summary>
[Nobody("the last number given to a resolution")]
public sealed record ResolutionCounter(string Id, int Last)
{
    /// <summary>As long as a group has not agreed on anything else.</summary>
    private const string Usual = "{n}/{yyyy}";

    /// <summary>
    /// The next numbers, such as "3/2026", taken in the session's transaction, by the pattern of the rules that hold on the
    /// day.
    /// </summary>
    public static async Task<IReadOnlyList<string>> TakeAsync(
        IDocumentSession session,
        GroupId group,
        DateOnly day,
        int count,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        if (count == 0)
        {
            return [];
        }

        var pattern = await PatternAsync(session, group, day, ct);
        var id = pattern.Contains("{y", StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"{group.Value:N}:{day.Year}")
            : string.Create(CultureInfo.InvariantCulture, $"{group.Value:N}");
        var counter = await session.LoadAsync<ResolutionCounter>(id, ct);
        var last = counter?.Last ?? 0;
        if (counter is null)
        {
            session.Insert(new ResolutionCounter(id, count));
        }
        else
        {
            session.Store(counter with { Last = last + count });
        }

        return
        [
            .. Enumerable.Range(last + 1, count).Select(n => NumberPattern.Write(pattern, n, day)),
        ];
    }

    private static async Task<string> PatternAsync(
        IDocumentSession session,
        GroupId group,
        DateOnly day,
        CancellationToken ct
    )
    {
        var rules = await session.LoadAsync<GroupProcedure>(GroupProcedure.IdOf(group), ct);
        var pattern = rules?.InForceOn(day)?.Rules.Numbering.Resolutions;
        return pattern is not null && NumberPattern.IsUsable(pattern) ? pattern : Usual;
    }
}
