using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;

namespace Netzwerk.Web.Meetings;

/// <summary>Several decisions about one meeting that count together: all of them, or none.</summary>
internal static class SeveralChanges
{
    public static Outcome<MeetingEvent> InOrder(
        Meeting meeting,
        IReadOnlyList<Func<Meeting, Outcome<MeetingEvent>>> changes
    )
    {
        var happened = new List<MeetingEvent>();
        foreach (var change in changes)
        {
            var outcome = change(meeting);
            if (outcome.Refusal is { } refusal)
            {
                return refusal;
            }

            happened.AddRange(outcome.Events);
            meeting = outcome.Events.Aggregate(meeting, (m, e) => Meeting.Evolve(m, m.Id, e) ?? m);
        }

        return happened.ToArray();
    }

    /// <summary>A meeting planned with its first agenda.</summary>
    public static Outcome<MeetingEvent> Planned(
        MeetingId id,
        PlanMeeting ask,
        IReadOnlyList<AddAgendaItem> items,
        DateTimeOffset now
    )
    {
        var planned = MeetingDecisions.Decide(ask, now);
        var meeting = planned.Events.Aggregate(
            (Meeting?)null,
            (m, e) => Meeting.Evolve(m, id.Value, e)
        );
        if (meeting is null)
        {
            return planned;
        }

        var agenda = InOrder(
            meeting,
            [
                .. items.Select(item =>
                    (Func<Meeting, Outcome<MeetingEvent>>)(m => AgendaDecisions.Decide(m, item))
                ),
            ]
        );
        return agenda.Refusal is { } refusal
            ? refusal
            : (MeetingEvent[])[.. planned.Events, .. agenda.Events];
    }
}
