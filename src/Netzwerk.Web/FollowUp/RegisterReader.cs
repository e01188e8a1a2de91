using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.FollowUp;

/// <summary>What all registers read in the same way: pages, counts, years, groups and meetings.</summary>
public sealed class RegisterReader(IQuerySession session)
{
    /// <summary>Rows of groups that a reader sees; of some, only what does not come from a closed part.</summary>
    public const string Seen =
        $"(d.data ->> 'group' = any(?) or (d.data ->> 'group' = any(?) and not {ClosedPart.Row}))";

    public Task<IReadOnlyList<TRow>> PageAsync<TRow>(
        RegisterQuery query,
        string order,
        RegisterFilter filter,
        CancellationToken ct
    )
        where TRow : notnull =>
        session.QueryAsync<TRow>(
            $"{query.Where} order by {order} limit ? offset ?",
            ct,
            [
                .. query.Values,
                filter.Whole ? int.MaxValue : RegisterQuery.PageSize,
                filter.Whole ? 0 : (Math.Max(1, filter.Page) - 1) * RegisterQuery.PageSize,
            ]
        );

    public async Task<int> CountAsync(string table, RegisterQuery query, CancellationToken ct) =>
        (
            await session.QueryAsync<int>(
                $"select count(*)::int from {table} {query.Where}",
                ct,
                query.Values
            )
        ).Single();

    public async Task<IReadOnlyList<int>> YearsAsync(
        string table,
        RegisterQuery query,
        CancellationToken ct
    ) =>
        await session.QueryAsync<int>(
            $"select distinct left({RegisterQuery.Day}, 4)::int as year from {table} {query.Where} and {RegisterQuery.Day} is not null order by year desc",
            ct,
            query.Values
        );

    public async Task<IReadOnlyList<Group>> GroupsAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        if (Caller.PersonOf(user) is not { } person)
        {
            return [];
        }

        var seated = user.IsInRole(Caller.CoordinatorRole)
            ? await session.Query<Group>().ToListAsync(ct)
            : await session.QueryAsync<Group>(
                "where d.data @> cast(? as jsonb)",
                ct,
                $$"""{"members":[{"person":"{{person}}"}]}"""
            );
        return
        [
            .. seated
                .Where(g => Permissions.RightsIn(g, user).See)
                .OrderBy(g => g.Name, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>The groups by id, also those of rows that a reader sees without seeing the group.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(
        IReadOnlyList<Group> known,
        IEnumerable<GroupId> needed,
        CancellationToken ct
    )
    {
        var missing = needed.Select(g => g.Value).Except(known.Select(g => g.Id)).ToArray();
        var foreign = await session.LoadManyAsync<Group>(ct, missing);
        return known.Concat(foreign).ToDictionary(g => g.Id, g => g.Name);
    }

    public async Task<IReadOnlyDictionary<Guid, Meeting>> MeetingsAsync(
        IEnumerable<MeetingId> ids,
        CancellationToken ct
    ) =>
        (
            await session.LoadManyAsync<Meeting>(ct, ids.Select(m => m.Value).Distinct().ToArray())
        ).ToDictionary(m => m.Id);

    public Task<OrganisationNames> OrganisationsAsync(
        IEnumerable<OrganisationId?> organisations,
        CancellationToken ct
    ) => OrganisationNames.OfAsync(session, organisations.OfType<OrganisationId>(), ct);

    /// <summary>The groups as <see cref="Seen"/> asks for them.</summary>
    public static IEnumerable<object> SeenBy(ClaimsPrincipal user, IReadOnlyList<Group> groups)
    {
        var whole = groups.ToLookup(g => Permissions.RightsIn(g, user).SeeClosed);
        return [IdsOf(whole[true]), IdsOf(whole[false])];
    }

    private static string[] IdsOf(IEnumerable<Group> groups) =>
        [.. groups.Select(g => g.Id.ToString())];
}
