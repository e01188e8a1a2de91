using JasperFx.Events;
using Marten;
using Marten.Events;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Feeds;

/// <summary>
/// The coming dates that newcomers are invited to, for the Integreat app: of the groups whose planners chose so, in
/// German. Each date of a series stands by itself.
/// </summary>
public sealed class NewcomerDates(
    IQuerySession session,
    PublicUrl site,
    IOptions<MailSettings> mail,
    IStringLocalizer<FeedsTexts> texts,
    TimeProvider clock
)
{
    public async Task<CalendarFeed> LoadAsync(CancellationToken ct)
    {
        var groups = (await session.Query<Group>().ToListAsync(ct))
            .Where(g => g.IsShownToNewcomers)
            .ToDictionary(g => g.Id);
        var today = Appointment.LocalDay(clock.GetUtcNow());
        var meetings = (
            await session
                .Query<Meeting>()
                .Where(m => m.When.Day >= today && m.Status == MeetingStatus.Called)
                .ToListAsync(ct)
        )
            .Where(m => groups.ContainsKey(m.Group.Value))
            .Select(m => m.AsAnnounced())
            .OrderBy(m => m.When.Start)
            .ToList();
        var told = await ToldAtAsync(meetings, ct);
        return new(
            InLanguage.Say(InLanguage.Of("de"), () => texts["feed.newcomers"].Value),
            new(mail.Value.Sender.ToString(), mail.Value.FromName),
            [
                .. meetings
                    .Where(m => told.ContainsKey(m.Id))
                    .Select(m => Entry(m, groups[m.Group.Value], told[m.Id])),
            ]
        );
    }

    private FeedEntry Entry(Meeting meeting, Group group, DateTimeOffset toldAt) =>
        new()
        {
            Uid = CalendarMessage.UidOf(meeting.Id, mail.Value.Sender.Domain),
            Sequence = 0,
            StampedAt = toldAt,
            Appointment = meeting.When,
            Summary = meeting.Title,
            Location = meeting.Place,
            Description = $"{group.Name}\n{site.To($"/gruppen/{group.Id}")}",
        };

    private async Task<Dictionary<Guid, DateTimeOffset>> ToldAtAsync(
        List<Meeting> meetings,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. meetings.Select(m => m.Id)];
        var announcements = await session
            .Events.QueryAllRawEvents()
            .Where(e => e.EventTypesAre(typeof(MeetingAnnounced)) && e.StreamId.IsOneOf(ids))
            .ToListAsync(ct);
        return announcements
            .GroupBy(e => e.StreamId)
            .ToDictionary(told => told.Key, told => told.Max(e => e.Timestamp));
    }
}
