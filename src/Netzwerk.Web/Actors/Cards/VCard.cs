using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.Calendars;

namespace Netzwerk.Web.Actors.Cards;

/// <summary>
/// A card as address books read it: vCard 4.0 (RFC 6350), one property a line, folded at 75 octets. Empty values are left out.
/// </summary>
internal sealed partial class VCard
{
    public const string MediaType = "text/vcard; charset=utf-8";

    private readonly List<string> _lines = ["BEGIN:VCARD", "VERSION:4.0"];

    /// <param name="isOrganisation">A legal body rather than a person.</param>
    /// <param name="id">The same in every card of the same person or body, so that an address book replaces it.</param>
    /// <param name="name">The whole name.</param>
    /// <param name="changed">When something about it changed last.</param>
    public VCard(bool isOrganisation, Guid id, string name, DateTimeOffset changed)
    {
        _lines.Add(isOrganisation ? "KIND:org" : "KIND:individual");
        _lines.Add($"UID:urn:uuid:{id}");
        _lines.Add("FN:" + Escaped(name));
        _lines.Add(
            "REV:"
                + changed.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)
        );
    }

    /// <summary>Family and given name.</summary>
    public VCard Names(string family, string given) =>
        Line($"N:{Escaped(family)};{Escaped(given)};;;");

    public VCard Organisation(string name) => Text("ORG", name);

    public VCard Title(string title) => Text("TITLE", title);

    public VCard Mail(string mail) => Text("EMAIL;TYPE=work", mail);

    public VCard Phone(string phone) => Text("TEL;TYPE=work", phone);

    public VCard Language(string code) => Line("LANG:" + code);

    /// <summary>An address in lines; the last one is split when it is a code and a place.</summary>
    public VCard Address(string address)
    {
        var lines = PostalAddress.LinesOf(address);
        if (lines.Count == 0)
        {
            return this;
        }

        var last = CodeAndPlace().Match(lines[^1]);
        var street = last.Success ? lines.Take(lines.Count - 1) : lines;
        return Line(
            $"ADR;TYPE=work:;;{Escaped(string.Join(", ", street))};"
                + $"{Escaped(last.Groups["place"].Value)};;{last.Groups["code"].Value};"
        );
    }

    public byte[] ToBytes()
    {
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var line in _lines.Append("END:VCARD"))
        {
            CalendarText.WriteLine(bytes, line);
        }

        return bytes.WrittenSpan.ToArray();
    }

    private VCard Text(string property, string value) =>
        value.Length == 0 ? this : Line($"{property}:{Escaped(value)}");

    private VCard Line(string line)
    {
        _lines.Add(line);
        return this;
    }

    private static string Escaped(string value) =>
        value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .ReplaceLineEndings("\\n");

    [GeneratedRegex(
        @"^(?<code>[0-9]{5})\s+(?<place>\S.*)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex CodeAndPlace();
}
