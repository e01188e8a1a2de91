using Microsoft.AspNetCore.Http.HttpResults;
using Netzwerk.Domain;
using Netzwerk.Web.Meetings.Pages;
using Netzwerk.Web.Meetings.Pages.Calling;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Meetings;

/// <summary>Parts of the meeting page that a watching browser fetches anew when something changed.</summary>
public static class MeetingFragments
{
    public static void MapMeetings(this WebApplication app)
    {
        app.MapGet("/sitzungen/{id}/antworten", AnswersAsync)
            .RequireAuthorization(Policies.SignedIn);
        app.MapGet("/sitzungen/{id}/versand", SendingAsync).RequireAuthorization(Policies.SignedIn);
    }

    private static async Task<Results<RazorComponentResult<SendingCard>, NotFound>> SendingAsync(
        MeetingId id,
        HttpContext http,
        MeetingScreens screens,
        CancellationToken ct
    )
    {
        var screen = await screens.LoadAsync(id, http.User, ct);
        if (screen is not { Rights.Plan: true })
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<SendingCard>(new { Screen = screen });
    }

    private static async Task<Results<RazorComponentResult<AnswersList>, NotFound>> AnswersAsync(
        MeetingId id,
        HttpContext http,
        MeetingScreens screens,
        CancellationToken ct
    )
    {
        var screen = await screens.LoadAsync(id, http.User, ct);
        if (screen is not { Rights.SeeAnswers: true })
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<AnswersList>(new { Screen = screen });
    }
}
