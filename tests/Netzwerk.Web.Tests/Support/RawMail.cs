using System.Text;

namespace Netzwerk.Web.Tests.Support;

/// <summary>A mail as bytes on the wire, read without any mail library.</summary>
public sealed class RawMail
{
    public RawMail(byte[] bytes)
    {
        Bytes = bytes;
        Text = Encoding.Latin1.GetString(bytes);
        var end = Text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        Head = Text[..end];
        Headers =
        [
            .. Head.Replace("\r\n ", " ", StringComparison.Ordinal)
                .Replace("\r\n\t", " ", StringComparison.Ordinal)
                .Split("\r\n")
                .Select(line => line.Split(':', 2))
                .Select(parts => (parts[0], parts[1].Trim())),
        ];
    }

    public byte[] Bytes { get; }

    public string Text { get; }

    public string Head { get; }

    /// <summary>Unfolded, still encoded.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; }

    public string? Header(string name) =>
        Headers.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}

/// <summary>A calendar object as lines, unfolded, read without any calendar library.</summary>
public sealed class RawCalendar
{
    public RawCalendar(byte[] bytes)
    {
        Bytes = bytes;
        Text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        Lines = Text.Replace("\r\n ", "", StringComparison.Ordinal)
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    public byte[] Bytes { get; }

    public string Text { get; }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>The lines of the event only.</summary>
    public IReadOnlyList<string> Event =>
        [
            .. Lines
                .SkipWhile(l => l is not "BEGIN:VEVENT")
                .TakeWhile(l => l is not "END:VEVENT")
                .Skip(1),
        ];

    /// <summary>The lines of each event: a series has one for itself and one for each date that is otherwise.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Events
    {
        get
        {
            var events = new List<IReadOnlyList<string>>();
            var rest = Lines.AsEnumerable();
            while (true)
            {
                rest = rest.SkipWhile(l => l is not "BEGIN:VEVENT").Skip(1);
                string[] lines = [.. rest.TakeWhile(l => l is not "END:VEVENT")];
                if (lines.Length == 0)
                {
                    return events;
                }

                events.Add(lines);
            }
        }
    }

    /// <summary>The first line of the event that begins so, or nothing.</summary>
    public string? Line(string start) =>
        Event.FirstOrDefault(l => l.StartsWith(start, StringComparison.Ordinal));

    public IReadOnlyList<string> Names => [.. Event.Select(l => l.Split(':', ';')[0])];

    /// <summary>The value of a property of the event, after the first colon outside quotes.</summary>
    public string Value(string name)
    {
        var line = Event.Single(l => l.Split(':', ';')[0].Equals(name, StringComparison.Ordinal));
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            quoted ^= line[i] == '"';
            if (line[i] == ':' && !quoted)
            {
                return line[(i + 1)..];
            }
        }

        return "";
    }
}
