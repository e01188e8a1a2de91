using System.Text.RegularExpressions;
using Netzwerk.Domain;

namespace Netzwerk.Web.Actors.Imports.Columns;

/// <summary>Puts right what Excel and others do to cells, and notes it.</summary>
internal static partial class CellRepair
{
    /// <summary>Shorter numbers have no area code that could have lost its nought.</summary>
    private const int ShortestWithArea = 9;

    /// <summary>The text as it was meant: composed, without what Excel puts around it to keep it a text.</summary>
    public static string Clean(string cell, List<CellNote> notes)
    {
        var text = PlainText.Lines(Unwrapped(cell));
        if (Marks(cell) > Marks(text))
        {
            Note(notes, CellNoteKind.Composed);
        }

        if (text.Contains('\n', StringComparison.Ordinal))
        {
            Note(notes, CellNoteKind.LineBreaks);
        }

        if (WrongCharacters().IsMatch(text))
        {
            Note(notes, CellNoteKind.WrongCharacters, PlainText.Start(PlainText.Line(text), 60));
        }

        return text;
    }

    /// <summary>Whether a program that opens a list could take it for a formula.</summary>
    public static bool IsFormula(string text) =>
        text is ['=' or '@', _, ..] || (text is ['+' or '-', _, ..] && text.Any(char.IsLetter));

    public static string Phone(string text, List<CellNote> notes)
    {
        var line = PlainText.Line(text);
        if (Destroyed().IsMatch(line))
        {
            Note(notes, CellNoteKind.PhoneDestroyed, line);
            return "";
        }

        if (line.Length >= ShortestWithArea && line.All(char.IsAsciiDigit) && line[0] != '0')
        {
            var whole =
                line.StartsWith("49", StringComparison.Ordinal)
                && line.Length > ShortestWithArea + 1
                    ? "+" + line
                    : "0" + line;
            Note(notes, CellNoteKind.ZeroAdded, whole);
            return whole;
        }

        return line;
    }

    /// <summary>Saxon codes begin with a nought, which Excel drops.</summary>
    public static string PostCode(string text, List<CellNote> notes)
    {
        var line = PlainText.Line(text);
        if (line.Length != 4 || !line.All(char.IsAsciiDigit))
        {
            return line;
        }

        Note(notes, CellNoteKind.PostCodePadded, "0" + line);
        return "0" + line;
    }

    /// <summary>The addresses in a cell, however they are set apart: "a@x; b@y", "Anna &lt;a@x&gt;", "mailto:a@x".</summary>
    public static IReadOnlyList<string> Mails(string text)
    {
        var found = Addresses().Matches(text).Select(m => m.Value.Trim('.', '\'')).ToList();
        return found.Count > 0 ? found
            : PlainText.Line(text) is { Length: > 0 } line ? [line]
            : [];
    }

    public static void Note(List<CellNote> notes, CellNoteKind kind, string text = "")
    {
        var note = new CellNote(kind, text);
        if (!notes.Contains(note))
        {
            notes.Add(note);
        }
    }

    // ="0371" keeps a nought; our own lists put an apostrophe before what looks like a formula.
    private static string Unwrapped(string cell) =>
        Kept().Match(cell) is { Success: true } kept ? kept.Groups["text"].Value
        : cell is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? cell[1..]
        : cell;

    private static int Marks(string text) => text.Count(c => c is >= '\u0300' and <= '\u036F');

    [GeneratedRegex(
        """^="(?<text>[^"]*)"$""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Kept();

    [GeneratedRegex(@"^[+-]?\d+(?:[.,]\d+)?[eE]\+?\d{1,3}$", RegexOptions.NonBacktracking)]
    private static partial Regex Destroyed();

    // UTF-8 that somebody read as Windows-1252.
    [GeneratedRegex("Ã[¤¶¼ŸƒœÃ„–©]|â€", RegexOptions.NonBacktracking)]
    private static partial Regex WrongCharacters();

    [GeneratedRegex(@"[^\s<>();,:""|/\[\]]+@[^\s<>();,:""|/\[\]]+", RegexOptions.NonBacktracking)]
    private static partial Regex Addresses();
}
