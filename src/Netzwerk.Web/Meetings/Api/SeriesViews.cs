using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;

namespace Netzwerk.Web.Meetings.Api;

/// <summary>A series of meetings as programs see it. Times are wall times in Europe/Berlin.</summary>
public sealed record SeriesView(
    SeriesId Id,
    GroupId Group,
    string Title,
    RuleView Rule,
    TimeOnly From,
    TimeOnly To,
    string Zone,
    string Place,
    string VideoLink,
    SeriesStatus Status,
    IReadOnlyList<DateOnly> LeftOut,
    IReadOnlyList<SeriesDateView> Dates,
    SeriesId? ContinuedBy,
    int? CalendarRevision,
    long Version
)
{
    public static SeriesView Of(MeetingSeries series, IReadOnlyList<Meeting> dates, PersonId? me) =>
        new(
            new(series.Id),
            series.Group,
            series.Title,
            RuleView.Of(series.Rule),
            series.From,
            series.To,
            Appointment.Zone,
            series.Place,
            series.VideoLink,
            series.Status,
            [.. series.LeftOut.Where(d => d < series.Rule.Last)],
            [.. dates.Select(d => SeriesDateView.Of(d, me))],
            series.ContinuedBy,
            series.Announced?.Sequence,
            series.Version
        );
}

/// <summary>How often the meetings of a series come back, and between which days.</summary>
public sealed record RuleView(Rhythm Rhythm, DateOnly First, int Every, bool FromEnd, DateOnly Last)
{
    public static RuleView Of(SeriesRule rule) =>
        new(rule.Rhythm, rule.First, rule.Every, rule.FromEnd, rule.Last);
}

/// <summary>One date of a series: the day the series gives it, and the meeting as it is by now.</summary>
public sealed record SeriesDateView(
    DateOnly Planned,
    MeetingId Meeting,
    DateOnly Day,
    TimeOnly From,
    TimeOnly To,
    MeetingStatus Status,
    Rsvp? MyAnswer
)
{
    public static SeriesDateView Of(Meeting meeting, PersonId? me) =>
        new(
            meeting.OfSeries?.Day ?? meeting.When.Day,
            new(meeting.Id),
            meeting.When.Day,
            meeting.When.From,
            meeting.When.To,
            meeting.Status,
            me is { } person ? meeting.InviteeOf(person)?.Answer : null
        );
}

/// <summary>Somebody invited to all coming dates of a series; guests have no seat in the group.</summary>
public sealed record SeriesInviteeView(PersonId Person, string Name, bool IsGuest);

/// <summary>A series to be planned: a meeting on each day of the rule that is not left out.</summary>
public sealed record SeriesInput(
    GroupId Group,
    string Title,
    Rhythm Rhythm,
    DateOnly First,
    DateOnly Last,
    TimeOnly From,
    TimeOnly To,
    int Every = 1,
    bool FromEnd = false,
    string? Place = null,
    string? VideoLink = null,
    IReadOnlyList<DateOnly>? LeftOut = null
)
{
    public PlanSeries Asked() =>
        new(
            Group,
            Title,
            new(Rhythm, First, Every, FromEnd, Last),
            From,
            To,
            Place,
            VideoLink,
            SeriesIds.ForDates()
        )
        {
            LeftOut = LeftOut ?? [],
        };
}

/// <summary>How a series goes on from one of its dates on; the old one ends before it.</summary>
public sealed record ContinueInput(
    DateOnly Since,
    string Title,
    Rhythm Rhythm,
    DateOnly First,
    DateOnly Last,
    TimeOnly From,
    TimeOnly To,
    int Every = 1,
    bool FromEnd = false,
    string? Place = null,
    string? VideoLink = null,
    IReadOnlyList<DateOnly>? LeftOut = null
)
{
    public PlanSeries Asked() =>
        new(
            default,
            Title,
            new(Rhythm, First, Every, FromEnd, Last),
            From,
            To,
            Place,
            VideoLink,
            SeriesIds.ForDates()
        )
        {
            LeftOut = LeftOut ?? [],
        };
}

/// <summary>Title, place and video link that all coming dates of a series are to have.</summary>
public sealed record SeriesChangeInput(
    string Title,
    string? Place = null,
    string? VideoLink = null
);

/// <summary>The day of the last date that stays.</summary>
public sealed record EndInput(DateOnly Last);

internal static class SeriesIds
{
    /// <summary>As many as a series can have dates; those that are too many are left.</summary>
    public static IReadOnlyList<MeetingId> ForDates() =>
        [.. Enumerable.Range(0, SeriesDecisions.MostDates).Select(_ => MeetingId.Create())];
}
