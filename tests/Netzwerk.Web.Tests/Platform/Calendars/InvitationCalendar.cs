using System.Text;
using System.Text.RegularExpressions;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Tests.Platform.Mail;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Calendars;

/// <summary>The syntax of the calendar object: mail-calendar checks ics.*.</summary>
public sealed class InvitationCalendar(Invitations invitations) : EveryInvitation(invitations)
{
    [Fact, Trait("check", "ics.parse.icaljs")]
    public void The_parser_of_Thunderbird_and_Nextcloud_reads_it() =>
        Each(s => Assert.Null(s.Read.IcalJs!.Error));

    [Fact, Trait("check", "ics.parse.nodeical")]
    public void Node_ical_reads_it() => Each(s => Assert.Null(s.Read.NodeIcal!.Error));

    [Fact, Trait("check", "ics.parsers-agree")]
    public void Both_read_what_was_meant() =>
        Each(s =>
        {
            foreach (var read in (CalendarRead[])[s.Read.IcalJs!, s.Read.NodeIcal!])
            {
                Assert.Equal(s.Calendar.Uid, read.Uid);
                Assert.Equal(s.Calendar.Sequence, read.Sequence);
                Assert.Equal(s.Calendar.StampedAt, read.Stamp);
                Assert.Equal(s.Calendar.Appointment.Start, read.Start);
                Assert.Null(read.Error);
                if (
                    ReferenceEquals(read, s.Read.IcalJs)
                    || !Title(s).Contains('\\', StringComparison.Ordinal)
                )
                {
                    // node-ical takes an escaped backslash before an n for a line break.
                    Assert.Equal(Title(s), read.Summary);
                    Assert.Equal(Title(s), read.Location);
                    Assert.Equal(PlainText.Lines(s.Calendar.Description), read.Description);
                }

                Assert.Equal(s.IsCancel ? "CANCELLED" : "CONFIRMED", read.Status);
                Assert.Equal(s.Calendar.Organizer.Address, read.Organizer.Address);
                Assert.Equal(1, read.Events);
                var attendee = Assert.Single(read.Attendees);
                Assert.Equal("ada@verein.example", attendee.Address);
                Assert.Equal("NEEDS-ACTION", attendee.Participation);
                Assert.True(attendee.Rsvp);
            }

            Assert.Equal(s.Read.IcalJs!.End, s.Read.NodeIcal!.End);
            Assert.Equal(
                s.Read.IcalJs.Attendees[0].Name,
                s.Read.NodeIcal.Attendees[0].Name.Trim('"')
            );
        });

    [Fact, Trait("check", "ics.restrictions"), Trait("check", "request.status")]
    public void It_has_what_RFC_5546_asks_for_and_nothing_it_forbids() =>
        Each(s =>
        {
            string[] once =
            [
                "DTSTAMP",
                "DTSTART",
                "DTEND",
                "ORGANIZER",
                "ATTENDEE",
                "SEQUENCE",
                "STATUS",
                "SUMMARY",
                "UID",
            ];
            Assert.All(once, name => Assert.Single(s.Ics.Names, n => n == name));
            string[] allowed = [.. once, "DESCRIPTION", "LOCATION", "TRANSP"];
            Assert.All(s.Ics.Names, name => Assert.Contains(name, allowed));
            Assert.DoesNotContain(s.Ics.Lines, l => l.EndsWith(':'));
            Assert.Equal(s.IsCancel ? "CANCELLED" : "CONFIRMED", s.Ics.Value("STATUS"));
        });

    [Fact, Trait("check", "cancel.complete")]
    public void A_cancellation_still_says_what_and_when() =>
        Assert.Equal(Samples.Plain.Ics.Names, Samples.PlainCancel.Ics.Names);

    [Fact, Trait("check", "ics.crlf"), Trait("check", "ics.fold")]
    public void Lines_end_with_crlf_and_hold_at_most_75_octets_and_whole_characters() =>
        Each(s =>
        {
            Assert.DoesNotMatch("(?<!\r)\n|\r(?!\n)", s.Ics.Text);
            Assert.EndsWith("END:VCALENDAR\r\n", s.Ics.Text, StringComparison.Ordinal);
            var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
            foreach (var line in SplitBytes(s.Ics.Bytes))
            {
                Assert.InRange(line.Length, 1, 75);
                Assert.NotEmpty(strict.GetString(line));
            }
        });

    [Fact, Trait("check", "ics.header"), Trait("check", "ics.one-uid")]
    public void There_is_one_calendar_with_one_method_one_zone_and_one_event() =>
        Each(s =>
        {
            foreach (
                var line in (string[])
                    [
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Netzwerk//Netzwerk//DE",
                        $"METHOD:{s.Calendar.MethodName}",
                        "BEGIN:VTIMEZONE",
                        "BEGIN:VEVENT",
                        $"UID:{s.Calendar.Uid}",
                    ]
            )
            {
                Assert.Single(s.Ics.Lines, l => l == line);
            }

            Assert.Equal("BEGIN:VCALENDAR", s.Ics.Lines[0]);
            Assert.Equal(
                4,
                s.Ics.Lines.Count(l => l.StartsWith("BEGIN:V", StringComparison.Ordinal)) + 1
            );
        });

    [Fact, Trait("check", "ics.text-escaped")]
    public void Commas_semicolons_and_backslashes_are_escaped() =>
        Each(s =>
            Assert.All(
                (string[])["SUMMARY", "LOCATION", "DESCRIPTION"],
                name => Assert.Matches(@"^([^\\,;]|\\[\\,;n])*$", s.Ics.Value(name))
            )
        );

    [Fact, Trait("check", "ics.plain-description")]
    public void Nothing_becomes_html_and_what_looks_like_it_stays_text() =>
        Each(s =>
        {
            Assert.DoesNotMatch("(?i)ALTREP|X-ALT-DESC|FMTTYPE", s.Ics.Text);
            Assert.DoesNotContain("&lt;", s.Ics.Text, StringComparison.Ordinal);
        });

    [Fact, Trait("check", "ics.no-secret-links")]
    public void No_link_of_the_mail_gets_into_the_calendar() =>
        Each(s =>
        {
            Assert.Contains("/antwort/abc", s.Mail.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(
                "/antwort/abc",
                string.Join("", s.Ics.Lines),
                StringComparison.Ordinal
            );
            Assert.DoesNotContain("URL", s.Ics.Names);
        });

    [Fact, Trait("check", "alarm.none")]
    public void Nobody_elses_alarm_clock_is_set() =>
        Each(s => Assert.DoesNotContain("BEGIN:VALARM", s.Ics.Lines));

    [Fact]
    public void Names_lose_what_could_break_out_of_a_parameter()
    {
        var message = Invitations.Message(
            CalendarMethod.Request,
            "T",
            "Ada\r\nATTENDEE:mailto:x@y.example\u0000\u202E \"Ä\";^n:,",
            new(new(2026, 12, 1), new(14, 0), new(15, 0))
        );
        var ics = new RawCalendar(CalendarWriter.Write(message));
        Assert.Single(ics.Names, n => n == "ATTENDEE");
        Assert.Contains(
            ics.Lines,
            l =>
                l.Contains(
                    "CN=\"Ada ATTENDEE:mailto:x@y.example 'Ä',n:,\"",
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void What_is_empty_is_left_out()
    {
        var message = Invitations.Message(
            CalendarMethod.Request,
            "T",
            " ",
            new(new(2026, 12, 1), new(14, 0), new(15, 0))
        ) with
        {
            Location = "\u0000 ",
            Description = null,
        };
        var ics = new RawCalendar(CalendarWriter.Write(message));
        Assert.DoesNotContain("LOCATION", ics.Names);
        Assert.DoesNotContain("DESCRIPTION", ics.Names);
        Assert.DoesNotContain("CN=;", ics.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            ics.Event,
            l =>
                l.StartsWith("ATTENDEE", StringComparison.Ordinal)
                && l.Contains("CN", StringComparison.Ordinal)
        );
    }

    private static string Title(Sample s) => PlainText.Line(s.Calendar.Summary);

    private static IEnumerable<byte[]> SplitBytes(byte[] bytes)
    {
        var start = 0;
        for (var i = 0; i + 1 < bytes.Length; i++)
        {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n')
            {
                yield return bytes[start..i];
                start = i + 2;
            }
        }
    }
}
