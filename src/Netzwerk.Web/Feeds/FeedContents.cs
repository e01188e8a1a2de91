using System.Security.Claims;
using JasperFx.Events;
using Marten;
using Marten.Events;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Meetings.Series;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Feeds;

/// <summary>Puts feeds together from what their reader may see and what people were told.</summary>
public sealed class FeedContents(
    IQuerySession session,
    PublicUrl site,
    IOptions<MailSettings> mail,
    IStringLocalizer<FeedsTexts> texts,
    PollHolds holds,
    TimeProvider clock
)
{
    /// <summary>Older dates are in the minutes.</summary>
    private const int MonthsBack = 12;

    private Mailbox Sender => mail.Value.Sender;

    /// <summary>Dates of one person, in all groups or in one; null when the person may not see it any more.</summary>
    public async Task<CalendarFeed?> OfPersonAsync(
        FeedAddress address,
        bool onlyWithoutMail,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(address);
        var me = new PersonId(address.Person);
        var user = await SignInSessions.PrincipalAsync(session, me, "feed", ct);
        var groups = (await session.Query<Group>().ToListAsync(ct)).ToDictionary(g => g.Id);
        var chosen = address.Group is { } id ? groups.GetValueOrDefault(id) : null;
        if (user is null || (address.Group is not null && !Permissions.RightsIn(chosen, user).See))
        {
            return null;
        }

        // No mail tells anything to who muted it: better a date twice than not at all.
        var hasMail =
            onlyWithoutMail
            && (await MutedPeople.AmongAsync(session, [me], clock.GetUtcNow(), ct)).Count == 0;
        var dates = (await ToldAsync(ct)).Where(m =>
            groups.TryGetValue(m.Group.Value, out var group)
            && Concerns(m, group, chosen, user, me)
            && !(hasMail && m.InviteeOf(me) is not null)
        );
        var feed = await FeedAsync(
            chosen?.Name ?? texts["feed.mine"],
            dates,
            groups,
            new(me, user, hasMail),
            ct
        );
        return feed with
        {
            Entries = [.. feed.Entries, .. await holds.OfAsync(me, address.Group, Since, ct)],
        };
    }

    private DateOnly Since => Appointment.LocalDay(clock.GetUtcNow()).AddMonths(-MonthsBack);

    /// <summary>What everybody may know: the coming dates of groups that are not private.</summary>
    public async Task<CalendarFeed?> PublicAsync(GroupId? one, CancellationToken ct)
    {
        var groups = (await session.Query<Group>().ToListAsync(ct))
            .Where(g => g is { IsClosed: false, Openness: not GroupOpenness.Private })
            .Where(g => one is not { } id || g.Id == id.Value)
            .ToDictionary(g => g.Id);
        if (one is not null && groups.Count == 0)
        {
            return null;
        }

        var dates = (await ToldAsync(ct)).Where(m => groups.ContainsKey(m.Group.Value));
        var name = one is { } only ? groups[only.Value].Name : texts["feed.public"].Value;
        return await FeedAsync(name, dates, groups, reader: null, ct);
    }

    private static bool Concerns(
        Meeting meeting,
        Group group,
        Group? chosen,
        ClaimsPrincipal user,
        PersonId me
    ) =>
        Permissions.RightsIn(meeting, group, user).See
        && (
            chosen is not null
                ? chosen.Id == group.Id
                : group.MemberOf(me) is not null || meeting.InviteeOf(me) is not null
        );

    private async Task<IEnumerable<Meeting>> ToldAsync(CancellationToken ct)
    {
        var since = Since;
        var meetings = await session
            .Query<Meeting>()
            .Where(m => m.When.Day >= since && m.Status != MeetingStatus.Draft)
            .ToListAsync(ct);
        return meetings.Where(m => m.Announced is not null).OrderBy(m => m.When.Start);
    }

    private async Task<CalendarFeed> FeedAsync(
        string name,
        IEnumerable<Meeting> dates,
        Dictionary<Guid, Group> groups,
        FeedReader? reader,
        CancellationToken ct
    )
    {
        Meeting[] meetings = [.. dates];
        var whole = await WholeSeriesAsync(meetings, groups, reader, ct);
        var told = await ToldAtAsync(
            [
                .. meetings.Select(m => m.Id),
                .. whole.SelectMany(s => s.Dates.Select(d => d.Id).Append(s.Series.Id)),
            ],
            ct
        );
        var covered = whole.Select(s => new SeriesId(s.Series.Id)).ToHashSet();
        var single = meetings
            .Where(m => m.OfSeries is not { } place || !covered.Contains(place.Series))
            .Where(m => told.ContainsKey(m.Id));
        return new(
            name,
            new(Sender.ToString(), mail.Value.FromName),
            [
                .. single.Select(m =>
                    AsDate(m, Entry(m, groups[m.Group.Value], reader, told[m.Id]))
                ),
                .. whole.SelectMany(s => OfSeries(s, groups[s.Series.Group.Value], reader, told)),
            ]
        );
    }

    /// <summary>
    /// The series whose dates all concern the reader; who is invited to one date only sees that one. A series that comes
    /// by mail is left out as a whole where such dates are.
    /// </summary>
    private async Task<IReadOnlyList<FeedSeries>> WholeSeriesAsync(
        Meeting[] meetings,
        Dictionary<Guid, Group> groups,
        FeedReader? reader,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. meetings.Select(m => m.OfSeries?.Series.Value).OfType<Guid>().Distinct()];
        var whole = new List<FeedSeries>();
        foreach (var series in await session.LoadManyAsync<MeetingSeries>(ct, ids))
        {
            var invited = reader is null ? null : series.InviteeOf(reader.Person);
            var sees =
                reader is null
                || invited is not null
                || Permissions.RightsIn(groups[series.Group.Value], reader.User).See;
            if (
                series.Announced is not null
                && sees
                && !(reader?.HasMail == true && invited is not null)
            )
            {
                whole.Add(new(series, invited, await session.DatesAsync(series, ct)));
            }
        }

        return whole;
    }

    private IEnumerable<FeedEntry> OfSeries(
        FeedSeries whole,
        Group group,
        FeedReader? reader,
        Dictionary<Guid, DateTimeOffset> told
    )
    {
        var words = whole.Words;
        string[] lines =
        [
            group.Name,
            .. reader is not null && words.VideoLink.Length > 0 ? [words.VideoLink] : (string[])[],
        ];
        var master = new FeedEntry
        {
            Uid = CalendarMessage.UidOf(whole.Series.Id, Sender.Domain),
            Sequence = whole.Sequence,
            StampedAt = told[whole.Series.Id],
            Appointment = whole.First,
            Repetition = new(whole.Rule, whole.Without(reader?.Person)),
            Summary = words.Title,
            Location =
                words.Place.Length > 0 ? words.Place
                : reader is null ? null
                : words.VideoLink,
            Description = string.Join('\n', lines),
            Page = reader is null ? null : site.To($"/sitzungsreihen/{whole.Series.Id}"),
            IsCancelled = whole.Series.Status is SeriesStatus.Cancelled,
            IsBusy = whole.UsualAnswer(reader?.Person) is not Rsvp.Declined,
        };
        return
        [
            master,
            .. whole
                .OfTheirOwn(reader?.Person)
                .Where(d => told.ContainsKey(d.Id))
                .Select(d =>
                    AsDate(d, Entry(d, group, reader, told[d.Id])) is var entry
                        ? entry with
                        {
                            Sequence = Math.Max(entry.Sequence, master.Sequence),
                        }
                        : entry
                ),
        ];
    }

    /// <summary>Calendars know a date of a series under the name of the series.</summary>
    private FeedEntry AsDate(Meeting meeting, FeedEntry entry) =>
        meeting.OfSeries is { } place
            ? entry with
            {
                Uid = CalendarMessage.UidOf(place.Series.Value, Sender.Domain),
                DateOf = new(place.Day, place.From),
            }
            : entry;

    private FeedEntry Entry(Meeting meeting, Group group, FeedReader? reader, DateTimeOffset toldAt)
    {
        var isPublic = reader is null;
        var mine = reader is null ? null : meeting.InviteeOf(reader.Person);
        var told = reader is null
            ? meeting.AsAnnounced()
            : Permissions.AsSeenBy(reader.Person, meeting.AsAnnounced(), group);
        string[] lines = isPublic
            ? [group.Name]
            :
            [
                group.Name,
                .. told.VideoLink.Length > 0 ? [told.VideoLink] : (string[])[],
                .. told.Agenda.Select(i => $"{told.NumberOf(i.Id)}. {i.Title}"),
            ];
        return new()
        {
            Uid = CalendarMessage.UidOf(meeting.Id, Sender.Domain),
            Sequence = (meeting.Announced?.Sequence ?? 0) + (mine?.RevisionsAhead ?? 0),
            StampedAt = toldAt,
            Appointment = told.When,
            Summary = told.Title,
            Location =
                told.Place.Length > 0 ? told.Place
                : isPublic ? null
                : told.VideoLink,
            Description = string.Join('\n', lines),
            Page = isPublic ? null : site.To($"/sitzungen/{meeting.Id}"),
            IsCancelled = meeting.Status is MeetingStatus.Cancelled,
            IsBusy = mine?.Answer is not Rsvp.Declined,
        };
    }

    /// <summary>When everybody was told last; what happens to answers and agenda does not touch it.</summary>
    private async Task<Dictionary<Guid, DateTimeOffset>> ToldAtAsync(
        Guid[] ids,
        CancellationToken ct
    )
    {
        var announcements = await session
            .Events.QueryAllRawEvents()
            .Where(e =>
                e.EventTypesAre(typeof(MeetingAnnounced), typeof(SeriesAnnounced))
                && e.StreamId.IsOneOf(ids)
            )
            .ToListAsync(ct);
        return announcements
            .GroupBy(e => e.StreamId)
            .ToDictionary(told => told.Key, told => told.Max(e => e.Timestamp));
    }
}
