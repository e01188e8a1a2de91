using System.Globalization;
using Marten;
using Netzwerk.Domain;

namespace Netzwerk.Web.Minutes.Editions;

/// <summary>
/// The last number that a group gave to a resolution in a year. Stored with an optimistic guard: two meetings
/// that freeze at the same moment cannot take the same number, the later one looks again.
/// </summary>
[Nobody("the last number given to a resolution")]
public sealed record ResolutionCounter(string Id, int Last)
{
    /// <summary>The next numbers, such as "3/2026", taken in the session's transaction.</summary>
    public static async Task<IReadOnlyList<string>> TakeAsync(
        IDocumentSession session,
        GroupId group,
        int year,
        int count,
        CancellationToken ct
    )
    {
        if (count == 0)
        {
            return [];
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"{group.Value:N}:{year}");
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
            .. Enumerable
                .Range(last + 1, count)
                .Select(n => string.Create(CultureInfo.InvariantCulture, $"{n}/{year}")),
        ];
    }
}
