using Microsoft.AspNetCore.Http.HttpResults;
using Netzwerk.Domain;
using Netzwerk.Web.Meetings.Sitting.Pages;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Meetings.Sitting;

/// <summary>Parts of pages of a meeting in session that a watching browser fetches anew when something changed.</summary>
public static class SittingFragments
{
    public static void MapSitting(this WebApplication app)
    {
        app.MapGet("/sitzungen/{id}/anwesende", PresentAsync)
            .RequireAuthorization(Policies.SignedIn);
        app.MapGet("/sitzungen/{id}/leiten/stand", QuorumAsync)
            .RequireAuthorization(Policies.SignedIn);
        app.MapGet("/sitzungen/{id}/leiten/sitze", SeatsAsync)
            .RequireAuthorization(Policies.SignedIn);
    }

    private static async Task<Results<RazorComponentResult<PresentCard>, NotFound>> PresentAsync(
        MeetingId id,
        HttpContext http,
        SittingScreens screens,
        CancellationToken ct
    ) =>
        await screens.LoadAsync(id, http.User, ct) is { } screen
            ? Part<PresentCard>(http, screen)
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<QuorumNow>, NotFound>> QuorumAsync(
        MeetingId id,
        HttpContext http,
        SittingScreens screens,
        CancellationToken ct
    ) =>
        await screens.LoadAsync(id, http.User, ct) is { Rights.WriteMinutes: true } screen
            ? Part<QuorumNow>(http, screen)
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<SeatList>, NotFound>> SeatsAsync(
        MeetingId id,
        HttpContext http,
        SittingScreens screens,
        CancellationToken ct
    ) =>
        await screens.LoadAsync(id, http.User, ct) is { Rights.WriteMinutes: true } screen
            ? Part<SeatList>(http, screen)
            : TypedResults.NotFound();

    private static RazorComponentResult<TPart> Part<TPart>(HttpContext http, SittingScreen screen)
        where TPart : Microsoft.AspNetCore.Components.IComponent
    {
        http.Response.Headers.CacheControl = "no-store";
        return new(new { Screen = screen });
    }
}
