using Netzwerk.Domain.Meetings.Sitting;

namespace Netzwerk.Domain.Meetings;

/// <summary>The rules of a meeting's dates and life: planned, called, moved, cancelled, opened, closed.</summary>
public static class MeetingDecisions
{
    /// <summary>Real council items reach 608 characters (users.md 1.3); a title must hold them.</summary>
    public const int LongestTitle = 700;

    public const int LongestPlace = 300;

    public const int LongestVideoLink = 1000;

    public const int LongestReason = 1000;

    /// <summary>Nobody plans further ahead than a term of five years.</summary>
    public const int FurthestDays = 5 * 366;

    /// <summary>A meeting may be opened when people arrive early, not days before.</summary>
    public static readonly TimeSpan EarliestOpening = TimeSpan.FromHours(12);

    private static readonly MeetingEvent[] Nothing = [];

    public static Outcome<MeetingEvent> Decide(PlanMeeting ask, DateTimeOffset now)
    {
        var (title, place, link) = Cleaned(ask.Title, ask.Place, ask.VideoLink);
        var when = new Appointment(ask.Day, ask.From, ask.To);
        if ((CheckWords(title, place, link) ?? CheckTime(when, now)) is { } refusal)
        {
            return refusal;
        }

        var planned = new MeetingPlanned(ask.Group, title, ask.Day, ask.From, ask.To, place, link);
        return ask.OfSeries is { } series
            ? (MeetingEvent[])[planned, new MeetingOfSeries(series, ask.Day, ask.From)]
            : planned;
    }

    public static Outcome<MeetingEvent> Decide(Meeting meeting, DescribeMeeting ask)
    {
        var (title, place, link) = Cleaned(ask.Title, ask.Place, ask.VideoLink);
        if ((CheckOpenToChange(meeting) ?? CheckWords(title, place, link)) is { } refusal)
        {
            return refusal;
        }

        return (title, place, link) == (meeting.Title, meeting.Place, meeting.VideoLink)
            ? Nothing
            : new MeetingDescribed(title, place, link);
    }

    public static Outcome<MeetingEvent> Decide(Meeting meeting, MoveMeeting ask, DateTimeOffset now)
    {
        var when = new Appointment(ask.Day, ask.From, ask.To);
        if (CheckOpenToChange(meeting) is { } closed)
        {
            return closed;
        }

        if (when == meeting.When)
        {
            return Nothing;
        }

        return CheckTime(when, now) is { } refusal
            ? refusal
            : new MeetingMoved(ask.Day, ask.From, ask.To);
    }

    public static Outcome<MeetingEvent> Decide(Meeting meeting, CallMeeting ask, DateTimeOffset now)
    {
        if (meeting.Status is MeetingStatus.Cancelled)
        {
            return new Refusal("meeting.cancelled");
        }

        if (meeting.Status is not MeetingStatus.Draft)
        {
            return Nothing;
        }

        if (meeting.OfSeries is not null && !ask.BySeries)
        {
            return new Refusal("meeting.called-with-series");
        }

        if (meeting.When.Start <= now)
        {
            return new Refusal("meeting.in-the-past", "Day");
        }

        PersonId[] invited = [.. ask.Invited.Distinct()];
        return invited.Length == 0
            ? new Refusal("meeting.nobody-invited")
            : (MeetingEvent[])
                [
                    new MeetingCalled(invited),
                    Told(meeting.NextAnnouncement(AnnouncementKind.Invitation), ask.BySeries),
                ];
    }

    /// <summary>Only a called meeting has anybody to be told; one that began is what it is.</summary>
    public static Outcome<MeetingEvent> Decide(Meeting meeting, TellBySeries ask)
    {
        if (meeting is not { Status: MeetingStatus.Called, Announced: { } told })
        {
            return Nothing;
        }

        var next = meeting.NextAnnouncement(AnnouncementKind.Update) with
        {
            Title = Merged(meeting.Title, ask.Before.Title, ask.Now.Title),
            Place = Merged(meeting.Place, ask.Before.Place, ask.Now.Place),
            VideoLink = Merged(meeting.VideoLink, ask.Before.VideoLink, ask.Now.VideoLink),
            Sequence = Math.Max(
                told.When == meeting.When ? told.Sequence : told.Sequence + 1,
                ask.Sequence
            ),
        };
        return
            (next.Title, next.When, next.Place, next.VideoLink)
                == (told.Title, told.When, told.Place, told.VideoLink)
            && (next.Title, next.Place, next.VideoLink)
                == (meeting.Title, meeting.Place, meeting.VideoLink)
            && next.Sequence == told.Sequence
            ? Nothing
            : Told(next, bySeries: true);
    }

    public static Outcome<MeetingEvent> Decide(Meeting meeting, AnnounceChanges _) =>
        meeting.HasUnannouncedChanges
            ? Told(meeting.NextAnnouncement(AnnouncementKind.Update))
            : Nothing;

    public static Outcome<MeetingEvent> Decide(Meeting meeting, CancelMeeting ask)
    {
        var reason = PlainText.Lines(ask.Reason);
        if (reason.Length > LongestReason)
        {
            return new Refusal("meeting.reason-too-long", "Reason");
        }

        return meeting.Status switch
        {
            MeetingStatus.Cancelled => Nothing,
            MeetingStatus.Draft => new MeetingCancelled(reason),
            MeetingStatus.Called => (MeetingEvent[])
                [
                    new MeetingCancelled(reason),
                    Told(meeting.NextAnnouncement(AnnouncementKind.Cancellation), ask.BySeries),
                ],
            _ => new Refusal("meeting.already-held"),
        };
    }

    public static Outcome<MeetingEvent> Decide(
        Meeting meeting,
        OpenMeeting ask,
        DateTimeOffset now
    ) =>
        meeting.Status switch
        {
            MeetingStatus.InSession or MeetingStatus.Closed => Nothing,
            MeetingStatus.Cancelled => new Refusal("meeting.cancelled"),
            MeetingStatus.Draft => new Refusal("meeting.not-called"),
            _ => now < meeting.When.Start - EarliestOpening
                ? new Refusal("meeting.too-early-to-open")
                : new MeetingOpened(ask.At),
        };

    /// <summary>What still goes on ends with the meeting.</summary>
    public static Outcome<MeetingEvent> Decide(Meeting meeting, CloseMeeting ask) =>
        meeting.Status switch
        {
            MeetingStatus.Closed => Nothing,
            MeetingStatus.InSession => (MeetingEvent[])
                [.. CourseDecisions.Ending(meeting.Sitting, ask.At), new MeetingClosed(ask.At)],
            MeetingStatus.Cancelled => new Refusal("meeting.cancelled"),
            _ => new Refusal("meeting.not-opened"),
        };

    internal static Refusal? CheckOpenToChange(Meeting meeting) =>
        meeting.Status switch
        {
            MeetingStatus.Cancelled => new("meeting.cancelled"),
            MeetingStatus.InSession or MeetingStatus.Closed => new("meeting.already-held"),
            _ => null,
        };

    private static string Merged(string mine, string before, string now) =>
        mine == before ? now : mine;

    private static MeetingAnnounced Told(Announcement a, bool bySeries = false) =>
        new(
            a.Kind,
            a.Revision,
            a.Title,
            a.When.Day,
            a.When.From,
            a.When.To,
            a.Place,
            a.VideoLink,
            a.Sequence,
            bySeries
        );

    internal static (string Title, string Place, string VideoLink) Cleaned(
        string? title,
        string? place,
        string? link
    ) => (PlainText.Line(title), PlainText.Line(place), PlainText.Line(link));

    internal static Refusal? CheckWords(string title, string place, string link) =>
        title.Length == 0 ? new("meeting.title-missing", "Title")
        : title.Length > LongestTitle ? new("meeting.title-too-long", "Title")
        : place.Length > LongestPlace ? new("meeting.place-too-long", "Place")
        : link.Length == 0 ? null
        : link.Length > LongestVideoLink ? new("meeting.link-too-long", "VideoLink")
        : IsWebAddress(link) ? null
        : new("meeting.link-unusable", "VideoLink");

    private static bool IsWebAddress(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    internal static Refusal? CheckTime(Appointment when, DateTimeOffset now) =>
        when.To <= when.From ? new("meeting.end-before-start", "To")
        : when.Day < Appointment.LocalDay(now) ? new("meeting.in-the-past", "Day")
        : when.Day.DayNumber - Appointment.LocalDay(now).DayNumber > FurthestDays
            ? new("meeting.too-far-ahead", "Day")
        : CheckInstants(when, now);

    // Days come first: the first day of the calendar has no instant to compare. What is stored keeps its meaning
    // should the law move the clock change later; what is typed now must be a time that clocks show.
    private static Refusal? CheckInstants(Appointment when, DateTimeOffset now) =>
        !Appointment.Exists(when.Day, when.From) ? new("meeting.time-skipped", "From")
        : !Appointment.Exists(when.Day, when.To) ? new("meeting.time-skipped", "To")
        : when.Start <= now ? new("meeting.in-the-past", "Day")
        : null;
}
