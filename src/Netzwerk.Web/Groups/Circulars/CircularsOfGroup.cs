using System.Security.Claims;
using Marten;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Groups.Circulars;

/// <summary>What a group decides without a meeting, for its home.</summary>
internal static class CircularsOfGroup
{
    private const string OfGroup =
        "where d.data ->> 'group' = ? and d.data ->> 'state' <> 'Discarded'";

    /// <summary>What is open first, the soonest first; then what ended, the last first. What a reader may not see is not there.</summary>
    public static async Task<IReadOnlyList<CircularResolution>> OfAsync(
        IQuerySession session,
        Group group,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        var all = await session.QueryAsync<CircularResolution>(OfGroup, ct, group.Id.ToString());
        CircularResolution[] seen = [.. all.Where(c => Permissions.RightsIn(c, group, user).See)];
        return
        [
            .. seen.Where(IsOpen).OrderBy(c => c.LastDay),
            .. seen.Where(c => !IsOpen(c)).OrderByDescending(c => c.LastDay),
        ];
    }

    private static bool IsOpen(CircularResolution circular) =>
        circular.State is CircularResolutionState.Draft || circular.IsRunning;
}
