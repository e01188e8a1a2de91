using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Minutes.Templates;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Minutes.Templates;

/// <summary>What a group's minutes begin with, for those who write them.</summary>
public sealed record TemplateScreen(Group Group, MinutesTemplates Templates)
{
    public string Path => $"/gruppen/{Group.Id}/protokollvorlagen";
}

/// <summary>Loads templates for those who write a group's minutes; for everybody else they are not there.</summary>
public sealed class TemplateScreens(IQuerySession session)
{
    public async Task<TemplateScreen?> LoadAsync(
        GroupId id,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        var group = await session.LoadAsync<Group>(id.Value, ct);
        return group is not null && Permissions.RightsIn(group, user).WriteMinutes
            ? new(group, await OfAsync(id, ct))
            : null;
    }

    public async Task<MinutesTemplates> OfAsync(GroupId group, CancellationToken ct) =>
        await session.LoadAsync<MinutesTemplates>(MinutesTemplates.IdOf(group), ct)
        ?? MinutesTemplates.None(group);
}
