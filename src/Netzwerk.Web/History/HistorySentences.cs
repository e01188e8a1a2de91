using System.Globalization;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.History;

/// <summary>Says what happened in a sentence.</summary>
public sealed class HistorySentences(IStringLocalizer<HistoryTexts> texts)
{
    public string Say(HistoryEntry entry, NameLookup names)
    {
        var kind = Kind(entry);
        var sentence = texts[
            kind,
            entry.By is { } by ? names[by] : texts["system"],
            entry.About is { } about ? names[about] : "",
            When(entry),
            entry.Choice is { } choice ? Choice(kind, choice) : "",
            entry.Number ?? 0,
            entry.From?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? ""
        ];
        return sentence.ResourceNotFound ? texts["unknown"] : sentence;
    }

    /// <summary>"über die Webseite", or nothing when the way says nothing.</summary>
    public string Way(HistoryEntry entry)
    {
        var way = texts[$"way.{entry.Channel}"];
        return way.ResourceNotFound ? "" : way;
    }

    /// <summary>Whether it concerns oneself or somebody else makes another sentence.</summary>
    private static string Kind(HistoryEntry entry)
    {
        var kind = entry.Kind[..entry.Kind.LastIndexOf('.')];
        return kind switch
        {
            "meeting-announced" or "series-announced" => $"{kind}.{entry.Choice}",
            "meeting-answered" when entry.By == entry.About => $"{kind}.self",
            "meeting-opened" or "meeting-closed" when entry.From is not null => $"{kind}.at",
            _ => kind,
        };
    }

    private static string When(HistoryEntry entry) =>
        entry switch
        {
            { Day: { } day, From: { } from, To: { } to } => WhenText.Whole(
                new Appointment(day, from, to)
            ),
            { Day: { } day } => WhenText.Day(day),
            _ => "",
        };

    private string Choice(string kind, string choice)
    {
        var word = texts[$"{kind.Split('.')[0]}:{choice}"];
        return word.ResourceNotFound ? choice : word;
    }
}
