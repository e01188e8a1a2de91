using System.Security.Claims;
using Marten;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Groups.Papers;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.CircularResolutions.Pages;

/// <summary>The papers of a group that all its members may see, to choose from.</summary>
public static class PaperChoices
{
    public static async Task<IReadOnlyList<Choice>> OfAsync(
        IQuerySession session,
        Group group,
        ClaimsPrincipal user,
        CancellationToken ct
    ) =>
        [
            .. (await PaperScreens.SeenNowAsync(session, group, user, ct))
                .Where(CircularResolutionScreens.IsForAllMembers)
                .Select(p => new Choice(p.Id.ToString(), p.Title)),
        ];
}
