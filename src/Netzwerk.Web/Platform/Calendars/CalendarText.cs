using System.Buffers;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.Serialization;

namespace Netzwerk.Web.Platform.Calendars;

/// <summary>The lines of a calendar: unfolded as Ical.Net thinks of them, folded as they are sent.</summary>
internal static class CalendarText
{
    private const int LongestLine = 75;
    private const string Fold = "\r\n ";
    private const string NewLine = "\r\n";

    /// <summary>The lines of one component, as they are sent.</summary>
    public static byte[] ComponentOf(VTimeZone zone, string name)
    {
        var calendar = new Calendar();
        calendar.AddTimeZone(zone);
        var text = Unfolded(new CalendarSerializer(calendar).SerializeToString() ?? "");
        var (begin, end) = ($"BEGIN:{name}{NewLine}", $"END:{name}{NewLine}");
        var start = text.IndexOf(begin, StringComparison.Ordinal);
        var lines = text[start..(text.IndexOf(end, StringComparison.Ordinal) + end.Length)];
        var folded = new ArrayBufferWriter<byte>(lines.Length);
        Write(folded, lines);
        return folded.WrittenSpan.ToArray();
    }

    /// <summary>
    /// The calendar with a component more before its entries. Ical.Net also folds between the two halves of an emoji, and
    /// what comes out is no UTF-8: it is folded again.
    /// </summary>
    public static byte[] Folded(string calendar, ReadOnlySpan<byte> component)
    {
        var text = Unfolded(calendar);
        var entries = text.IndexOf("BEGIN:VEVENT", StringComparison.Ordinal);
        var head = entries < 0 ? text.IndexOf("END:VCALENDAR", StringComparison.Ordinal) : entries;
        var folded = new ArrayBufferWriter<byte>(text.Length + component.Length + LongestLine);
        Write(folded, text.AsSpan(0, head));
        folded.Write(component);
        Write(folded, text.AsSpan(head));
        return folded.WrittenSpan.ToArray();
    }

    private static string Unfolded(string text) => text.Replace(Fold, "", StringComparison.Ordinal);

    private static void Write(ArrayBufferWriter<byte> folded, ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split(NewLine))
        {
            if (text[range] is { Length: > 0 } line)
            {
                WriteLine(folded, line);
            }
        }
    }

    /// <summary>One line, folded at 75 octets between characters (RFC 5545, RFC 6350).</summary>
    public static void WriteLine(ArrayBufferWriter<byte> folded, ReadOnlySpan<char> line)
    {
        if (Encoding.UTF8.GetByteCount(line) <= LongestLine)
        {
            Encoding.UTF8.GetBytes(line, folded);
            folded.Write("\r\n"u8);
            return;
        }

        Span<byte> octets = stackalloc byte[4];
        var length = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            var written = rune.EncodeToUtf8(octets);
            if (length + written > LongestLine)
            {
                folded.Write("\r\n "u8);
                // The blank at its beginning counts.
                length = 1;
            }

            folded.Write(octets[..written]);
            length += written;
        }

        folded.Write("\r\n"u8);
    }
}
