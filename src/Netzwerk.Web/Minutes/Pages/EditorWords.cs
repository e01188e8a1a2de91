using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain.Minutes.Templates;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Time;

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
        "note",
        "statement",
        "member",
        "date",
        "day",
        "from",
        "to",
        "insert",
        "image",
        "imageFile",
        "imageAlternative",
        "imageHint",
        "imageInsert",
        "imageCancel",
        "imagePasted",
        "imageNoFile",
        "imageNoAlternative",
        "imageTooLarge",
        "imageUnusable",
        "imageFailed",
        "done",
        "assignee",
        "nobody",
        "organisations",
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
        "deleteQuestion",
        "deleteLeave",
        "deleteKeepText",
        "deleteDo",
        "connecting",
        "saved",
        "offline",
        "refused",
        "closed",
        "lost",
        "forbidden",
        "readonly",
    ];

    private static readonly string[] Triggers =
    [
        "decisionTriggers",
        "taskTriggers",
        "noteTriggers",
        "statementTriggers",
        "dateTriggers",
    ];

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

    /// <summary>Which organisations can be given a task: those of the members.</summary>
    public static string Organisations(MinutesScreen screen)
    {
        ArgumentNullException.ThrowIfNull(screen);
        return JsonSerializer.Serialize(
            screen.Organisations.All.Select(o => new { id = o.Id.ToString(), name = o.Name })
        );
    }

    /// <summary>What the group inserts again and again, as blocks of the text.</summary>
    public static string Snippets(MinutesTemplates templates)
    {
        ArgumentNullException.ThrowIfNull(templates);
        return JsonSerializer.Serialize(
            templates
                .Snippets.OrderBy(s => s.Name, StringComparer.CurrentCulture)
                .Select(s => new
                {
                    name = s.Name,
                    content = JsonNode.Parse(TemplateText.Read(s.Text, default).ToJson())![
                        "content"
                    ],
                })
        );
    }

    public MinutesWording Wording(NameLookup names, OrganisationNames organisations) =>
        new(person => names[person], organisation => organisations[organisation])
        {
            Decision = Of("decision"),
            Vote = Of("vote"),
            Task = Of("task"),
            Table = Of("table"),
            Note = Of("note"),
            Statement = Of("statement"),
            Date = Of("date"),
            Image = Of("image"),
            When = WhenText.Span,
            Due = texts["due.until"],
            Done = texts["done.short"],
            DayFormat = texts["day"],
        };

    private string Of(string word) => texts[$"editor.{word}"];
}
