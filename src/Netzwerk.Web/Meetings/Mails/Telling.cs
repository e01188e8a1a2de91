using System.Globalization;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Platform.Dispatches;

namespace Netzwerk.Web.Meetings.Mails;

/// <summary>
/// Which revision of a meeting or a series a mail tells one person: that of everybody, and by how many revisions that only
/// this person saw it is ahead. It stands in the key of the mail, so that no revision is told twice.
/// </summary>
internal sealed record ToldRevision(int Everybody, int Ahead)
{
    /// <summary>Later mails to the same person have a higher one.</summary>
    public int Order => Everybody + Ahead;

    public static ToldRevision Of(Dispatch dispatch)
    {
        // What a calendar asked for once more has a third part.
        var parts = dispatch.Detail.Split('.');
        return new(
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            int.Parse(parts[1], CultureInfo.InvariantCulture)
        );
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Everybody}.{Ahead}");

    /// <summary>The same revision, asked for by this mail.</summary>
    public string AskedFor(Guid mail) => $"{this}.{mail:N}";
}

/// <summary>What holds for telling of a meeting as for telling of a series.</summary>
internal static class Telling
{
    /// <summary>
    /// A job that comes a moment early finds nothing due, and Hangfire counts in whole seconds: it calls up to one early.
    /// </summary>
    private static readonly TimeSpan SafelyOver = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Changes are told when their time is over and not at the next full minute. The sweep tells them should this wake-up
    /// get lost; we may hear of the change late, when its time is over already.
    /// </summary>
    public static TimeSpan WaitUntil(DateTimeOffset due, DateTimeOffset now) =>
        (due > now ? due - now : TimeSpan.Zero) + SafelyOver;

    /// <summary>A mail is true only as long as nothing newer was told, to everybody or to its reader.</summary>
    public static bool IsNewest(
        (AnnouncementKind Kind, int Revision) told,
        int? ahead,
        bool isCancelled,
        ToldRevision mail
    ) =>
        told.Revision == mail.Everybody
        && ahead == mail.Ahead
        && (told.Kind is AnnouncementKind.Cancellation) == isCancelled;

    /// <summary>
    /// Somebody invited later, or whom no mail reached so far, hears of it for the first time, whatever the revision; and of
    /// what was never heard of nobody needs a cancellation.
    /// </summary>
    public static AnnouncementKind? AsHeard(AnnouncementKind told, bool isExpected) =>
        isExpected ? told
        : told is AnnouncementKind.Cancellation ? null
        : AnnouncementKind.Invitation;

    /// <summary>An answer as calendars call it.</summary>
    public static Participation Known(Rsvp? answer) =>
        answer switch
        {
            Rsvp.Accepted => Participation.Accepted,
            Rsvp.Tentative => Participation.Tentative,
            Rsvp.Declined => Participation.Declined,
            _ => Participation.NeedsAction,
        };

    public static string Place(string place, string videoLink) =>
        place.Length > 0 ? place : videoLink;

    /// <summary>What an entry in a calendar says besides title, time and place.</summary>
    public static string Description(string group, Meeting meeting) =>
        string.Join(
            '\n',
            [
                Description(group, meeting.VideoLink),
                .. meeting.Agenda.Select(i => $"{meeting.NumberOf(i.Id)}. {i.Title}"),
            ]
        );

    public static string Description(string group, string videoLink) =>
        videoLink.Length > 0 ? $"{group}\n{videoLink}" : group;
}
