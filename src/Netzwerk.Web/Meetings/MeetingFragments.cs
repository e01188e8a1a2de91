using Microsoft.AspNetCore.Http.HttpResults;
using Netzwerk.Domain;
using Netzwerk.Web.Meetings.Mails;
using Netzwerk.Web.Meetings.Pages;
using Netzwerk.Web.Meetings.Pages.Calling;
using Netzwerk.Web.Meetings.Series;
using Netzwerk.Web.Meetings.Sitting;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Meetings;

/// <summary>Parts of the pages of meetings and series that a watching browser fetches anew when something changed.</summary>
public static class MeetingFragments
{
    public static void MapMeetings(this WebApplication app)
    {
        app.MapSitting();
        app.MapGet("/sitzungen/{id}/antworten", AnswersAsync)
            .RequireAuthorization(Policies.SignedIn);
        app.MapGet("/sitzungen/{id}/versand", SendingAsync).RequireAuthorization(Policies.SignedIn);
        app.MapGet("/sitzungsreihen/{id}/versand", SeriesSendingAsync)
            .RequireAuthorization(Policies.SignedIn);
    }

    private static async Task<Results<RazorComponentResult<SendingCard>, NotFound>> SendingAsync(
        MeetingId id,
        HttpContext http,
        MeetingScreens screens,
        CancellationToken ct
    )
    {
        var screen = await screens.LoadAsync(id, http.User, ct);
        return screen is { Rights.Plan: true }
            ? Card(http, screen.Sending, screen.Rights.Group)
            : TypedResults.NotFound();
    }

    private static async Task<
        Results<RazorComponentResult<SendingCard>, NotFound>
    > SeriesSendingAsync(SeriesId id, HttpContext http, SeriesScreens screens, CancellationToken ct)
    {
        var screen = await screens.LoadAsync(id, http.User, ct);
        return screen is { Rights.PlanMeetings: true }
            ? Card(http, screen.Sending, screen.Rights)
            : TypedResults.NotFound();
    }

    private static RazorComponentResult<SendingCard> Card(
        HttpContext http,
        SendingProgress? progress,
        GroupRights rights
    )
    {
        http.Response.Headers.CacheControl = "no-store";
        return new(new { Progress = progress, rights.IsCoordinator });
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
