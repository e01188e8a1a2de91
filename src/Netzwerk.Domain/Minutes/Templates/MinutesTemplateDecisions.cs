using Netzwerk.Domain.Meetings;

namespace Netzwerk.Domain.Minutes.Templates;

/// <summary>The wish for a kind of minutes and for own wordings; an empty one means as is usual.</summary>
public sealed record SetMinutesTemplates(
    GroupId Group,
    MinutesKind? Kind,
    IReadOnlyDictionary<ItemPurpose, string?> Texts
);

/// <summary>The wish to keep a text to insert.</summary>
public sealed record SetMinutesSnippet(
    GroupId Group,
    SnippetId Snippet,
    string? Name,
    string? Text
);

/// <summary>The wish to keep a text to insert no longer.</summary>
public sealed record RemoveMinutesSnippet(GroupId Group, SnippetId Snippet);

/// <summary>The rules of templates and snippets of minutes.</summary>
public static class MinutesTemplateDecisions
{
    /// <summary>A page; what is longer is no beginning any more.</summary>
    public const int LongestText = 4000;

    /// <summary>One line in a list.</summary>
    public const int LongestName = 80;

    /// <summary>Nobody looks for anything in a longer list.</summary>
    public const int MostSnippets = 50;

    private static readonly MinutesTemplateEvent[] Nothing = [];

    public static Outcome<MinutesTemplateEvent> Decide(
        MinutesTemplates? now,
        SetMinutesTemplates ask
    )
    {
        if (ask.Kind is { } kind && !Enum.IsDefined(kind))
        {
            return new Refusal("template.kind-unknown", "Kind");
        }

        var templates = now ?? MinutesTemplates.None(ask.Group);
        var happened = new List<MinutesTemplateEvent>();
        if (ask.Kind != templates.Kind)
        {
            happened.Add(new MinutesKindChosen(ask.Group, ask.Kind));
        }

        foreach (var (purpose, given) in ask.Texts.OrderBy(t => t.Key))
        {
            var text = PlainText.Lines(given);
            if (text.Length > LongestText)
            {
                return new Refusal("template.too-long", purpose.ToString());
            }

            if (text != templates.TextFor(purpose))
            {
                happened.Add(new MinutesTemplateSet(ask.Group, purpose, text));
            }
        }

        return happened.ToArray();
    }

    public static Outcome<MinutesTemplateEvent> Decide(MinutesTemplates? now, SetMinutesSnippet ask)
    {
        var templates = now ?? MinutesTemplates.None(ask.Group);
        var (name, text) = (PlainText.Line(ask.Name), PlainText.Lines(ask.Text));
        var known = templates.SnippetOf(ask.Snippet);
        return name.Length == 0 ? new Refusal("snippet.name-missing", "Name")
            : name.Length > LongestName ? new Refusal("snippet.name-too-long", "Name")
            : text.Length == 0 ? new Refusal("snippet.text-missing", "Text")
            : text.Length > LongestText ? new Refusal("snippet.too-long", "Text")
            : IsTaken(templates, ask.Snippet, name) ? new Refusal("snippet.name-taken", "Name")
            : known is null && templates.Snippets.Count >= MostSnippets
                ? new Refusal("snippet.too-many", "Name")
            : known is not null && known.Name == name && known.Text == text ? Nothing
            : new MinutesSnippetSet(ask.Group, ask.Snippet, name, text);
    }

    public static Outcome<MinutesTemplateEvent> Decide(
        MinutesTemplates? now,
        RemoveMinutesSnippet ask
    ) =>
        now?.SnippetOf(ask.Snippet) is null
            ? Nothing
            : new MinutesSnippetRemoved(ask.Group, ask.Snippet);

    private static bool IsTaken(MinutesTemplates templates, SnippetId id, string name) =>
        templates.Snippets.Any(s =>
            s.Id != id && s.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        );
}
