using Netzwerk.Domain.Meetings;

namespace Netzwerk.Domain.Series;

/// <summary>Where a series of meetings stands between plan and end.</summary>
public enum SeriesStatus
{
    Draft,
    Called,
    Cancelled,
}

/// <summary>
/// A person invited to all dates of a series, or who was. Somebody whose invitation was taken back is ahead of the
/// others by the revisions that only this person saw.
/// </summary>
public sealed record SeriesInvitee(PersonId Person, int RevisionsAhead)
{
    /// <summary>The revision that was in force when this person was invited.</summary>
    public int FirstRevision { get; init; }
}

/// <summary>One date of a series: the day that the rule gives it, and its meeting.</summary>
public sealed record DateOfSeries(DateOnly Day, MeetingId Meeting);

/// <summary>What everybody invited to a series was told last: the revision, and what the calendar entry says.</summary>
public sealed record SeriesAnnouncement(
    AnnouncementKind Kind,
    int Revision,
    int Sequence,
    string Title,
    SeriesRule Rule,
    TimeOnly From,
    TimeOnly To,
    string Place,
    string VideoLink
)
{
    public SeriesWords Words => new(Title, Place, VideoLink);
}

/// <summary>
/// Meetings of a group that come back in a rhythm. Each of its dates is a meeting of its own, with an agenda, answers
/// and minutes; the series is what people are invited to, in one mail.
/// </summary>
public sealed partial record MeetingSeries(
    Guid Id,
    GroupId Group,
    string Title,
    SeriesRule Rule,
    TimeOnly From,
    TimeOnly To,
    string Place,
    string VideoLink,
    SeriesStatus Status,
    string CancelReason,
    IReadOnlyList<DateOfSeries> Planned,
    IReadOnlyList<SeriesInvitee> Invitees,
    IReadOnlyList<SeriesInvitee> FormerInvitees,
    SeriesAnnouncement? Announced,
    SeriesAnnouncement? AnnouncedBefore
) : IFolded<MeetingSeries, SeriesEvent>
{
    public int Version { get; init; }

    /// <summary>Days of the rule on which nothing was planned, between the first date and the last.</summary>
    public IReadOnlyList<DateOnly> LeftOut { get; init; } = [];

    /// <summary>The series that goes on in its place.</summary>
    public SeriesId? ContinuedBy { get; init; }

    public SeriesWords Words => new(Title, Place, VideoLink);

    /// <summary>The dates up to its end; later ones that were planned fell away.</summary>
    public IEnumerable<DateOfSeries> Dates() => Planned.Where(d => d.Day <= Rule.Last);

    public SeriesInvitee? InviteeOf(PersonId person) =>
        Invitees.FirstOrDefault(i => i.Person == person);

    /// <summary>The person as invited now, or as it was when the invitation was taken back.</summary>
    public SeriesInvitee? InviteeEver(PersonId person) =>
        InviteeOf(person) ?? FormerInvitees.FirstOrDefault(i => i.Person == person);

    /// <summary>True when people were told words that no longer hold.</summary>
    public bool HasUnannouncedChanges =>
        Status is SeriesStatus.Called && Announced is { } told && told.Words != Words;

    /// <summary>When it takes place on a day.</summary>
    public Appointment On(DateOnly day) => new(day, From, To);

    /// <summary>The announcement that would be made now; only what everybody must act on raises the sequence.</summary>
    public SeriesAnnouncement NextAnnouncement(AnnouncementKind kind) =>
        new(
            kind,
            Announced is null ? 0 : Announced.Revision + 1,
            Announced is not { } told ? 0
                : kind is AnnouncementKind.Cancellation
                || (told.Rule, told.Place, told.VideoLink) != (Rule, Place, VideoLink)
                    ? told.Sequence + 1
                : told.Sequence,
            Title,
            Rule,
            From,
            To,
            Place,
            VideoLink
        );

    public static MeetingSeries? Evolve(MeetingSeries? series, Guid id, object happened) =>
        (series, happened) switch
        {
            (null, SeriesPlanned e) => Begin(id, e),
            ({ } s, SeriesEvent e) => s.With(e),
            _ => series,
        };

    private static MeetingSeries Begin(Guid id, SeriesPlanned e)
    {
        var rule = new SeriesRule(e.Rhythm, e.First, e.Every, e.FromEnd, e.Last);
        DateOnly[] leftOut = [.. e.LeftOut ?? []];
        var days = rule.Days().Where(d => !leftOut.Contains(d));
        return new(
            id,
            e.Group,
            e.Title,
            rule,
            e.From,
            e.To,
            e.Place,
            e.VideoLink,
            SeriesStatus.Draft,
            "",
            [.. days.Zip(e.Meetings, (day, meeting) => new DateOfSeries(day, meeting))],
            [],
            [],
            Announced: null,
            AnnouncedBefore: null
        )
        {
            LeftOut = leftOut,
        };
    }

    private MeetingSeries With(SeriesEvent happened) =>
        happened switch
        {
            SeriesDescribed e => this with
            {
                Title = e.Title,
                Place = e.Place,
                VideoLink = e.VideoLink,
            },
            SeriesCalled e => this with
            {
                Status = SeriesStatus.Called,
                Invitees = [.. e.Invited.Select(p => new SeriesInvitee(p, RevisionsAhead: 0))],
            },
            SeriesAnnounced e => this with { AnnouncedBefore = Announced, Announced = Of(e) },
            SeriesPersonInvited e => this with
            {
                Invitees = [.. Except(e.Person), Later(e.Person)],
            },
            SeriesInvitationWithdrawn e => WithFormer(e.Person),
            SeriesEnded e => this with { Rule = Rule.Until(e.Last), ContinuedBy = e.ContinuedBy },
            SeriesCancelled e => this with
            {
                Status = SeriesStatus.Cancelled,
                CancelReason = e.Reason,
            },
            _ => WithMerging(happened),
        };

    private static SeriesAnnouncement Of(SeriesAnnounced e) =>
        new(
            e.Kind,
            e.Revision,
            e.Sequence,
            e.Title,
            new(e.Rhythm, e.First, e.Every, e.FromEnd, e.Last),
            e.From,
            e.To,
            e.Place,
            e.VideoLink
        );

    private MeetingSeries WithFormer(PersonId person) =>
        this with
        {
            Invitees = [.. Except(person)],
            FormerInvitees =
            [
                .. FormerInvitees.Where(f => f.Person != person),
                new(person, (InviteeOf(person)?.RevisionsAhead ?? 0) + 1)
                {
                    FirstRevision = InviteeOf(person)?.FirstRevision ?? 0,
                },
            ],
        };

    private SeriesInvitee Later(PersonId person) =>
        new(
            person,
            FormerInvitees.FirstOrDefault(f => f.Person == person) is { } former
                ? former.RevisionsAhead + 1
                : 0
        )
        {
            FirstRevision = Announced?.Revision ?? 0,
        };

    private IEnumerable<SeriesInvitee> Except(PersonId person) =>
        Invitees.Where(i => i.Person != person);
}
