using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Tests.Support;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Meetings;

/// <summary>Meetings to begin a story with: on 10 December 2026, 14 to 16 o'clock.</summary>
public static class AMeeting
{
    public static readonly DateOnly Day = new(2026, 12, 10);
    public static readonly DateOnly OtherDay = new(2026, 12, 17);
    public static readonly TimeOnly Two = new(14, 0);
    public static readonly TimeOnly Four = new(16, 0);

    public const string Link = "https://treffen.example/sprache";

    /// <summary>Two weeks before the meeting.</summary>
    public static readonly DateTimeOffset Before = Berlin("2026-11-26 09:00");

    public static readonly DateTimeOffset During = Berlin("2026-12-10 15:00");

    public static readonly DateTimeOffset After = Berlin("2026-12-10 16:00");

    public static readonly AgendaItemId Item1 = Item(1);
    public static readonly AgendaItemId Item2 = Item(2);
    public static readonly AgendaItemId Item3 = Item(3);

    public static readonly Story<Meeting, MeetingEvent> Planned = new(
        new MeetingPlanned(Language, "4. Sitzung", Day, Two, Four, "Kreishaus", Link)
    );

    /// <summary>Anna and Ben are invited and told.</summary>
    public static readonly Story<Meeting, MeetingEvent> Called = Planned.And(
        new MeetingCalled([Anna, Ben]),
        Told(AnnouncementKind.Invitation, revision: 0)
    );

    public static readonly Story<Meeting, MeetingEvent> Moved = Called.And(
        new MeetingMoved(OtherDay, Two, Four)
    );

    public static readonly Story<Meeting, MeetingEvent> Cancelled = Called.And(
        new MeetingCancelled("Krank"),
        Told(AnnouncementKind.Cancellation, revision: 1)
    );

    public static readonly Story<Meeting, MeetingEvent> InSession = Called.And(new MeetingOpened());

    public static readonly Story<Meeting, MeetingEvent> Closed = InSession.And(new MeetingClosed());

    public static AgendaItemId Item(int number) =>
        new(new Guid($"0197c0de-0000-7000-8000-00000000{number:x4}"));

    public static MeetingAnnounced Told(
        AnnouncementKind kind,
        int revision,
        DateOnly? day = null,
        string title = "4. Sitzung",
        int? sequence = null
    ) => new(kind, revision, title, day ?? Day, Two, Four, "Kreishaus", Link, sequence ?? revision);
}
