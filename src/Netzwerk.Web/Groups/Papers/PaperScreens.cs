using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups.Papers;

/// <summary>The papers of a group as one reader sees them.</summary>
public sealed record PapersScreen(
    Group Group,
    PaperRights Rights,
    IReadOnlyList<Paper> Papers,
    NameLookup Names
)
{
    public GroupId Id => new(Group.Id);

    /// <summary>How much of its space the group has taken; null when that is not the reader's business.</summary>
    public long? Taken { get; init; }

    /// <summary>By heading; those without one stand first.</summary>
    public IEnumerable<IGrouping<string, Paper>> ByHeading =>
        Papers
            .Where(p => p.IsThere)
            .OrderBy(p => p.Title, StringComparer.CurrentCulture)
            .GroupBy(p => p.Heading, StringComparer.CurrentCultureIgnoreCase)
            .OrderBy(g => g.Key, StringComparer.CurrentCulture);

    public IReadOnlyList<string> Headings =>
        [
            .. Papers
                .Select(p => p.Heading)
                .Where(h => h.Length > 0)
                .Distinct(StringComparer.CurrentCultureIgnoreCase)
                .Order(StringComparer.CurrentCulture),
        ];

    /// <summary>What was taken away and can be brought back, for those who may do it.</summary>
    public IEnumerable<Paper> Away =>
        Papers
            .Where(p => !p.IsThere && !p.FilesDeleted && Rights.TakeAway(p))
            .OrderBy(p => p.Removal?.DeletedOn);
}

/// <summary>One paper with all its versions.</summary>
public sealed record PaperScreen(Group Group, PaperRights Rights, Paper Paper, NameLookup Names);

/// <summary>A version that somebody may have.</summary>
public sealed record PaperFile(Paper Paper, PaperVersion Version);

/// <summary>Loads papers for readers; what a reader may not see is not there.</summary>
public sealed class PaperScreens(IQuerySession session, PersonNames names)
{
    private const string OfGroup = "where d.data ->> 'group' = ? order by d.id";

    public async Task<PapersScreen?> ListAsync(
        GroupId id,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        var group = await session.LoadAsync<Group>(id.Value, ct);
        var rights = PaperRights.Of(group, user);
        if (group is null || !rights.SeeList)
        {
            return null;
        }

        var papers = await SeenAsync(session, id, rights, ct);
        var shelf = rights.File ? await session.LoadAsync<PaperShelf>(id.Value, ct) : null;
        return new(group, rights, papers, await NamesAsync(rights, papers, ct))
        {
            Taken = rights.File ? shelf?.Bytes ?? 0 : null,
        };
    }

    /// <summary>The newest papers, for the home of a group.</summary>
    public async Task<IReadOnlyList<Paper>> NewestAsync(
        GroupId id,
        ClaimsPrincipal user,
        int most,
        CancellationToken ct
    )
    {
        var group = await session.LoadAsync<Group>(id.Value, ct);
        return group is null ? [] : [.. (await SeenNowAsync(session, group, user, ct)).Take(most)];
    }

    /// <summary>What somebody may see of the papers of a group and was not taken away, the newest first.</summary>
    public static async Task<IReadOnlyList<Paper>> SeenNowAsync(
        IQuerySession session,
        Group group,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(group);
        var papers = await SeenAsync(session, new(group.Id), PaperRights.Of(group, user), ct);
        return [.. papers.Where(p => p.IsThere).OrderByDescending(p => p.Newest?.At)];
    }

    /// <summary>Null also for those who only may have its newest version.</summary>
    public async Task<PaperScreen?> LoadAsync(
        GroupId id,
        PaperId paper,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        var group = await session.LoadAsync<Group>(id.Value, ct);
        var rights = PaperRights.Of(group, user);
        var known = await session.LoadAsync<Paper>(paper.Value, ct);
        return group is null || known?.Group != id || !rights.SeesVersions(known)
            ? null
            : new(group, rights, known, await NamesAsync(rights, [known], ct));
    }

    /// <summary>The paper as a form with this version showed it.</summary>
    public async Task<Paper?> AtVersionAsync(PaperId paper, long version, CancellationToken ct) =>
        version > 0
            ? await session.Events.AggregateStreamAsync<Paper>(paper.Value, version, token: ct)
            : null;

    /// <summary>A version to take along; of what was taken away, only those who may bring it back get anything.</summary>
    public async Task<PaperFile?> FileAsync(
        GroupId id,
        PaperId paper,
        int number,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        var group = await session.LoadAsync<Group>(id.Value, ct);
        var rights = PaperRights.Of(group, user);
        return
            await session.LoadAsync<Paper>(paper.Value, ct) is { FilesDeleted: false } known
            && known.Group == id
            && known.VersionOf(number) is { } version
            && rights.Sees(known)
            && (known.IsThere || rights.TakeAway(known))
            && (version == known.Newest || rights.SeesVersions(known))
            ? new(known, version)
            : null;
    }

    private static async Task<IReadOnlyList<Paper>> SeenAsync(
        IQuerySession session,
        GroupId id,
        PaperRights rights,
        CancellationToken ct
    ) => [.. (await session.QueryAsync<Paper>(OfGroup, ct, id.ToString())).Where(rights.Sees)];

    private Task<NameLookup> NamesAsync(
        PaperRights rights,
        IReadOnlyList<Paper> papers,
        CancellationToken ct
    ) =>
        names.OfAsync(
            rights.Group.See
                ? papers
                    .SelectMany(p => p.Versions.Select(v => v.By))
                    .Concat(papers.Select(p => p.Removal?.By).OfType<PersonId>())
                    .Distinct()
                : [],
            ct
        );
}
