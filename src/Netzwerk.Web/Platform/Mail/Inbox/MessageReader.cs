using System.Text;
using Microsoft.Extensions.Options;
using MimeKit;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>Makes an incoming message of bytes. It never fails: what cannot be read comes out as unreadable.</summary>
public sealed class MessageReader(IOptions<MailSettings> settings, MasterKey master)
{
    /// <summary>Larger mails are not loaded whole: an answer has a few kilobytes.</summary>
    public const int LargestWhole = 1024 * 1024;

    private const int LongestSubject = 200;
    private const int MostRecipients = 50;

    private static readonly HeaderId[] To = [HeaderId.To, HeaderId.Cc];

    private static readonly string[] DeliveredTo =
    [
        "X-Original-To",
        "Delivered-To",
        "Envelope-To",
        "X-Envelope-To",
    ];

    public IncomingMessage Read(byte[] raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        try
        {
            using var stream = new MemoryStream(raw, writable: false);
            using var message = MimeMessage.Load(stream);
            return message.Headers.Count == 0
                ? Unreadable(raw)
                : Of(message, MessageCondition.Whole);
        }
        // The edge to the world: whatever a stranger sent, the next mail has to be read too.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Unreadable(raw);
        }
    }

    /// <summary>A mail of which nothing can be said but that it is there.</summary>
    public IncomingMessage Unreadable(ReadOnlySpan<byte> raw) =>
        new() { Id = IdOf("bytes", raw), Condition = MessageCondition.Unreadable };

    /// <summary>A mail of which only headers and small parts were fetched.</summary>
    public IncomingMessage ReadLarge(HeaderList headers, IReadOnlyList<MimeEntity> parts)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(parts);
        using var message = new MimeMessage(headers) { Body = new Multipart("mixed") };
        foreach (var part in parts)
        {
            ((Multipart)message.Body).Add(part);
        }

        return Of(message, MessageCondition.Large);
    }

    private IncomingMessage Of(MimeMessage message, MessageCondition condition)
    {
        var sender = message.From.Mailboxes.Take(2).ToArray();
        var from =
            sender is [var only] && Mailbox.TryParse(only.Address, out var mailbox)
                ? mailbox
                : null;
        var part = CalendarPartOf(message);
        var calendar = part is null ? null : CalendarOf(part);
        return new()
        {
            Id = IdOf(message),
            Condition = condition,
            From = from,
            FromName = from is null ? "" : Cut(PlainText.Line(sender[0].Name)),
            Recipients = [.. RecipientsOf(message).Distinct().Take(MostRecipients)],
            Subject = Cut(PlainText.Line(message.Subject)),
            IsAutomatic = AutomaticMail.Is(message.Headers),
            SignedBy = SignedDomains.Of(message.Headers, settings.Value.Imap.AuthServId),
            IsChecked = !string.IsNullOrWhiteSpace(settings.Value.Imap.AuthServId),
            Calendar = calendar,
            HasBrokenCalendar = part is not null && calendar is null,
            Report = DeliveryReports.Read(message),
            Text = ReplyText.Of(message),
        };
    }

    private static MimePart? CalendarPartOf(MimeMessage message)
    {
        MimePart[] parts =
        [
            .. message
                .BodyParts.OfType<MimePart>()
                .Where(p => p.ContentType.IsMimeType("text", "calendar")),
        ];
        // An automatic reply may quote our own invitation beside it.
        return parts.FirstOrDefault(p => MethodOf(p) is "REPLY" or "COUNTER" or "REFRESH")
            ?? parts.FirstOrDefault();
    }

    /// <summary>Null when it is broken, or says outside something else than inside.</summary>
    private static CalendarAnswer? CalendarOf(MimePart part)
    {
        using var bytes = new MemoryStream();
        using (var content = part.Content?.Open())
        {
            var buffer = new byte[CalendarAnswerReader.LargestPart + 1];
            var length =
                content?.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) ?? 0;
            var read = CalendarAnswerReader.Read(buffer.AsSpan(0, length));
            return read?.Method == MethodOf(part) ? read : null;
        }
    }

    private static string MethodOf(MimePart part) =>
        part.ContentType.Parameters["method"]?.ToUpperInvariant() ?? "";

    private static IEnumerable<Mailbox> RecipientsOf(MimeMessage message)
    {
        foreach (var field in DeliveredTo)
        {
            foreach (var header in message.Headers.Where(h => Is(h, field)))
            {
                if (Mailbox.TryParse(header.Value.Trim().Trim('<', '>'), out var mailbox))
                {
                    yield return mailbox;
                }
            }
        }

        foreach (var header in message.Headers.Where(h => To.Contains(h.Id)))
        {
            if (!InternetAddressList.TryParse(header.RawValue, out var list))
            {
                continue;
            }

            foreach (var address in list.Mailboxes)
            {
                if (Mailbox.TryParse(address.Address, out var mailbox))
                {
                    yield return mailbox;
                }
            }
        }
    }

    private static bool Is(Header header, string field) =>
        header.Field.Equals(field, StringComparison.OrdinalIgnoreCase);

    private Guid IdOf(MimeMessage message)
    {
        if (message.MessageId is { Length: > 0 } id)
        {
            return IdOf("message-id", Encoding.UTF8.GetBytes(id));
        }

        using var headers = new MemoryStream();
        message.Headers.WriteTo(headers);
        return IdOf("headers", headers.ToArray());
    }

    // Keyed, so that nobody can work out an id that something else already has.
    private Guid IdOf(string kind, ReadOnlySpan<byte> content) =>
        new(master.Sign("incoming-" + kind, content).AsSpan(0, 16));

    private static string Cut(string text) =>
        text.Length > LongestSubject ? text[..LongestSubject] : text;
}
