using System.Security.Cryptography;
using System.Text;
using Netzwerk.Domain.Meetings;

namespace Netzwerk.Domain.Minutes.Templates;

/// <summary>Something that happened to what a group's minutes begin with.</summary>
[AboutPeople(
    "who worded templates and snippets of minutes, by id; the wording, free text",
    "start minutes without an empty page",
    SeenBy = "members of the group, coordination",
    Kept = "with the records of the group"
)]
public abstract record MinutesTemplateEvent;

/// <summary>How much minutes say: results and tasks, resolutions and votes only, or the course of the discussion.</summary>
public enum MinutesKind
{
    ResultMinutes,
    ResolutionMinutes,
    NarrativeMinutes,
}

/// <summary>A group chose what kind of minutes it keeps; with none its texts begin empty.</summary>
[StoredAs("minutes-kind-chosen.1")]
public sealed record MinutesKindChosen(GroupId Group, MinutesKind? Kind) : MinutesTemplateEvent;

/// <summary>A group worded how the text of an item with this purpose begins; empty means as is usual for the kind.</summary>
[StoredAs("minutes-template-set.1")]
public sealed record MinutesTemplateSet(
    GroupId Group,
    ItemPurpose Purpose,
    [property: Personal] string Text
) : MinutesTemplateEvent;

/// <summary>A group keeps a text to insert into its minutes again and again.</summary>
[StoredAs("minutes-snippet-set.1")]
public sealed record MinutesSnippetSet(
    GroupId Group,
    SnippetId Snippet,
    [property: Personal] string Name,
    [property: Personal] string Text
) : MinutesTemplateEvent;

/// <summary>A group keeps a text to insert no longer.</summary>
[StoredAs("minutes-snippet-removed.1")]
public sealed record MinutesSnippetRemoved(GroupId Group, SnippetId Snippet) : MinutesTemplateEvent;

/// <summary>A text to insert into minutes: its name in the list, and its lines.</summary>
public sealed record MinutesSnippet(SnippetId Id, string Name, string Text);

/// <summary>What the minutes of a group begin with and what can be inserted into them.</summary>
public sealed record MinutesTemplates(
    Guid Id,
    MinutesKind? Kind,
    IReadOnlyDictionary<ItemPurpose, string> Texts,
    IReadOnlyList<MinutesSnippet> Snippets
) : IFolded<MinutesTemplates, MinutesTemplateEvent>
{
    private static readonly byte[] Name = Encoding.UTF8.GetBytes("minutes-templates");

    public int Version { get; init; }

    /// <summary>The history of a group's templates is not that of the group.</summary>
    public static Guid IdOf(GroupId group) =>
        new(SHA256.HashData([.. Name, .. group.Value.ToByteArray()]).AsSpan(0, 16));

    /// <summary>The templates of a group that worded none.</summary>
    public static MinutesTemplates None(GroupId group) => Blank(IdOf(group));

    /// <summary>The group's own wording for a purpose; empty when it has none.</summary>
    public string TextFor(ItemPurpose purpose) => Texts.GetValueOrDefault(purpose, "");

    public MinutesSnippet? SnippetOf(SnippetId id) => Snippets.FirstOrDefault(s => s.Id == id);

    public static MinutesTemplates? Evolve(MinutesTemplates? templates, Guid id, object happened)
    {
        var t = templates ?? Blank(id);
        return happened switch
        {
            MinutesKindChosen e => t with { Kind = e.Kind },
            MinutesTemplateSet e => t with { Texts = With(t.Texts, e.Purpose, e.Text) },
            MinutesSnippetSet e => t with
            {
                Snippets = t.SnippetOf(e.Snippet) is null
                    ? [.. t.Snippets, new(e.Snippet, e.Name, e.Text)]
                    :
                    [
                        .. t.Snippets.Select(s =>
                            s.Id == e.Snippet ? new(s.Id, e.Name, e.Text) : s
                        ),
                    ],
            },
            MinutesSnippetRemoved e => t with
            {
                Snippets = [.. t.Snippets.Where(s => s.Id != e.Snippet)],
            },
            _ => templates,
        };
    }

    private static MinutesTemplates Blank(Guid id) =>
        new(id, Kind: null, new Dictionary<ItemPurpose, string>(), []);

    private static Dictionary<ItemPurpose, string> With(
        IReadOnlyDictionary<ItemPurpose, string> texts,
        ItemPurpose purpose,
        string text
    )
    {
        var changed = new Dictionary<ItemPurpose, string>(texts);
        if (text.Length == 0)
        {
            changed.Remove(purpose);
        }
        else
        {
            changed[purpose] = text;
        }

        return changed;
    }
}
