using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;

namespace Netzwerk.Domain.Meetings.Sitting;

/// <summary>The rules of the course of a meeting: opened, item after item, interrupted, closed, at real times.</summary>
public static class CourseDecisions
{
    private static readonly MeetingEvent[] Nothing = [];

    /// <summary>Opens at the time that is said, or now.</summary>
    public static Outcome<MeetingEvent> Decide(
        Meeting meeting,
        OpenMeeting ask,
        DateTimeOffset now
    ) =>
        SittingClock.Check(meeting.When, ask.At, now, "At") is { } ahead
            ? ahead
            : MeetingDecisions.Decide(
                meeting,
                new OpenMeeting(ask.At ?? SittingClock.Now(meeting.When, now)),
                now
            );

    /// <summary>Closes at the time that is said, or now; not before what was noted last.</summary>
    public static Outcome<MeetingEvent> Decide(
        Meeting meeting,
        CloseMeeting ask,
        DateTimeOffset now
    ) =>
        meeting.Status is not MeetingStatus.InSession ? MeetingDecisions.Decide(meeting, ask)
        : SittingClock.Check(meeting.When, ask.At, now, "At") is { } ahead ? ahead
        : ask.At < LastTime(meeting.Sitting) ? new Refusal("sitting.time-before-last", "At")
        : MeetingDecisions.Decide(
            meeting,
            new CloseMeeting(ask.At ?? SittingClock.Now(meeting.When, now))
        );

    /// <summary>With the first item the agenda begins, and with it ends the time to object to the call.</summary>
    public static Outcome<MeetingEvent> Decide(
        Meeting meeting,
        Group group,
        ProcedureVersion? version,
        BeginItem ask,
        DateTimeOffset now
    )
    {
        if (CheckGoes(meeting) is { } refusal)
        {
            return refusal;
        }

        if (meeting.Agenda.All(i => i.Id != ask.Item))
        {
            return new Refusal("agenda.item-gone");
        }

        var sitting = meeting.Sitting;
        if (sitting.Current == ask.Item)
        {
            return Nothing;
        }

        var at = SittingClock.Read(meeting.When, ask.At, now, meeting.When.From);
        if (CheckTime(meeting, ask.At, at, now) is { } wrong)
        {
            return wrong;
        }

        var cured = sitting.AgendaBegan
            ? null
            : FindingDecisions.Cured(meeting, group, version, sitting.Convocation, at: null);
        return (MeetingEvent[])
            [
                .. cured is null ? [] : new MeetingEvent[] { cured },
                .. sitting.Current is { } before ? Done(sitting, before, at) : [],
                new ItemBegun(ask.Item, at),
            ];
    }

    public static Outcome<MeetingEvent> Decide(Meeting meeting, EndItem ask, DateTimeOffset now)
    {
        var at = SittingClock.Read(meeting.When, ask.At, now, meeting.When.To);
        return CheckGoes(meeting) is { } refusal ? refusal
            : meeting.Sitting.Current != ask.Item ? Nothing
            : CheckTime(meeting, ask.At, at, now) is { } wrong ? wrong
            : (MeetingEvent[])[.. Done(meeting.Sitting, ask.Item, at)];
    }

    public static Outcome<MeetingEvent> Decide(Meeting meeting, BeginRecess ask, DateTimeOffset now)
    {
        var at = SittingClock.Read(meeting.When, ask.At, now, meeting.When.From);
        return meeting.Sitting.InRecess ? Nothing
            : CheckGoes(meeting) is { } refusal ? refusal
            : CheckTime(meeting, ask.At, at, now) is { } wrong ? wrong
            : new RecessBegun(at);
    }

    public static Outcome<MeetingEvent> Decide(Meeting meeting, EndRecess ask, DateTimeOffset now)
    {
        var at = SittingClock.Read(meeting.When, ask.At, now, meeting.When.To);
        return !meeting.Sitting.InRecess ? Nothing
            : CheckTime(meeting, ask.At, at, now) is { } wrong ? wrong
            : new RecessEnded(at);
    }

    /// <summary>What goes on when a meeting closes; without a time it ends when it began.</summary>
    internal static IEnumerable<MeetingEvent> Ending(MeetingSitting sitting, TimeOnly? at)
    {
        var end = at ?? LastTime(sitting) ?? TimeOnly.MinValue;
        if (sitting.Current is { } item)
        {
            foreach (var done in Done(sitting, item, end))
            {
                yield return done;
            }
        }

        if (sitting.InRecess)
        {
            yield return new RecessEnded(end);
        }
    }

    /// <summary>In a running meeting that is not interrupted.</summary>
    private static Refusal? CheckGoes(Meeting meeting) =>
        RecusalDecisions.CheckInSession(meeting)
        ?? (meeting.Sitting.InRecess ? new Refusal("sitting.in-recess") : null);

    private static IEnumerable<MeetingEvent> Done(
        MeetingSitting sitting,
        AgendaItemId item,
        TimeOnly at
    ) =>
        sitting
            .Recusals.Where(r => r.Item == item && r.Back is null)
            .Select(r => (MeetingEvent)new RecusedCameBack(item, r.Person, Later(r.Left, at)))
            .Append(new ItemEnded(item, at));

    private static TimeOnly Later(TimeOnly one, TimeOnly other) => one > other ? one : other;

    private static Refusal? CheckTime(
        Meeting meeting,
        TimeOnly? said,
        TimeOnly at,
        DateTimeOffset now
    ) =>
        SittingClock.Check(meeting.When, said, now, "At") is { } ahead ? ahead
        : at < LastTime(meeting.Sitting) ? new("sitting.time-before-last", "At")
        : null;

    /// <summary>The latest time that was noted about the course; things follow each other.</summary>
    private static TimeOnly? LastTime(MeetingSitting sitting) =>
        sitting
            .Items.Select(i => (TimeOnly?)(i.To ?? i.From))
            .Concat(sitting.Recesses.Select(r => (TimeOnly?)(r.To ?? r.From)))
            .Max();
}
