using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>
/// A mail address that every server takes: ASCII dot-atom at a full domain name, nothing else.
/// Parsers of mail libraries accept far more (names, comments, "root", quoted blanks): an invitation
/// to that is an accident or an attack.
/// </summary>
[JsonConverter(typeof(MailboxJson))]
public sealed record Mailbox
{
    public const int Longest = 254;
    private const int LongestLocal = 64;
    private const string AtomSigns = "!#$%&'*+-/=?^_`{|}~";

    private Mailbox(string local, string domain) => (Local, Domain) = (local, domain);

    public string Local { get; }

    /// <summary>Lower case, umlauts as punycode.</summary>
    public string Domain { get; }

    public static bool TryParse(
        [NotNullWhen(true)] string? text,
        [NotNullWhen(true)] out Mailbox? mailbox
    )
    {
        mailbox = null;
        var at = text?.IndexOf('@', StringComparison.Ordinal) ?? -1;
        if (text is null || at < 1 || text.Length > Longest)
        {
            return false;
        }

        var local = text[..at];
        var domain = AsciiDomain(text[(at + 1)..]);
        if (domain is null || !IsDotAtom(local) || local.Length + 1 + domain.Length > Longest)
        {
            return false;
        }

        mailbox = new(local, domain);
        return true;
    }

    public static Mailbox Parse(string text) =>
        TryParse(text, out var mailbox)
            ? mailbox
            : throw new FormatException("Not a mail address.");

    /// <summary>The same mailbox with "+token", which the server delivers alike and hands back in answers.</summary>
    public Mailbox Tagged(string token) => Parse($"{Local}+{token}@{Domain}");

    // Servers may tell upper case from lower case before the @; none that people use does.
    public bool Equals(Mailbox? other) =>
        other is not null
        && string.Equals(Domain, other.Domain, StringComparison.Ordinal)
        && string.Equals(Local, other.Local, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() =>
        HashCode.Combine(Domain, StringComparer.OrdinalIgnoreCase.GetHashCode(Local));

    public override string ToString() => $"{Local}@{Domain}";

    private static bool IsDotAtom(string local) =>
        local.Length <= LongestLocal
        && !local.StartsWith('.')
        && !local.EndsWith('.')
        && !local.Contains("..", StringComparison.Ordinal)
        && local.All(c => char.IsAsciiLetterOrDigit(c) || c == '.' || AtomSigns.Contains(c));

    private static string? AsciiDomain(string domain)
    {
        if (domain.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            return null;
        }

        var ascii =
            Ascii.IsValid(domain) && !domain.Contains("xn--", StringComparison.OrdinalIgnoreCase)
                ? domain.ToLowerInvariant()
                : Punycode(domain);
        return ascii is not null && IsFullName(ascii) ? ascii : null;
    }

    private static string? Punycode(string domain)
    {
        try
        {
            var names = new IdnMapping { UseStd3AsciiRules = true };
            var ascii = names.GetAscii(domain).ToLowerInvariant();
            _ = names.GetUnicode(ascii);
            return ascii;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsFullName(string domain)
    {
        var labels = domain.Split('.');
        return labels.Length >= 2 && labels.All(IsLabel) && !labels[^1].All(char.IsAsciiDigit);
    }

    private static bool IsLabel(string label) =>
        label.Length is >= 1 and <= 63
        && label[0] != '-'
        && label[^1] != '-'
        && label.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}

/// <summary>Writes and reads a mailbox as plain text.</summary>
public sealed class MailboxJson : JsonConverter<Mailbox>
{
    public override Mailbox Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) =>
        Mailbox.TryParse(reader.GetString(), out var mailbox)
            ? mailbox
            : throw new JsonException("Not a mail address.");

    public override void Write(Utf8JsonWriter writer, Mailbox value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStringValue(value.ToString());
    }
}
