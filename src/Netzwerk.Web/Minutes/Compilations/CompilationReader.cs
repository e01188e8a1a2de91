using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Minutes.Compilations;

/// <summary>Finds what a compilation holds, for those who see the group.</summary>
public sealed class CompilationReader(IQuerySession session, TimeProvider clock)
{
    private const string Held =
        "where d.data ->> 'group' = ? and d.data ->> 'status' in ('Called', 'InSession', 'Closed')";

    public async Task<Compilation?> FindAsync(
        GroupId id,
        CompilationAsk ask,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(ask);
        var group = await session.LoadAsync<Group>(id.Value, ct);
        var rights = Permissions.RightsIn(group, user);
        if (group is null || !rights.See)
        {
            return null;
        }

        // Whoever does not see the closed part gets the public minutes, whatever they chose.
        ask = rights.SeeClosed ? ask : ask with { IsPublic = true };
        var series = ask.Series is { } wanted
            ? await session.LoadAsync<MeetingSeries>(wanted, ct)
            : null;
        var meetings = await MeetingsAsync(group, ask, ct);
        var minutes = await session.LoadManyAsync<MeetingMinutes>(
            ct,
            [.. meetings.Select(m => m.Id)]
        );
        var editions = await session.LoadManyAsync<MinutesEdition>(
            ct,
            [.. minutes.Where(m => m.Edition > 0).Select(m => MinutesEdition.IdOf(m.Id, m.Edition))]
        );
        var frozen = editions.ToDictionary(e => e.Meeting);
        return new(
            group.Name,
            series?.Title,
            ask,
            [.. meetings.Where(m => frozen.ContainsKey(m.Id)).Select(m => frozen[m.Id])],
            [.. meetings.Where(m => !frozen.ContainsKey(m.Id))]
        );
    }

    /// <summary>The series of the group that have begun, to choose from.</summary>
    public Task<IReadOnlyList<MeetingSeries>> SeriesAsync(GroupId group, CancellationToken ct) =>
        session.QueryAsync<MeetingSeries>(
            "where d.data ->> 'group' = ? and d.data ->> 'status' <> 'Draft' order by d.data ->> 'title', d.id",
            ct,
            group.ToString()
        );

    private async Task<IReadOnlyList<Meeting>> MeetingsAsync(
        Group group,
        CompilationAsk ask,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var held = await session.QueryAsync<Meeting>(Held, ct, group.Id.ToString());
        return
        [
            .. held.Where(m => m.Status is MeetingStatus.Closed || m.When.End <= now)
                .Where(m => !(m.When.Day < ask.From) && !(m.When.Day > ask.To))
                .Where(m => ask.Series is not { } s || m.OfSeries?.Series.Value == s)
                .OrderBy(m => m.When.Start)
                .ThenBy(m => m.Id),
        ];
    }
}
