using System.Globalization;
using System.Text;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Calendars;

/// <summary>
/// Reads the few lines of a calendar message that decide about an answer. A library would read all of it, set what it
/// cannot read to nought, and take seconds and hundreds of megabytes for a hostile one.
/// </summary>
public static class CalendarAnswerReader
{
    public const int LargestPart = 256 * 1024;

    private const int MostLines = 5_000;
    private const int LongestComment = 1_000;
    private const string WestEurope = "W. Europe Standard Time";

    /// <summary>Null when it is no calendar message about one appointment.</summary>
    public static CalendarAnswer? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is 0 or > LargestPart)
        {
            return null;
        }

        var lines = Unfolded(Encoding.UTF8.GetString(bytes));
        var entry = EntryOf(lines);
        if (lines.Count > MostLines || entry is null)
        {
            return null;
        }

        var methods = lines.Where(l => l.Name == "METHOD").Select(l => l.Value.Trim()).ToArray();
        var uids = entry.Where(l => l.Name == "UID").Select(l => l.Value.Trim()).ToArray();
        return methods is [var method] && uids is [var uid] && Sequence(entry) is { } sequence
            ? Of(method, uid, sequence, entry)
            : null;
    }

    private static CalendarAnswer Of(string method, string uid, int sequence, List<Line> entry) =>
        new()
        {
            Method = method.ToUpperInvariant(),
            Uid = uid,
            Sequence = sequence,
            Organizer = entry.Find(l => l.Name == "ORGANIZER") is { } organizer
                ? AddressOf(organizer.Value)
                : null,
            Attendees =
            [
                .. entry
                    .Where(l => l.Name == "ATTENDEE")
                    .Select(l => new CalendarAnswerer(
                        AddressOf(l.Value),
                        l.Parameter("PARTSTAT").ToUpperInvariant(),
                        AddressOf(l.Parameter("DELEGATED-TO"))
                    )),
            ],
            StampedAt = Instant(entry.Find(l => l.Name == "DTSTAMP")),
            HasRule = entry.Exists(l => l.Name is "RRULE" or "RDATE"),
            IsOfDate = entry.Exists(l => l.Name == "RECURRENCE-ID"),
            DateAt = Instant(entry.Find(l => l.Name == "RECURRENCE-ID")),
            DateOn = Day(entry.Find(l => l.Name == "RECURRENCE-ID")),
            Date = DateOf(entry),
            Comment = Text(entry.Find(l => l.Name == "COMMENT")?.Value ?? ""),
        };

    /// <summary>The lines of the only VEVENT, without those of parts inside it.</summary>
    private static List<Line>? EntryOf(List<Line> lines)
    {
        List<Line>? entry = null;
        var open = new Stack<string>();
        foreach (var line in lines)
        {
            if (line.Name == "BEGIN")
            {
                open.Push(line.Value.Trim().ToUpperInvariant());
                if (open is { Count: 2 } && open.Peek() == "VEVENT")
                {
                    if (entry is not null)
                    {
                        return null;
                    }

                    entry = [];
                }
            }
            else if (line.Name == "END")
            {
                open.TryPop(out _);
            }
            else if (open.Count == 2 && open.Peek() == "VEVENT")
            {
                entry?.Add(line);
            }
        }

        return entry;
    }

    private static int? Sequence(List<Line> entry)
    {
        var line = entry.Find(l => l.Name == "SEQUENCE");
        return line is null ? 0
            : int.TryParse(
                line.Value,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
                ? number
            : null;
    }

    private static Appointment? DateOf(List<Line> entry)
    {
        if (
            Instant(entry.Find(l => l.Name == "DTSTART")) is not { } start
            || Instant(entry.Find(l => l.Name == "DTEND")) is not { } end
        )
        {
            return null;
        }

        var (from, to) = (Appointment.LocalTime(start), Appointment.LocalTime(end));
        return from.Date == to.Date && from < to
            ? new(
                DateOnly.FromDateTime(from.DateTime),
                TimeOnly.FromDateTime(from.DateTime),
                TimeOnly.FromDateTime(to.DateTime)
            )
            : null;
    }

    private static DateOnly? Day(Line? line) =>
        DateOnly.TryParseExact(
            line?.Value.Trim(),
            "yyyyMMdd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;

    private static DateTimeOffset? Instant(Line? line)
    {
        var text = line?.Value.Trim() ?? "";
        var isUtc = text.EndsWith('Z');
        if (
            line is null
            || !DateTime.TryParseExact(
                text.TrimEnd('Z'),
                "yyyyMMdd'T'HHmmss",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var wall
            )
        )
        {
            return null;
        }

        if (isUtc)
        {
            return new DateTimeOffset(wall, TimeSpan.Zero);
        }

        var zone = line.Parameter("TZID");
        return
            zone is Appointment.Zone or WestEurope or ""
            || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
            || found.IsInvalidTime(wall)
            ? Appointment.Instant(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall))
            : new DateTimeOffset(wall, found.GetUtcOffset(wall));
    }

    private static string AddressOf(string value)
    {
        var text = value.Trim().Trim('"');
        return text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            ? text[7..].Trim()
            : text;
    }

    private static string Text(string value)
    {
        var plain = value
            .Replace("\\n", "\n", StringComparison.OrdinalIgnoreCase)
            .Replace("\\,", ",", StringComparison.Ordinal)
            .Replace("\\;", ";", StringComparison.Ordinal)
            .Replace("\\\\", "\\", StringComparison.Ordinal);
        var clean = PlainText.Lines(plain);
        return clean.Length > LongestComment ? clean[..LongestComment] : clean;
    }

    private static List<Line> Unfolded(string text)
    {
        var lines = new List<Line>();
        var whole = new StringBuilder();
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            if (raw.Length > 0 && raw[0] is ' ' or '\t')
            {
                whole.Append(raw, 1, raw.Length - 1);
                continue;
            }

            if (whole.Length > 0)
            {
                lines.Add(Line.Of(whole.ToString()));
            }

            whole.Clear().Append(raw);
        }

        return lines;
    }

    /// <summary>One line: the name in capitals, its parameters as they stand, its value.</summary>
    private sealed record Line(string Name, string Parameters, string Value)
    {
        public static Line Of(string text)
        {
            var colon = Outside(text, ':', 0);
            var head = colon < 0 ? text : text[..colon];
            var semicolon = head.IndexOf(';', StringComparison.Ordinal);
            return new(
                (semicolon < 0 ? head : head[..semicolon]).Trim().ToUpperInvariant(),
                semicolon < 0 ? "" : head[semicolon..],
                colon < 0 ? "" : text[(colon + 1)..]
            );
        }

        public string Parameter(string name)
        {
            var at = 0;
            while (at >= 0 && at < Parameters.Length)
            {
                var next = Outside(Parameters, ';', at + 1);
                var part = Parameters[(at + 1)..(next < 0 ? Parameters.Length : next)];
                if (part.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase))
                {
                    return part[(name.Length + 1)..].Trim('"');
                }

                at = next;
            }

            return "";
        }

        private static int Outside(string text, char wanted, int from)
        {
            var quoted = false;
            for (var i = from; i < text.Length; i++)
            {
                quoted ^= text[i] == '"';
                if (text[i] == wanted && !quoted)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
