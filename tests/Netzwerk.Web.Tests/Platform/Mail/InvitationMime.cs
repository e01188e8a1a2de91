using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Mail;

/// <summary>The build of the message: mail-calendar checks mime.*.</summary>
public sealed class InvitationMime(Invitations invitations) : EveryInvitation(invitations)
{
    [Fact, Trait("check", "mime.alternative")]
    public void The_calendar_is_the_last_alternative_after_text_and_html() =>
        Each(s =>
            Assert.Equal(
                ["text/plain", "text/html", "text/calendar"],
                Alternative(s).Select(p => p.ContentType.MimeType)
            )
        );

    [Fact, Trait("check", "mime.method-param")]
    public void The_method_stands_in_the_type_as_it_does_inside() =>
        Each(s =>
        {
            Assert.Equal(s.Calendar.MethodName, CalendarPart(s).ContentType.Parameters["method"]);
            Assert.Equal(s.Calendar.MethodName, s.Read.IcalJs!.Method);
            Assert.Contains(s.Read.PostalMime.Parts, p => p.Method == s.Calendar.MethodName);
        });

    [Fact, Trait("check", "mime.charset")]
    public void Every_text_says_that_it_is_utf_8() =>
        Each(s =>
            Assert.All(
                Alternative(s).OfType<TextPart>(),
                p => Assert.Equal("utf-8", p.ContentType.Charset)
            )
        );

    [Fact, Trait("check", "mime.cte")]
    public void Nothing_travels_in_eight_bits() =>
        Each(s =>
        {
            Assert.DoesNotContain(s.Raw.Bytes, b => b > 126);
            Assert.All(
                Load(s).BodyParts.OfType<MimePart>(),
                p =>
                    Assert.True(
                        p.ContentTransferEncoding
                            is ContentEncoding.Base64
                                or ContentEncoding.QuotedPrintable
                    )
            );
        });

    [Fact, Trait("check", "mime.not-attachment")]
    public void The_calendar_alternative_is_no_attachment() =>
        Each(s => Assert.Null(CalendarPart(s).ContentDisposition));

    [Fact, Trait("check", "mime.one-itip")]
    public void Exactly_one_part_is_a_calendar_message() =>
        Each(s =>
            Assert.Single(
                Load(s).BodyParts.OfType<MimePart>(),
                p => p.ContentType.IsMimeType("text", "calendar")
            )
        );

    [Fact, Trait("check", "mime.ics-attachment")]
    public void A_file_to_open_comes_with_it() =>
        Each(s =>
        {
            Assert.Equal("multipart/mixed", Load(s).Body!.ContentType.MimeType);
            var file = Assert.Single(Load(s).Attachments.OfType<MimePart>());
            Assert.Equal("application/ics", file.ContentType.MimeType);
            Assert.EndsWith(".ics", file.FileName, StringComparison.Ordinal);
        });

    [Fact, Trait("check", "mime.ics-same")]
    public void The_file_and_the_calendar_part_are_the_same_bytes_that_were_written() =>
        Each(s =>
        {
            // mailparser: postal-mime turns the line ends of calendars into bare LF.
            var parts = s.Read.Mailparser.Parts;
            Assert.Equal(2, parts.Count);
            Assert.All(parts, p => Assert.Equal(s.Ics.Bytes, p.Content));
        });

    [Fact, Trait("check", "mime.both-bodies")]
    public void Text_and_html_are_both_there_and_hold_the_same_words() =>
        Each(s =>
        {
            Assert.Contains(
                "Zusagen oder absagen",
                s.Read.PostalMime.Text,
                StringComparison.Ordinal
            );
            Assert.Contains(
                "Zusagen oder absagen",
                s.Read.PostalMime.Html,
                StringComparison.Ordinal
            );
        });

    [Fact, Trait("check", "mime.defects")]
    public void Every_boundary_is_opened_and_closed_and_occurs_nowhere_else() =>
        Each(s =>
        {
            var boundaries = Regex
                .Matches(s.Raw.Text, "boundary=\"([^\"]+)\"")
                .Select(m => m.Groups[1].Value)
                .ToList();
            Assert.Equal(2, boundaries.ToHashSet(StringComparer.Ordinal).Count);
            foreach (var boundary in boundaries)
            {
                Assert.Single(Regex.Matches(s.Raw.Text, $"(?m)^--{Regex.Escape(boundary)}--\r$"));
                Assert.InRange(
                    Regex.Count(s.Raw.Text, $"(?m)^--{Regex.Escape(boundary)}\r$"),
                    2,
                    3
                );
            }

            Assert.Equal("1.0", s.Raw.Header("MIME-Version"));
            Assert.DoesNotMatch("(?<!\r)\n|\r(?!\n)", s.Raw.Text);
            Assert.EndsWith("\r\n", s.Raw.Text, StringComparison.Ordinal);
        });

    [Fact, Trait("check", "mime.parsers-agree")]
    public void Two_other_programs_read_the_same_mail() =>
        Each(s =>
        {
            var (a, b) = (s.Read.PostalMime, s.Read.Mailparser);
            Assert.Null(a.Error);
            Assert.Null(b.Error);
            Assert.Equal(a.Subject, b.Subject);
            Assert.Equal(a.From, b.From);
            Assert.Equal(a.To, b.To);
            Assert.Equal(a.ReplyTo, b.ReplyTo);
            Assert.Equal(a.MessageId, b.MessageId);
            Assert.Equal(a.Date, b.Date);
            Assert.Equal(Lines(a.Text), Lines(b.Text));
            Assert.Equal(Lines(a.Html), Lines(b.Html));
            Assert.Equal(Lines(s.Mail.Text), Lines(a.Text));
            Assert.Equal(Lines(s.Mail.Html), Lines(a.Html));
            Assert.Equal(
                a.Parts.Select(p => (p.Name, p.Type, Words(p))),
                b.Parts.Select(p => (p.Name, p.Type, Words(p)))
            );
        });

    private static MimeMessage Load(Sample s) => MimeMessage.Load(new MemoryStream(s.Raw.Bytes));

    private static MultipartAlternative Alternative(Sample s) =>
        Assert.IsType<MultipartAlternative>(((Multipart)Load(s).Body!)[0]);

    private static MimePart CalendarPart(Sample s) => (MimePart)Alternative(s)[^1];

    private static string Words(PartRead part) => Lines(Encoding.UTF8.GetString(part.Content));

    private static string Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');
}
