using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>
/// Turns a mail into the bytes of RFC 5322. Nothing random and no clock goes in: a second try, or a second
/// node, composes the very same message, and mail programs can tell that it is one.
/// </summary>
public sealed class MessageComposer(IOptions<MailSettings> settings)
{
    private static readonly FormatOptions Wire = WireFormat();

    /// <summary>The Message-ID of what this key stands for: always the same, and telling nothing.</summary>
    public string MessageIdOf(string key) => $"{Digest(key)[..40]}@{settings.Value.Sender.Domain}";

    public SealedMail Compose(OutgoingMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var ours = settings.Value;
        RefuseForeignMessageId(mail.MessageId, ours.Sender);

        using var message = new MimeMessage();
        Address(message, mail, ours);
        Describe(message, mail, ours);
        message.Body = BodyOf(mail);
        using var bytes = new MemoryStream();
        message.WriteTo(Wire, bytes);

        var envelopeFrom = mail.BounceToken is { } token
            ? ours.BounceMailbox.Tagged(token)
            : ours.BounceMailbox;
        return new(mail.MessageId, mail.Date, envelopeFrom, mail.To, bytes.ToArray());
    }

    private static void Address(MimeMessage message, OutgoingMail mail, MailSettings ours)
    {
        var ourName = PlainText.Line(ours.FromName);
        EncodedWords.SetAddress(message, HeaderId.From, ourName, ours.Sender);
        EncodedWords.SetAddress(message, HeaderId.To, PlainText.Line(mail.ToName), mail.To);
        if (mail.ReplyTo is { } replyTo)
        {
            EncodedWords.SetAddress(message, HeaderId.ReplyTo, ourName, replyTo);
        }
    }

    private static void Describe(MimeMessage message, OutgoingMail mail, MailSettings ours)
    {
        EncodedWords.SetSubject(message, PlainText.Line(mail.Subject));
        message.MessageId = mail.MessageId;
        message.Date = Appointment.LocalTime(mail.Date);
        if (mail.InReplyTo is { } first)
        {
            message.InReplyTo = first;
            message.References.Add(first);
        }

        message.Headers[HeaderId.ContentLanguage] = mail.Language;
        if (mail.AutoSubmitted)
        {
            message.Headers[HeaderId.AutoSubmitted] = "auto-generated";
            // Exchange does not always heed the line above. Never "All" or "NDR": that would also
            // keep the reports of failed delivery from us.
            message.Headers["X-Auto-Response-Suppress"] = "OOF, AutoReply";
        }

        if (mail.List is { } list)
        {
            message.Headers[HeaderId.ListId] = $"<{list.Name}.{ours.Sender.Domain}>";
            message.Headers[HeaderId.ListUnsubscribe] = Leaving(list, ours);
            message.Headers[HeaderId.ListUnsubscribePost] = "List-Unsubscribe=One-Click";
        }
    }

    /// <summary>By the link, which comes first, and by mail where a mailbox is read.</summary>
    private static string Leaving(MailingList list, MailSettings ours) =>
        ours.Imap.IsOn
            ? $"<{list.Unsubscribe.AbsoluteUri}>, <mailto:{ours.UnsubscribeMailbox.Tagged(list.Token)}>"
            : $"<{list.Unsubscribe.AbsoluteUri}>";

    private static MimeEntity BodyOf(OutgoingMail mail)
    {
        // The richest part stands last: that is the one calendars take.
        var alternative = new MultipartAlternative
        {
            Text(TextFormat.Plain, mail.Text),
            Text(TextFormat.Html, mail.Html),
        };
        alternative.Boundary = Boundary(mail.MessageId, "alternative");
        if (mail.Calendar is { } calendar)
        {
            alternative.Add(CalendarAlternative(calendar));
        }

        if (mail.Calendar is null && mail.Attachments.Count == 0)
        {
            return alternative;
        }

        var mixed = new Multipart("mixed") { alternative };
        mixed.Boundary = Boundary(mail.MessageId, "mixed");
        if (mail.Calendar is { } again)
        {
            // For phones on ActiveSync and for Horde, which look for a file only.
            var name = again.Method switch
            {
                "CANCEL" => "absage.ics",
                Calendars.DeclinedProposal.MethodName => "terminvorschlag.ics",
                _ => "einladung.ics",
            };
            mixed.Add(Attachment(new(name, "application/ics", again.Bytes)));
        }

        foreach (var attachment in mail.Attachments)
        {
            mixed.Add(Attachment(attachment));
        }

        return mixed;
    }

    private static TextPart Text(TextFormat format, string text) =>
        new(format)
        {
            Content = Content(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"))),
            ContentType = { Charset = "utf-8" },
            ContentTransferEncoding = ContentEncoding.QuotedPrintable,
        };

    // No Content-Disposition: as an "attachment" Evolution, Thunderbird and Apple show no invitation.
    private static TextPart CalendarAlternative(CalendarPart calendar) =>
        new("calendar")
        {
            Content = Content(calendar.Bytes),
            ContentType =
            {
                Charset = "utf-8",
                Parameters = { { "method", calendar.Method }, { "component", "VEVENT" } },
            },
            ContentTransferEncoding = ContentEncoding.Base64,
        };

    private static MimePart Attachment(MailAttachment attachment)
    {
        var part = new MimePart(ContentType.Parse(attachment.MediaType))
        {
            Content = Content(attachment.Bytes),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            ContentTransferEncoding = ContentEncoding.Base64,
        };
        part.FileName = PlainText.Line(attachment.Name);
        return part;
    }

    private static MimeContent Content(ReadOnlyMemory<byte> bytes) =>
        new(new MemoryStream(bytes.ToArray(), writable: false));

    // "=_" occurs neither in base64 nor in quoted-printable, so no content can hold the boundary.
    private static string Boundary(string messageId, string level) =>
        $"=_{Digest($"{messageId}/{level}")[..32]}";

    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static void RefuseForeignMessageId(string messageId, Mailbox sender)
    {
        if (
            !Mailbox.TryParse(messageId, out var id)
            || !string.Equals(id.Domain, sender.Domain, StringComparison.Ordinal)
        )
        {
            throw new ArgumentException(
                "A Message-ID is an address at our own domain.",
                nameof(messageId)
            );
        }
    }

    private static FormatOptions WireFormat()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        format.EnsureNewLine = true;
        return format;
    }
}
