using System.Text.Json.Serialization;

namespace Netzwerk.Domain.Meetings;

/// <summary>
/// One item of an agenda: what it is about, what for, how long, who introduces it and whether guests see it. Length in
/// minutes, 0 when open.
/// </summary>
public sealed record AgendaItem(
    AgendaItemId Id,
    string Title,
    ItemPurpose Purpose,
    int Minutes,
    PersonId? Rapporteur,
    AgendaPart Part = AgendaPart.PublicPart
)
{
    [JsonIgnore]
    public bool IsClosed => Part is AgendaPart.ClosedPart;
}

public sealed partial record Meeting
{
    /// <summary>The order of all items when this is the meeting without its closed part.</summary>
    private IReadOnlyList<AgendaItem>? WholeAgenda { get; init; }

    /// <summary>True when some items are only for those with a seat.</summary>
    [JsonIgnore]
    public bool HasClosedPart => Agenda.Any(i => i.IsClosed);

    /// <summary>The meeting as a guest sees it: nothing of the closed part is left, the other items keep their numbers.</summary>
    public Meeting WithoutClosedPart() =>
        HasClosedPart
            ? this with
            {
                Agenda = [.. Agenda.Where(i => !i.IsClosed)],
                WholeAgenda = WholeAgenda ?? Agenda,
                Sitting = Sitting.Without(
                    Agenda.Where(i => i.IsClosed).Select(i => i.Id).ToHashSet()
                ),
            }
            : this;

    /// <summary>The number of an item on the whole agenda, counted from 1; 0 when it is not on it.</summary>
    public int NumberOf(AgendaItemId item) => PlaceOf(item) is >= 0 and var place ? place + 1 : 0;

    /// <summary>The item with this number, as far as it is to be seen.</summary>
    public AgendaItem? ItemAt(int number) => Agenda.FirstOrDefault(i => NumberOf(i.Id) == number);

    private int PlaceOf(AgendaItemId item)
    {
        var all = WholeAgenda ?? Agenda;
        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].Id == item)
            {
                return i;
            }
        }

        return -1;
    }

    private Meeting WithAgenda(MeetingEvent happened) =>
        happened switch
        {
            AgendaItemAdded e => this with
            {
                Agenda =
                [
                    .. Agenda,
                    new(e.Item, e.Title, e.Purpose, e.Minutes, e.Rapporteur, e.Part),
                ],
            },
            AgendaItemChanged e => this with
            {
                Agenda =
                [
                    .. Agenda.Select(i =>
                        i.Id == e.Item
                            ? new(e.Item, e.Title, e.Purpose, e.Minutes, e.Rapporteur, e.Part)
                            : i
                    ),
                ],
            },
            AgendaItemRemoved e => this with { Agenda = [.. Agenda.Where(i => i.Id != e.Item)] },
            AgendaReordered e => this with
            {
                Agenda = [.. Agenda.OrderBy(i => PlaceIn(e.Items, i.Id))],
            },
            _ => WithSitting(happened),
        };

    private static int PlaceIn(IReadOnlyList<AgendaItemId> order, AgendaItemId item)
    {
        for (var i = 0; i < order.Count; i++)
        {
            if (order[i] == item)
            {
                return i;
            }
        }

        return order.Count;
    }
}
