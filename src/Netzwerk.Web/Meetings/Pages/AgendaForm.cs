using System.Diagnostics.CodeAnalysis;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;

namespace Netzwerk.Web.Meetings.Pages;

/// <summary>What a person typed about the whole agenda.</summary>
public sealed class AgendaForm
{
    /// <summary>The version the form was filled from.</summary>
    public long? Version { get; set; }

    /// <summary>The form reader sets what was not sent to null: an agenda that is empty so far sends no items.</summary>
    [AllowNull]
    public List<ItemForm> Items
    {
        get;
        set => field = value ?? [];
    } = [];

    [AllowNull]
    public ItemForm New
    {
        get;
        set => field = value ?? Blank();
    } = Blank();

    public static AgendaForm Of(Meeting meeting)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        return new() { Version = meeting.Version, Items = [.. meeting.Agenda.Select(ItemForm.Of)] };
    }

    /// <summary>
    /// Goes on from the agenda as it is now with what was typed here. A line that was written in and is gone
    /// meanwhile stays as a new one, so that its words are not lost.
    /// </summary>
    public AgendaForm On(Meeting before, Meeting now)
    {
        ArgumentNullException.ThrowIfNull(before);
        var (was, stands) = (Of(before).Items, Of(now).Items);
        var touched = Items
            .Where(row => was.Find(w => w.Id == row.Id) is not { } w || !row.SaysAs(w))
            .ToList();
        return new()
        {
            Version = now.Version,
            Items =
            [
                .. stands.Select(s => touched.Find(t => t.Id == s.Id) ?? s),
                .. touched.Where(t => stands.TrueForAll(s => s.Id != t.Id)).Select(Anew),
            ],
            // Pressed twice, the new line is on the agenda already.
            New = stands.Exists(s => s.Id == New.Id) ? Blank() : New,
        };
    }

    public bool SaysAs(AgendaForm other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return string.IsNullOrWhiteSpace(New.Title)
            && Items.Count == other.Items.Count
            && Items
                .Zip(other.Items)
                .All(p => p.First.Id == p.Second.Id && p.First.SaysAs(p.Second));
    }

    private static ItemForm Blank() => new() { Id = AgendaItemId.Create().Value };

    private static ItemForm Anew(ItemForm row)
    {
        row.Id = AgendaItemId.Create().Value;
        return row;
    }
}
