using Microsoft.AspNetCore.Http.HttpResults;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Groups.Joining.Invitations.Pages;

/// <summary>What somebody chose about the open link.</summary>
public sealed class FlyerForm
{
    /// <summary>Made when the form is shown: pressing twice makes one link.</summary>
    public Guid Id { get; set; }

    public bool AtOnce { get; set; }
}

/// <summary>The open link as a drawing to print.</summary>
public static class FlyerFile
{
    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(
                "/gruppen/{id:guid}/einladungslink.svg",
                (Guid id, HttpContext http, GroupScreens groups, InvitationScreens screens) =>
                    AnswerAsync(new(id), http, groups, screens, http.RequestAborted)
            )
            .RequireAuthorization(Policies.SignedIn);
    }

    private static async Task<Results<ContentHttpResult, NotFound>> AnswerAsync(
        GroupId id,
        HttpContext http,
        GroupScreens groups,
        InvitationScreens screens,
        CancellationToken ct
    ) =>
        await groups.LoadAsync(id, http.User, ct) is { Rights.ManageMembers: true } screen
        && screens.OpenLink(screen.Group) is { } link
            ? TypedResults.Content(QrDrawing.Of(link).ToSvg(), "image/svg+xml")
            : TypedResults.NotFound();
}
