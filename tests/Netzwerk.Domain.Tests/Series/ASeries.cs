using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Domain.Tests.Support;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Series;

/// <summary>A series to begin a story with: six Thursdays, every second week from 10 December 2026.</summary>
public static class ASeries
{
    public static readonly DateOnly First = new(2026, 12, 10);
    public static readonly DateOnly Third = new(2027, 1, 7);
    public static readonly DateOnly Last = new(2027, 2, 18);
    public static readonly TimeOnly Two = new(14, 0);
    public static readonly TimeOnly Four = new(16, 0);

    public static readonly DateTimeOffset Before = Berlin("2026-11-26 09:00");

    /// <summary>After the second date.</summary>
    public static readonly DateTimeOffset Begun = Berlin("2026-12-28 09:00");

    public static readonly DateTimeOffset After = Berlin("2027-02-18 17:00");

    public static readonly SeriesRule Rule = new(Rhythm.Weekly, First, 2, FromEnd: false, Last);

    public static readonly IReadOnlyList<MeetingId> Meetings =
    [
        .. Enumerable
            .Range(1, 6)
            .Select(n => new MeetingId(new Guid($"0197c0de-0000-7000-8000-0000000001{n:x2}"))),
    ];

    public static readonly Story<MeetingSeries, SeriesEvent> Planned = new(
        new SeriesPlanned(
            Language,
            "AG Sprache",
            Rhythm.Weekly,
            First,
            2,
            FromEnd: false,
            Last,
            Two,
            Four,
            "Kreishaus",
            "",
            Meetings
        )
    );

    public static readonly Story<MeetingSeries, SeriesEvent> Called = Planned.And(
        new SeriesCalled([Anna, Ben]),
        Told(AnnouncementKind.Invitation, 0, 0)
    );

    public static SeriesAnnounced Told(
        AnnouncementKind kind,
        int revision,
        int sequence,
        string title = "AG Sprache",
        string place = "Kreishaus",
        DateOnly? last = null
    ) =>
        new(
            kind,
            revision,
            sequence,
            title,
            Rhythm.Weekly,
            First,
            2,
            FromEnd: false,
            last ?? Last,
            Two,
            Four,
            place,
            ""
        );

    public static PlanSeries Plan(
        SeriesRule? rule = null,
        TimeOnly? from = null,
        TimeOnly? to = null
    ) => new(Language, "AG Sprache", rule ?? Rule, from ?? Two, to ?? Four, "", "", Meetings);
}
