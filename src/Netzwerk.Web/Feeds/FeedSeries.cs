using System.Security.Claims;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;

namespace Netzwerk.Web.Feeds;

/// <summary>Whose feed it is, and whether what comes by mail is left out of it.</summary>
internal sealed record FeedReader(PersonId Person, ClaimsPrincipal User, bool HasMail);

/// <summary>A whole series in a feed: its rule, and the dates that are otherwise for this reader.</summary>
internal sealed record FeedSeries(
    MeetingSeries Series,
    SeriesInvitee? Invited,
    IReadOnlyList<Meeting> Dates
)
{
    private SeriesAnnouncement Told =>
        Series.Announced ?? throw new InvalidOperationException("nobody was told");

    public SeriesWords Words => Told.Words;

    public SeriesRule Rule => Told.Rule;

    public Appointment First => new(Rule.First, Told.From, Told.To);

    public int Sequence => Told.Sequence + (Invited?.RevisionsAhead ?? 0);

    /// <summary>Days left out of the plan, that were never told, or that this reader of all people is not asked to.</summary>
    public IReadOnlyList<DateOnly> Without(PersonId? reader) =>
        [
            .. Series.LeftOut,
            .. Dates
                .Where(d => d.Announced is null || !Concerns(d, reader))
                .Select(d => d.OfSeries?.Day)
                .OfType<DateOnly>(),
        ];

    /// <summary>Moved, renamed, answered otherwise, or cancelled: a date that only disappears is kept by some programs.</summary>
    public IEnumerable<Meeting> OfTheirOwn(PersonId? reader) =>
        Series.Status is SeriesStatus.Cancelled
            ? []
            : Dates.Where(d =>
                Concerns(d, reader)
                && (Differs(d) || IsFree(d, reader) != IsFree(UsualAnswer(reader)))
            );

    public Rsvp UsualAnswer(PersonId? reader) =>
        reader is not { } person
            ? Rsvp.NoAnswer
            : Dates
                .Select(d => d.InviteeOf(person)?.Answer)
                .OfType<Rsvp>()
                .GroupBy(a => a)
                .OrderByDescending(a => a.Count())
                .ThenBy(a => a.Key)
                .Select(a => a.Key)
                .FirstOrDefault();

    private bool Concerns(Meeting date, PersonId? reader) =>
        Invited is null || reader is not { } person || date.InviteeOf(person) is not null;

    private bool Differs(Meeting date)
    {
        var told = date.AsAnnounced();
        return date.Status is MeetingStatus.Cancelled
            || told.When != new Appointment(date.OfSeries?.Day ?? told.When.Day, Told.From, Told.To)
            || new SeriesWords(told.Title, told.Place, told.VideoLink) != Words;
    }

    private static bool IsFree(Meeting date, PersonId? reader) =>
        reader is { } person && IsFree(date.InviteeOf(person)?.Answer ?? Rsvp.NoAnswer);

    private static bool IsFree(Rsvp answer) => answer is Rsvp.Declined;
}
