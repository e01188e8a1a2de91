namespace Netzwerk.Domain.Meetings;

/// <summary>The rules of an agenda: what stands on it, in which order.</summary>
public static class AgendaDecisions
{
    /// <summary>The longest real agenda seen had 50 items (users.md 1.3); twice that is a slip.</summary>
    public const int MostItems = 100;

    /// <summary>A day; longer than that is not an item.</summary>
    public const int LongestItem = 24 * 60;

    private static readonly MeetingEvent[] Nothing = [];

    /// <summary>What is wrong with an item, whatever agenda it is for.</summary>
    public static Refusal? Check(AddAgendaItem ask) =>
        Check(PlainText.Line(ask.Title), ask.Minutes, ask.Purpose, ask.Part);

    public static Outcome<MeetingEvent> Decide(Meeting meeting, AddAgendaItem ask)
    {
        var title = PlainText.Line(ask.Title);
        if ((CheckOpen(meeting) ?? Check(title, ask.Minutes, ask.Purpose, ask.Part)) is { } refusal)
        {
            return refusal;
        }

        if (meeting.Agenda.Any(i => i.Id == ask.Item))
        {
            return Nothing;
        }

        return meeting.Agenda.Count >= MostItems
            ? new Refusal("agenda.too-many-items")
            : new AgendaItemAdded(
                ask.Item,
                title,
                ask.Purpose,
                ask.Minutes,
                ask.Rapporteur,
                ask.Part
            );
    }

    public static Outcome<MeetingEvent> Decide(Meeting meeting, ChangeAgendaItem ask)
    {
        var title = PlainText.Line(ask.Title);
        if ((CheckOpen(meeting) ?? Check(title, ask.Minutes, ask.Purpose, ask.Part)) is { } refusal)
        {
            return refusal;
        }

        var changed = new AgendaItem(
            ask.Item,
            title,
            ask.Purpose,
            ask.Minutes,
            ask.Rapporteur,
            ask.Part
        );
        return meeting.Agenda.FirstOrDefault(i => i.Id == ask.Item) switch
        {
            null => new Refusal("agenda.item-gone"),
            var item when item == changed => Nothing,
            _ => new AgendaItemChanged(
                ask.Item,
                title,
                ask.Purpose,
                ask.Minutes,
                ask.Rapporteur,
                ask.Part
            ),
        };
    }

    public static Outcome<MeetingEvent> Decide(Meeting meeting, RemoveAgendaItem ask) =>
        meeting.Status is MeetingStatus.InSession ? new Refusal("agenda.item-under-way")
        : CheckOpen(meeting) is { } refusal ? refusal
        : meeting.Agenda.All(i => i.Id != ask.Item) ? Nothing
        : new AgendaItemRemoved(ask.Item);

    public static Outcome<MeetingEvent> Decide(Meeting meeting, ShiftAgendaItem ask)
    {
        if (CheckOpen(meeting) is { } refusal)
        {
            return refusal;
        }

        List<AgendaItemId> order = [.. meeting.Agenda.Select(i => i.Id)];
        var at = order.IndexOf(ask.Item);
        if (at < 0)
        {
            return new Refusal("agenda.item-gone");
        }

        var to = ask.Up ? at - 1 : at + 1;
        if (to < 0 || to >= order.Count)
        {
            return Nothing;
        }

        (order[at], order[to]) = (order[to], order[at]);
        return new AgendaReordered(order);
    }

    private static Refusal? CheckOpen(Meeting meeting) =>
        meeting.Status switch
        {
            MeetingStatus.Cancelled => new("meeting.cancelled"),
            MeetingStatus.Closed => new("meeting.already-held"),
            _ => null,
        };

    private static Refusal? Check(
        string title,
        int minutes,
        ItemPurpose purpose,
        AgendaPart part
    ) =>
        title.Length == 0 ? new("agenda.title-missing", "Title")
        : title.Length > MeetingDecisions.LongestTitle ? new("agenda.title-too-long", "Title")
        : minutes is < 0 or > LongestItem ? new("agenda.minutes-unusable", "Minutes")
        : !Enum.IsDefined(purpose) ? new("agenda.purpose-missing", "Purpose")
        : !Enum.IsDefined(part) ? new("agenda.part-missing", "Part")
        : null;
}
