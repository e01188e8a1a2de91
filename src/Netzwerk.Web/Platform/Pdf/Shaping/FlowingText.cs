using System.Globalization;
using System.Text;

namespace Netzwerk.Web.Platform.Pdf.Shaping;

/// <summary>A paragraph's cleaned text with its directions, the run behind every char, and where lines may end.</summary>
internal sealed class FlowingText
{
    private const char ZeroWidthSpace = '\u200B';
    private const char SoftHyphen = '\u00AD';

    private readonly List<PdfRun> _runs = [];
    private readonly byte[] _levels;

    public FlowingText(PdfText text)
    {
        var all = new StringBuilder();
        foreach (var run in text.Runs)
        {
            var clean = CleanText.Of(run.Text);
            all.Append(clean);

            // A copy, so that a run given twice is two runs and its links stay apart.
            _runs.AddRange(Enumerable.Repeat(run with { }, clean.Length));
        }

        Text = all.ToString();
        IsRightToLeft = Bidi.StartsRightToLeft(Text);
        _levels = Bidi.Levels(Text, IsRightToLeft);
    }

    public string Text { get; }

    public bool IsRightToLeft { get; }

    public PdfRun Run(int at) => _runs[at];

    public byte Level(int at) => _levels[at];

    public byte BaseLevel => (byte)(IsRightToLeft ? 1 : 0);

    /// <summary>Words, each with what follows it: spaces, a hidden hyphen or a line end.</summary>
    public IEnumerable<Word> Words()
    {
        var start = 0;
        while (start < Text.Length)
        {
            var end = start;
            while (end < Text.Length && !EndsWord(end) && (end == start || !MayBreakBefore(end)))
            {
                end++;
            }

            var next = end;
            while (next < Text.Length && Text[next] == ' ')
            {
                next++;
            }

            var hyphen = next == end && next < Text.Length && Text[next] == SoftHyphen;
            var skipped =
                next == end && next < Text.Length && Text[next] is SoftHyphen or ZeroWidthSpace;
            var newLine = !skipped && next < Text.Length && Text[next] == '\n';
            yield return new Word(start, end, next, hyphen, newLine);
            start = next + (skipped || newLine ? 1 : 0);
        }
    }

    /// <summary>The end of the letter, with its marks, that begins here.</summary>
    public int NextGrapheme(int at, int end) =>
        at + Math.Max(1, StringInfo.GetNextTextElementLength(Text.AsSpan(at, end - at)));

    private bool EndsWord(int at) => Text[at] is ' ' or '\n' or SoftHyphen or ZeroWidthSpace;

    /// <summary>
    /// After hyphens, dashes and slashes within long words: "Sprach-/Integrationskurs" may break, "E-Mail", "-5",
    /// "2025/26", "2026-03-27" and "https://" may not.
    /// </summary>
    private bool MayBreakBefore(int at)
    {
        var before = at - 1;
        while (before > 0 && at - before <= 2 && IsSeparator(Text[before]))
        {
            before--;
        }

        return before > 0
            && before < at - 1
            && char.IsLetterOrDigit(Text[at])
            && char.IsLetterOrDigit(Text[before])
            && char.IsLetterOrDigit(Text[before - 1])
            && (char.IsLetter(Text[at]) || char.IsLetter(Text[before]));
    }

    private static bool IsSeparator(char sign) => sign is '-' or '/' or '\u2013' or '\u2014';
}

/// <summary>A stretch of text that stays on one line if it fits, and what follows it up to the next one.</summary>
internal readonly record struct Word(int Start, int End, int Next, bool SoftHyphen, bool NewLine);
