using System.Globalization;
using MimeKit;

namespace Netzwerk.Web.Tests.Support;

/// <summary>A mail about a meeting as it reached somebody.</summary>
public sealed class MeetingLetter
{
    private readonly RawMail _raw;

    public MeetingLetter(ReceivedMail mail)
    {
        Raw = mail.Raw;
        _raw = new(mail.Raw);
        Message = mail.Message;
        To = mail.To.Single();
        Calendar = Message
            .BodyParts.OfType<MimePart>()
            .Where(p => p.ContentType.IsMimeType("text", "calendar"))
            .Select(p => new RawCalendar(Content(p)))
            .SingleOrDefault();
    }

    public byte[] Raw { get; }

    public string To { get; }

    public MimeMessage Message { get; }

    public string Subject => Message.Subject!;

    public string Text => Message.TextBody!;

    public RawCalendar? Calendar { get; }

    public string MessageId => _raw.Header("Message-ID")!;

    public string? InReplyTo => _raw.Header("In-Reply-To");

    /// <summary>REQUEST, CANCEL, or "-" without a calendar.</summary>
    public string Method =>
        Calendar?.Lines.Single(l => l.StartsWith("METHOD:", StringComparison.Ordinal))[7..] ?? "-";

    public string Uid => Calendar!.Value("UID");

    public int Sequence => int.Parse(Calendar!.Value("SEQUENCE"), CultureInfo.InvariantCulture);

    public string Stamp => Calendar!.Value("DTSTAMP");

    /// <summary>The lines that name somebody as invited.</summary>
    public IReadOnlyList<string> Attendees =>
        [.. Calendar!.Event.Where(l => l.StartsWith("ATTENDEE", StringComparison.Ordinal))];

    /// <summary>The path of the page behind the answer buttons.</summary>
    public string AnswerPath
    {
        get
        {
            var start = Text.IndexOf("/antwort/", StringComparison.Ordinal);
            var end = Text.IndexOfAny(['?', '>', ' ', '\n', '\r'], start);
            return Text[start..end];
        }
    }

    /// <summary>What matters most, in a line: "REQUEST 1".</summary>
    public override string ToString() =>
        Calendar is null
            ? "-"
            : string.Create(CultureInfo.InvariantCulture, $"{Method} {Sequence}");

    private static byte[] Content(MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content!.DecodeTo(bytes);
        return bytes.ToArray();
    }
}
