using System.Text;
using CsCheck;
using Microsoft.Extensions.Options;
using Netzwerk.Domain.Incoming;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Incoming;

public sealed class ReadingStrangeMails
{
    private static readonly MessageReader Reader = new(
        Options.Create(new MailSettings { Imap = new() { AuthServId = "mx.netzwerk.example" } }),
        new MasterKey(new byte[32])
    );

    private static readonly byte[] Sound = new RawAnswer("gmail", "gmail")
    {
        From = "ada@verein.example",
        To = "einladung+abc@netzwerk.example",
        Uid = "0197c0de-0000-7000-8000-000000000001@netzwerk.example",
        Organizer = "einladung+abc@netzwerk.example",
        Day = new(2026, 12, 9),
        StampedAt = new(2026, 11, 25, 8, 12, 41, TimeSpan.Zero),
    }.Bytes();

    [Fact]
    public void A_sound_mail_is_read_whole()
    {
        var mail = Reader.Read(Sound);
        Assert.Equal(MessageCondition.Whole, mail.Condition);
        Assert.Equal("ada@verein.example", mail.From?.ToString());
        Assert.Contains(Mailbox.Parse("einladung+abc@netzwerk.example"), mail.Recipients);
        Assert.Equal("REPLY", mail.Calendar?.Method);
        Assert.Equal(new TimeOnly(14, 0), mail.Calendar?.Date?.From);
        Assert.Equal("ACCEPTED", mail.Calendar?.Attendees.Single().Participation);
        Assert.Equal("ada@verein.example", mail.Calendar?.Attendees.Single().Address);
    }

    [Fact]
    public void A_mail_cut_off_or_garbled_anywhere_never_makes_reading_fail() =>
        Gen.Select(Gen.Int[0, Sound.Length - 1], Gen.Byte, Gen.Bool)
            .Sample(
                (at, octet, cut) =>
                {
                    byte[] bytes = cut ? Sound[..at] : [.. Sound];
                    if (!cut)
                    {
                        bytes[at] = octet;
                    }

                    return Enum.IsDefined(Reader.Read(bytes).Condition);
                }
            );

    [Fact]
    public void Any_bytes_at_all_are_read_or_called_unreadable() =>
        Gen.Byte.Array[0, 2000].Sample(b => Enum.IsDefined(Reader.Read(b).Condition));

    [Fact]
    public void Any_calendar_lines_at_all_are_read_or_called_broken()
    {
        string[] parts =
        [
            "BEGIN:VCALENDAR\r\n",
            "END:VCALENDAR\r\n",
            "BEGIN:VEVENT\r\n",
            "END:VEVENT\r\n",
            "METHOD:REPLY\r\n",
            "UID:a@b\r\n",
            "ATTENDEE;X=\"",
            "DTSTART;TZID=",
            ":20261325T990000Z\r\n",
            " ",
            ";",
            "\"",
            "DTSTART:20260329T023000\r\n",
            "DTEND:20260329T033000\r\n",
            "SEQUENCE:-1\r\n",
        ];
        Gen.OneOf([.. parts.Select(Gen.Const)])
            .Array[0, 40]
            .Sample(lines =>
            {
                var read = CalendarAnswerReader.Read(Encoding.UTF8.GetBytes(string.Concat(lines)));
                return read is null || read.Uid.Length > 0;
            });
    }

    [Fact]
    public void Nested_and_huge_parts_are_left_alone()
    {
        var nested = new StringBuilder(
            "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        );
        for (var i = 0; i < 20_000; i++)
        {
            nested.Append("--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n");
        }

        Assert.True(
            Enum.IsDefined(Reader.Read(Encoding.ASCII.GetBytes(nested.ToString())).Condition)
        );
        var huge =
            "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:a@b\r\n"
            + string.Concat(Enumerable.Repeat("X-A:1\r\n", 60_000));
        Assert.Null(CalendarAnswerReader.Read(Encoding.ASCII.GetBytes(huge)));
    }

    [Theory]
    [InlineData("SEQUENCE:0", "SEQUENCE:eins")]
    [InlineData("METHOD:REPLY", "METHOD:REPLY\r\nMETHOD:REQUEST")]
    [InlineData("END:VEVENT", "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:other@b\r\nEND:VEVENT")]
    [InlineData("UID:0197", "X-UID:0197")]
    public void A_calendar_part_that_says_two_things_or_nothing_is_broken(
        string before,
        string after
    )
    {
        var text = Encoding.UTF8.GetString(Sound).Replace(before, after, StringComparison.Ordinal);
        var mail = Reader.Read(Encoding.UTF8.GetBytes(text));
        Assert.True(mail.HasBrokenCalendar);
        Assert.Null(mail.Calendar);
    }

    [Theory]
    [InlineData("From: a@b.example, c@d.example")]
    [InlineData("From: undisclosed")]
    [InlineData("X-From: a@b.example")]
    public void Who_writes_in_several_names_writes_in_none(string from)
    {
        var mail = Reader.Read(Encoding.ASCII.GetBytes($"{from}\r\nTo: x@y.example\r\n\r\nja\r\n"));
        Assert.Null(mail.From);
    }

    [Fact]
    public void A_mail_without_id_is_known_by_its_headers_and_ids_tell_nothing()
    {
        var raw = Encoding.ASCII.GetBytes("From: a@b.example\r\nSubject: Hallo\r\n\r\nja\r\n");
        Assert.Equal(Reader.Read(raw).Id, Reader.Read([.. raw]).Id);
        var other = Encoding.ASCII.GetBytes("From: a@b.example\r\nSubject: Halli\r\n\r\nja\r\n");
        Assert.NotEqual(Reader.Read(raw).Id, Reader.Read(other).Id);
        var elsewhere = new MessageReader(
            Options.Create(new MailSettings()),
            new MasterKey([.. Enumerable.Repeat((byte)1, 32)])
        );
        Assert.NotEqual(Reader.Read(raw).Id, elsewhere.Read(raw).Id);
    }

    [Theory]
    [InlineData(
        "<html><body><p>Ja</p><blockquote>Nein</blockquote></body></html>",
        PlainAnswer.Yes
    )]
    [InlineData(
        "<div>Hallo,</div><div><br></div><div>nein</div><hr><div>Von: Netzwerk</div>",
        PlainAnswer.No
    )]
    [InlineData("<style>ja</style><script>ja</script>", PlainAnswer.Unclear)]
    public void Words_in_html_are_read_up_to_the_quote(string html, PlainAnswer answer)
    {
        var mail = Reader.Read(
            Encoding.UTF8.GetBytes(
                $"From: a@b.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n"
            )
        );
        Assert.Equal(answer, PlainReply.Read(mail.Text));
    }

    [Theory]
    [InlineData("iso-8859-1", new byte[] { 0xDF })]
    [InlineData("gibt-es-nicht", new byte[] { 0xC3, 0x9F })]
    public void Old_and_unknown_character_sets_are_read(string charset, byte[] sharpS)
    {
        byte[] raw =
        [
            .. Encoding.ASCII.GetBytes(
                $"From: a@b.example\r\nContent-Type: text/plain; charset={charset}\r\n\r\nGru"
            ),
            .. sharpS,
            .. Encoding.ASCII.GetBytes("\r\n"),
        ];
        Assert.StartsWith("Gru", Reader.Read(raw).Text, StringComparison.Ordinal);
    }
}
