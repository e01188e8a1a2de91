using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Meetings.Notices;

/// <summary>A meeting that was made known, as an entry for a calendar; the same entry as in the public calendar.</summary>
public sealed class NoticeFiles(NoticeScreens screens, PublicUrl site, IOptions<MailSettings> mail)
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapMethods(
                "/bekanntmachungen/{id:guid}.ics",
                Methods,
                (Guid id, HttpContext http, NoticeFiles it, CancellationToken ct) =>
                    it.AnswerAsync(new(id), http, ct)
            )
            .AllowAnonymous();
    }

    private async Task<Results<FileContentHttpResult, NotFound>> AnswerAsync(
        MeetingId id,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (await screens.LoadAsync(id, ct) is not { } notice)
        {
            return TypedResults.NotFound();
        }

        var sender = mail.Value.Sender;
        var bytes = FeedWriter.Write(
            new(
                notice.Group.Name,
                new(sender.ToString(), mail.Value.FromName),
                [EntryOf(notice, sender.Domain)]
            )
        );
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        return TypedResults.File(
            bytes,
            "text/calendar; charset=utf-8",
            entityTag: new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"")
        );
    }

    private FeedEntry EntryOf(NoticeScreen notice, string domain)
    {
        var meeting = notice.Meeting;
        return new()
        {
            Uid = CalendarMessage.UidOf(meeting.OfSeries?.Series.Value ?? meeting.Id, domain),
            DateOf = meeting.OfSeries is { } place ? new(place.Day, place.From) : null,
            Sequence = meeting.Announced?.Sequence ?? 0,
            StampedAt = notice.Notice.At,
            Appointment = meeting.When,
            Summary = meeting.Title,
            Location = meeting.Place,
            Description = notice.Group.Name,
            Page = site.To($"/bekanntmachungen/{meeting.Id}"),
            IsCancelled = notice.IsCancelled,
        };
    }
}
