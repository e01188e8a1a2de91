using Netzwerk.Domain.Meetings;

namespace Netzwerk.Web.Meetings.Printing;

/// <summary>From when until when an item is planned; after an item of open length nothing is known any more.</summary>
public sealed record RunningSlot(AgendaItem Item, TimeOnly? From, TimeOnly? To);

/// <summary>Works out when each item of a meeting is on.</summary>
public static class RunningOrder
{
    public static IReadOnlyList<RunningSlot> Of(Meeting meeting)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        TimeOnly? at = meeting.When.From;
        var slots = new List<RunningSlot>(meeting.Agenda.Count);
        foreach (var item in meeting.Agenda)
        {
            var end = item.Minutes == 0 ? null : at?.AddMinutes(item.Minutes);
            slots.Add(new(item, at, end));
            at = end;
        }

        return slots;
    }
}
