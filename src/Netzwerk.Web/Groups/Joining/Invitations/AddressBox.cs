using Netzwerk.Domain;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups.Joining.Invitations;

/// <summary>One address as somebody pasted it: the whole piece, the name beside it, and the mailbox if it is one.</summary>
public sealed record TypedAddress(string Text, string Name, Mailbox? Mail);

/// <summary>
/// Reads addresses as people paste them out of Outlook, Excel or a mail: "Name &lt;a@b&gt;; c@d", in lines or cells, with
/// quotes, and with names that have a comma.
/// </summary>
public static class AddressBox
{
    /// <summary>Everybody of the largest network meeting; whoever wants to reach more writes a newsletter.</summary>
    public const int MostAtOnce = 200;

    /// <summary>So many long names and addresses.</summary>
    public const int LongestText = 30_000;

    private static readonly char[] Around = ['"', '\'', '<', '>', ' ', '.', ',', '(', ')'];

    public static IReadOnlyList<TypedAddress> Read(string? typed) =>
        [
            .. (typed ?? "")
                .ReplaceLineEndings("\n")
                .Split('\n')
                .SelectMany(line => Split(line, ';'))
                .SelectMany(Cells)
                .SelectMany(Commas)
                .Select(piece => PlainText.Line(piece).Trim(' ', ',', ';'))
                .Where(piece => piece.Length > 0)
                .Select(Piece),
        ];

    /// <summary>A row of a table is one person, unless several of its cells are addresses.</summary>
    private static IEnumerable<string> Cells(string piece)
    {
        string[] cells = [.. piece.Split('\t').Select(c => c.Trim()).Where(c => c.Length > 0)];
        var mails = cells.Where(c => c.Contains('@', StringComparison.Ordinal)).ToArray();
        return mails.Length == 1 && cells.Length > 1
            ? [$"{string.Join(' ', cells.Where(c => c != mails[0]))} <{mails[0].Trim('<', '>')}>"]
            : cells;
    }

    /// <summary>A comma parts two addresses, or a family name from a given one.</summary>
    private static IEnumerable<string> Commas(string piece)
    {
        var before = "";
        foreach (var part in Split(piece, ','))
        {
            if (!part.Contains('@', StringComparison.Ordinal))
            {
                before = before.Length == 0 ? part : $"{before},{part}";
                continue;
            }

            if (before.Length > 0 && !part.Contains('<', StringComparison.Ordinal))
            {
                yield return before;
                before = "";
            }

            yield return before.Length == 0 ? part : $"{before},{part}";
            before = "";
        }

        if (before.Length > 0)
        {
            yield return before;
        }
    }

    /// <summary>What stands in quotes or angles is never parted.</summary>
    private static IEnumerable<string> Split(string text, char at)
    {
        var (start, quoted, angled) = (0, false, false);
        for (var i = 0; i < text.Length; i++)
        {
            (quoted, angled) = text[i] switch
            {
                '"' => (!quoted, angled),
                '<' => (quoted, true),
                '>' => (quoted, false),
                _ => (quoted, angled),
            };
            if (text[i] == at && !quoted && !angled)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }

    private static TypedAddress Piece(string piece)
    {
        var open = piece.LastIndexOf('<');
        var close = piece.IndexOf('>', Math.Max(open, 0));
        if (open >= 0 && close > open)
        {
            return Of(piece, piece[..open], piece[(open + 1)..close]);
        }

        string[] words = piece.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var mails = words.Where(w => w.Contains('@', StringComparison.Ordinal)).ToArray();
        return mails.Length == 1
            ? Of(piece, string.Join(' ', words.Where(w => w != mails[0])), mails[0])
            : new(piece, "", Mail: null);
    }

    private static TypedAddress Of(string piece, string name, string address)
    {
        address = address.Trim(Around);
        address = address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            ? address["mailto:".Length..]
            : address;
        return new(piece, NameOf(name), Mailbox.TryParse(address, out var mail) ? mail : null);
    }

    /// <summary>"Beispiel, Anna" is Anna Beispiel; an address in the place of a name is none.</summary>
    private static string NameOf(string typed)
    {
        var name = typed.Trim(' ', '"', '\'', ',');
        if (name.Contains('@', StringComparison.Ordinal))
        {
            return "";
        }

        string[] parts = name.Split(',', StringSplitOptions.TrimEntries);
        return PlainText.Start(
            parts is [var family, var given] ? $"{given} {family}" : name,
            PersonCard.LongestName
        );
    }
}
