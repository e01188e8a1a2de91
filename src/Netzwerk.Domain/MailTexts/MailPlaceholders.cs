using System.Text;

namespace Netzwerk.Domain.MailTexts;

/// <summary>Words in braces that stand for what differs from mail to mail, such as {name}.</summary>
public static class MailPlaceholders
{
    /// <summary>The same in both languages.</summary>
    public static IReadOnlyList<string> Names { get; } =
    ["name", "gruppe", "titel", "termin", "ort"];

    /// <summary>Those that can be filled in one kind of mail: a reminder of tasks is about no single date.</summary>
    public static IReadOnlyList<string> Of(MailTextKind kind) =>
        kind is MailTextKind.TaskReminder ? OfTasks : Names;

    private static readonly string[] OfTasks = ["name", "gruppe"];

    /// <summary>The longest word in braces that is taken for a placeholder.</summary>
    private const int Longest = 20;

    /// <summary>The code of what is wrong with the braces of a text for one kind of mail, or null.</summary>
    public static string? FaultIn(string text, MailTextKind kind)
    {
        var isBroken = false;
        var isUnknown = false;
        Walk(
            text,
            _ => { },
            name => isUnknown |= !Of(kind).Contains(name, StringComparer.Ordinal),
            () => isBroken = true
        );
        return isBroken ? "mailtext.placeholder-broken"
            : !isUnknown ? null
            : kind is MailTextKind.TaskReminder ? "mailtext.placeholder-unknown-tasks"
            : "mailtext.placeholder-unknown";
    }

    /// <summary>Puts values in; what a value itself holds in braces stays as it is.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values)
    {
        var filled = new StringBuilder(text.Length);
        Walk(
            text,
            plain => filled.Append(plain),
            name => filled.Append(values.GetValueOrDefault(name, "")),
            () => { }
        );
        return filled.ToString();
    }

    private static void Walk(
        string text,
        Action<string> plain,
        Action<string> placeholder,
        Action broken
    )
    {
        for (var at = 0; at < text.Length; )
        {
            var brace = text.IndexOfAny(['{', '}'], at);
            plain(brace < 0 ? text[at..] : text[at..brace]);
            if (brace < 0)
            {
                return;
            }

            var end = text.IndexOfAny(['{', '}'], brace + 1);
            if (text[brace] == '}' || end < 0 || text[end] == '{' || end - brace > Longest)
            {
                broken();
                at = brace + 1;
                continue;
            }

            placeholder(text[(brace + 1)..end]);
            at = end + 1;
        }
    }
}
