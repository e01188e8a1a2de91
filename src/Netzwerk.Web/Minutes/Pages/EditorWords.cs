using System.Text.Json;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Minutes.Pages;

/// <summary>What the editor in the browser shows and listens to, in the language of the page; see docs/live.md.</summary>
public sealed class EditorWords(IStringLocalizer<WritingTexts> texts)
{
    private const char Between = '|';

    private static readonly string[] Words =
    [
        "help",
        "toolbar",
        "present",
        "strong",
        "emphasis",
        "heading",
        "subheading",
        "bulletList",
        "numberedList",
        "decision",
        "vote",
        "task",
        "done",
        "assignee",
        "nobody",
        "due",
        "table",
        "tableToolbar",
        "rowAbove",
        "rowBelow",
        "deleteRow",
        "columnBefore",
        "columnAfter",
        "deleteColumn",
        "headerRow",
        "deleteTable",
        "mention",
        "someone",
        "undo",
        "redo",
        "controlKey",
        "suggestions",
        "found",
        "connecting",
        "saved",
        "offline",
        "refused",
        "closed",
        "lost",
        "forbidden",
        "readonly",
    ];

    private static readonly string[] Triggers = ["decisionTriggers", "taskTriggers"];

    public string Strings()
    {
        var all = Words.ToDictionary(w => w, w => (object)Of(w), StringComparer.Ordinal);
        foreach (var name in Triggers)
        {
            all[name] = Of(name).Split(Between);
        }

        return JsonSerializer.Serialize(all);
    }

    /// <summary>Who can be mentioned and be given a task: the members and those who were invited.</summary>
    public static string People(MinutesScreen screen)
    {
        ArgumentNullException.ThrowIfNull(screen);
        var people = screen
            .Of.Group.Members.Select(m => m.Person)
            .Concat(screen.Meeting.Invitees.Select(i => i.Person))
            .Distinct()
            .Where(p => screen.Names.Card(p) is not null)
            .OrderBy(screen.Names.SortName, StringComparer.CurrentCulture)
            .Select(p => new { id = p.ToString(), name = screen.Names[p] });
        return JsonSerializer.Serialize(people);
    }

    public MinutesWording Wording(NameLookup names) =>
        new(person => names[person])
        {
            Decision = Of("decision"),
            Vote = Of("vote"),
            Task = Of("task"),
            Table = Of("table"),
            Due = texts["due.until"],
            Done = texts["done.short"],
            DayFormat = texts["day"],
        };

    private string Of(string word) => texts[$"editor.{word}"];
}
