using System.Text;
using CsCheck;
using Microsoft.Extensions.Options;
using MimeKit;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Mail;

/// <summary>Whatever people type as names, titles and places, the mail stays one mail to one person.</summary>
public sealed class AnyWordsInMails
{
    private static readonly string[] Expected =
    [
        "Auto-Submitted",
        "Content-Language",
        "Content-Type",
        "Date",
        "From",
        "MIME-Version",
        "Message-Id",
        "Reply-To",
        "Subject",
        "To",
        "X-Auto-Response-Suppress",
    ];

    private static readonly MessageComposer Composer = new(
        Options.Create(new MailSettings { From = "einladung@netzwerk.example" })
    );

    // Any characters at all, and the pieces that mean something to mail and calendar programs.
    private static readonly Gen<string> Words = Gen.OneOf(
            Gen.String,
            Gen.OneOf(
                "\r\n",
                "\n",
                "\r",
                "\0",
                "\u0085",
                "\u2028",
                "\u202E",
                " ",
                "\t",
                ";",
                ":",
                ",",
                "\"",
                "\\",
                "^",
                "=?utf-8?q?=0A?=",
                "<",
                ">",
                "@",
                ".",
                "\r\nBcc: x@y.example\r\n",
                "\nATTENDEE:mailto:x@y.example",
                "BEGIN:VEVENT",
                "END:VCALENDAR\r\n",
                "ä",
                "ß",
                "\u0308",
                "👩‍👩‍👧",
                "ع",
                "\ud800",
                "x@y.example",
                "<script>",
                "\r\n\r\n",
                "\r\n.\r\n"
            ),
            Gen.Char.Array[0, 120].Select(c => new string(c))
        )
        .Array[0, 12]
        .Select(parts => string.Concat(parts));

    [Fact]
    public void The_mail_has_its_headers_once_and_reaches_only_its_person() =>
        Gen.Select(Words, Words, Words)
            .Sample(
                (name, title, place) =>
                {
                    var (sealedMail, _) = Invite(name, title, place);
                    var raw = new RawMail(sealedMail.Bytes.ToArray());
                    Assert.Equal(
                        Expected,
                        raw.Headers.Select(h => h.Name).Order(StringComparer.Ordinal)
                    );
                    Assert.All(raw.Text.Split("\r\n"), l => Assert.InRange(l.Length, 0, 998));
                    Assert.DoesNotContain(
                        raw.Bytes,
                        b => b is > 126 or (< 32 and not (9 or 10 or 13))
                    );
                    Assert.DoesNotMatch("(?<!\r)\n|\r(?!\n)", raw.Text);

                    var message = MimeMessage.Load(new MemoryStream(raw.Bytes));
                    var to = Assert.Single(message.To.Mailboxes);
                    Assert.Equal("ada@verein.example", to.Address);
                    Assert.Equal("ada@verein.example", sealedMail.EnvelopeTo.ToString());
                    Assert.Equal(
                        "einladung@netzwerk.example",
                        Assert.Single(message.From.Mailboxes).Address
                    );
                    Assert.Equal(Squeezed(title), Squeezed(message.Subject ?? ""));
                }
            );

    [Fact]
    public void The_calendar_has_the_same_lines_as_with_plain_words()
    {
        var (_, plain) = Invite("Ada", "Titel", "Ort");
        Gen.Select(Words, Words, Words)
            .Sample(
                (name, title, place) =>
                {
                    var (_, bytes) = Invite(name, title, place);
                    var ics = new RawCalendar(bytes);
                    string[] expected =
                    [
                        .. new RawCalendar(plain).Names.Where(n =>
                            n is not "LOCATION" || PlainText.Line(place).Length > 0
                        ),
                    ];
                    Assert.Equal(expected, ics.Names);
                    Assert.Single(ics.Lines, l => l is "BEGIN:VEVENT");
                    Assert.Equal("mailto:ada@verein.example", ics.Value("ATTENDEE"));
                    Assert.DoesNotContain(
                        ics.Text,
                        c => char.IsControl(c) && c is not ('\r' or '\n')
                    );
                    Assert.All(
                        ics.Text.Split("\r\n"),
                        l => Assert.InRange(Encoding.UTF8.GetByteCount(l), 0, 75)
                    );
                    if (PlainText.Line(title) is { Length: > 0 } shown)
                    {
                        Assert.Equal(shown, Unescaped(ics.Value("SUMMARY")));
                    }
                }
            );
    }

    private static (SealedMail Mail, byte[] Calendar) Invite(
        string name,
        string title,
        string place
    )
    {
        var message = Invitations.Message(
            CalendarMethod.Request,
            title,
            name,
            new(new(2026, 12, 1), new(14, 0), new(15, 0))
        ) with
        {
            Location = place,
        };
        var ics = CalendarWriter.Write(message);
        var mail = Letters.To("ada@verein.example") with
        {
            ToName = name,
            Subject = title,
            Text = title,
            Html = $"<p>{title}</p>",
            ReplyTo = Mailbox.Parse(message.Organizer.Address),
            Calendar = new(ics, message.MethodName),
        };
        return (Composer.Compose(mail), ics);
    }

    private static string Squeezed(string text) =>
        string.Concat(PlainText.Line(text).Where(c => !char.IsWhiteSpace(c)));

    private static string Unescaped(string text) =>
        text.Replace("\\,", ",", StringComparison.Ordinal)
            .Replace("\\;", ";", StringComparison.Ordinal)
            .Replace("\\\\", "\\", StringComparison.Ordinal);
}
