using System.Text;

namespace Netzwerk.Domain.Incoming;

/// <summary>What somebody answered in plain words.</summary>
public enum PlainAnswer
{
    Unclear,
    Yes,
    Maybe,
    No,
    Done,
}

/// <summary>
/// Reads "ja", "nein", "komme leider nicht" or "erledigt" from the first lines of a mail. It would rather not understand
/// than misunderstand: one word too many, and a person looks at it. What is quoted is never read.
/// </summary>
public static class PlainReply
{
    /// <summary>An answer stands at the top; what comes later is a signature or a letter.</summary>
    public const int LinesRead = 5;

    private const int LongestLine = 120;

    private static readonly string[] Quotes =
    [
        "-----",
        "_____",
        "-- ",
        "von: ",
        "from: ",
        "*von:",
        "*from:",
        "gesendet von",
        "von meinem",
        "sent from",
        "diese nachricht wurde von",
    ];

    private static readonly string[] Closings =
    [
        "viele gruesse",
        "vielen dank",
        "liebe gruesse",
        "beste gruesse",
        "schoene gruesse",
        "herzliche gruesse",
        "mit freundlichen",
        "freundliche gruesse",
        "mit freundlichem",
        "mit besten",
        "mit lieben",
        "gruss",
        "gruesse",
        "danke",
        "mfg",
        "lg",
        "vg",
        "best",
        "kind regards",
        "regards",
        "thanks",
        "thank you",
        "yours",
        "cheers",
    ];

    private static readonly string[] Greetings =
    [
        "hallo",
        "hi",
        "hey",
        "moin",
        "guten",
        "liebe",
        "lieber",
        "sehr",
        "servus",
        "dear",
        "hello",
        "good",
        "gruess",
    ];

    private static readonly HashSet<string> Fillers = new(
        "viele liebe beste gruesse gruss mfg lg vg ich wir muss muessen unter bin sind gerne gern leider danke dank vielen auch dabei mit bitte dann natuerlich und den die der an am termin sitzung da hier es das ist wird ok super sehr selbstverstaendlich doch i we will be there am are with pleasure sorry unfortunately thanks thank you please the meeting it is and it's i'll i'm habe ist's".Split(
            ' '
        ),
        StringComparer.Ordinal
    );

    private static readonly Dictionary<string, PlainAnswer> Words = Vocabulary();

    /// <summary>What the text says, or <see cref="PlainAnswer.Unclear"/>.</summary>
    public static PlainAnswer Read(string? text)
    {
        var answer = PlainAnswer.Unclear;
        var isAfterBlank = false;
        foreach (var line in FirstLines(text))
        {
            if (line.Length == 0)
            {
                isAfterBlank = answer is not PlainAnswer.Unclear;
                continue;
            }

            var said = Said(line);
            if (answer is PlainAnswer.Unclear && IsGreeting(line) && said is PlainAnswer.Unclear)
            {
                continue;
            }

            if (answer is PlainAnswer.Unclear)
            {
                answer = said;
                if (said is PlainAnswer.Unclear)
                {
                    return PlainAnswer.Unclear;
                }
            }
            else if (said != answer && (!isAfterBlank || MayAnswer(line)))
            {
                return PlainAnswer.Unclear;
            }
        }

        return answer;
    }

    /// <summary>The first lines of what was written, plain and lower case; a blank line comes as an empty one.</summary>
    private static IEnumerable<string> FirstLines(string? text)
    {
        var read = 0;
        foreach (var raw in (text ?? "").ReplaceLineEndings("\n").Split('\n'))
        {
            var line = Plain(raw);
            if (IsQuote(raw, line) || IsClosing(line) || read == LinesRead)
            {
                yield break;
            }

            read += line.Length == 0 ? 0 : 1;
            yield return line;
        }
    }

    private static bool IsQuote(string raw, string line)
    {
        var start = raw.TrimStart();
        return start.StartsWith('>')
            || start.StartsWith('|')
            || Quotes.Any(q => (raw + ' ').StartsWith(q, StringComparison.OrdinalIgnoreCase))
            || Quotes.Any(q =>
                start.StartsWith(q, StringComparison.OrdinalIgnoreCase) && q != "-- "
            )
            || (line.StartsWith("am ", StringComparison.Ordinal) && EndsAsQuote(line, "schrieb"))
            || (line.StartsWith("on ", StringComparison.Ordinal) && EndsAsQuote(line, "wrote"))
            || EndsAsQuote(line, "schrieb am")
            || (EndsAsQuote(line, "schrieb") && start.TrimEnd().EndsWith(':'));
    }

    private static bool EndsAsQuote(string line, string verb) =>
        (line + ' ').Contains($" {verb} ", StringComparison.Ordinal);

    private static bool IsClosing(string line) =>
        Closings.Any(c =>
            line.StartsWith(c, StringComparison.Ordinal)
            && (line.Length == c.Length || line[c.Length] == ' ')
        )
        && Said(line) is PlainAnswer.Unclear;

    /// <summary>A signature holds no such word; what does takes back or adds to what was said.</summary>
    private static bool MayAnswer(string line) => line.Split(' ').Any(Words.ContainsKey);

    private static bool IsGreeting(string line) =>
        Greetings.Contains(line.Split(' ')[0], StringComparer.Ordinal);

    private static PlainAnswer Said(string line)
    {
        if (line.Length is 0 or > LongestLine)
        {
            return PlainAnswer.Unclear;
        }

        var words = line.Split(' ');
        if (words.Any(w => !Words.ContainsKey(w) && !Fillers.Contains(w) && !IsNegation(w)))
        {
            return PlainAnswer.Unclear;
        }

        var isNegated = words.Any(IsNegation);
        var answers = words
            .Where(Words.ContainsKey)
            .Select(w => isNegated ? Negated(w) : Words[w])
            .Distinct()
            .ToArray();
        return answers is [var only] ? only : PlainAnswer.Unclear;
    }

    /// <summary>"komme nicht" is a no; what "nicht erledigt" or "nicht absagen" means is for a person to say.</summary>
    private static PlainAnswer Negated(string word) =>
        word is "ja" or "jo" or "jep" or "yes" or "yep" ? PlainAnswer.Yes
        : word is "nein" or "noe" or "no" or "nope" ? PlainAnswer.No
        : Words[word] is PlainAnswer.Yes ? PlainAnswer.No
        : PlainAnswer.Unclear;

    private static bool IsNegation(string word) =>
        word is "nicht" or "not" or "can't" or "cannot" or "won't";

    /// <summary>Lower case, without marks, umlauts spelled out, one blank between words.</summary>
    private static string Plain(string line)
    {
        var plain = new StringBuilder(Math.Min(line.Length, LongestLine) + 8);
        foreach (var c in PlainText.Line(line.Length > 500 ? line[..500] : line))
        {
            var lower = char.ToLowerInvariant(c);
            _ = lower switch
            {
                'ä' => plain.Append("ae"),
                'ö' => plain.Append("oe"),
                'ü' => plain.Append("ue"),
                'ß' => plain.Append("ss"),
                '’' or '\'' => plain.Append('\''),
                // A question is no answer: the mark stands as a word that nobody knows.
                '?' => plain.Append(" ? "),
                _ when char.IsLetterOrDigit(lower) => plain.Append(lower),
                _ => plain.Append(' '),
            };
        }

        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static Dictionary<string, PlainAnswer> Vocabulary()
    {
        var words = new Dictionary<string, PlainAnswer>(StringComparer.Ordinal);
        Learn(
            PlainAnswer.Yes,
            "ja jo jep yes yep zusage zugesagt zusagen komme kommen teil teilnehmen nehme nehmen dabei passt klappt kann accept accepted accepting come coming attend attending can"
        );
        Learn(
            PlainAnswer.Maybe,
            "vielleicht vorbehalt vorbehaltlich eventuell evtl maybe tentative perhaps"
        );
        Learn(
            PlainAnswer.No,
            "nein noe no nope absage abgesagt absagen verhindert decline declined declining"
        );
        Learn(PlainAnswer.Done, "erledigt fertig abgeschlossen gemacht done finished completed");
        return words;

        void Learn(PlainAnswer answer, string list)
        {
            foreach (var word in list.Split(' '))
            {
                words[word] = answer;
            }
        }
    }
}
