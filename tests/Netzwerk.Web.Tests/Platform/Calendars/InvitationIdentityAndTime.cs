using System.Globalization;
using System.Text.RegularExpressions;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Tests.Platform.Mail;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Calendars;

/// <summary>Who, which revision and when: mail-calendar checks uid.*, seq.*, dtstamp.*, time.*, org.*, att.*.</summary>
public sealed class InvitationIdentityAndTime(Invitations invitations)
    : EveryInvitation(invitations)
{
    [Fact, Trait("check", "uid.opaque")]
    public void The_uid_is_a_uuid_at_our_domain() =>
        Each(s =>
            Assert.Matches(
                @"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}@netzwerk\.example$",
                s.Ics.Value("UID")
            )
        );

    [Theory, Trait("check", "uid.opaque")]
    [InlineData("sitzung-7@netzwerk.example")]
    [InlineData("01930f2e-6c00-7000-8000-00000000abcd")]
    [InlineData("01930f2e-6c00-7000-8000-00000000abcd\r\nX:1@netzwerk.example")]
    public void A_telling_or_broken_uid_is_not_written(string uid) =>
        Assert.Throws<ArgumentException>(() =>
            CalendarWriter.Write(Samples.Plain.Calendar with { Uid = uid })
        );

    [Fact, Trait("check", "seq.valid")]
    public void The_revision_is_a_whole_number_and_a_cancellation_is_a_later_one() =>
        Each(s => Assert.Equal(s.IsCancel ? "1" : "0", s.Ics.Value("SEQUENCE")));

    [Fact, Trait("check", "seq.valid")]
    public void A_negative_revision_is_not_written() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            CalendarWriter.Write(Samples.Plain.Calendar with { Sequence = -1 })
        );

    [Fact, Trait("check", "dtstamp.utc")]
    public void The_stamp_is_the_instant_of_the_revision_in_utc() =>
        Each(s => Assert.Equal("20260203T083015Z", s.Ics.Value("DTSTAMP")));

    [Fact, Trait("check", "time.zoned"), Trait("check", "time.vtimezone")]
    public void Times_are_wall_times_of_Berlin_and_the_zone_comes_along() =>
        Each(s =>
        {
            Assert.Contains("TZID:Europe/Berlin", s.Ics.Lines);
            if (s.Name.StartsWith("repeated-hour", StringComparison.Ordinal))
            {
                Assert.Equal("20271031T003000Z", s.Ics.Value("DTSTART"));
                Assert.Equal("20271031T004500Z", s.Ics.Value("DTEND"));
                return;
            }

            Assert.Equal("Europe/Berlin", s.Read.IcalJs!.Zone);
            Assert.Contains(
                s.Ics.Event,
                l => l.StartsWith("DTSTART;TZID=Europe/Berlin:", StringComparison.Ordinal)
            );
            Assert.Contains(
                s.Ics.Event,
                l => l.StartsWith("DTEND;TZID=Europe/Berlin:", StringComparison.Ordinal)
            );
            Assert.Matches(@"^\d{8}T\d{6}$", s.Ics.Value("DTSTART"));
        });

    [Fact, Trait("check", "time.vtimezone-outlook")]
    public void The_zone_is_two_yearly_rules_as_Outlook_wants_them() =>
        Each(s =>
        {
            var zone = s
                .Ics.Lines.SkipWhile(l => l is not "BEGIN:VTIMEZONE")
                .TakeWhile(l => l is not "END:VTIMEZONE")
                .ToList();
            Assert.Single(zone, l => l is "BEGIN:STANDARD");
            Assert.Single(zone, l => l is "BEGIN:DAYLIGHT");
            Assert.Equal(
                2,
                zone.Count(l => l.StartsWith("RRULE:FREQ=YEARLY;", StringComparison.Ordinal))
            );
            Assert.DoesNotContain(zone, l => l.StartsWith("RDATE", StringComparison.Ordinal));
            Assert.All(
                zone.Where(l => l.StartsWith("DTSTART", StringComparison.Ordinal)),
                l => Assert.Matches(@"^DTSTART:20(18|19)\d{4}T0[23]0000$", l)
            );
        });

    [Fact, Trait("check", "time.tzdb")]
    public void Other_programs_reach_the_instants_of_the_time_zone_database_from_our_rules() =>
        Each(s =>
        {
            Assert.Equal(s.Calendar.Appointment.Start, s.Read.IcalJs!.Start);
            Assert.Equal(s.Calendar.Appointment.Start, s.Read.NodeIcal!.Start);
        });

    // Our own reading of the two rules, so that every day is covered and not only the samples.
    [Fact, Trait("check", "time.tzdb")]
    public void The_rules_give_the_offset_of_every_day_until_2040()
    {
        for (var day = new DateOnly(2020, 1, 1); day.Year < 2041; day = day.AddDays(1))
        {
            var noon = Appointment.Instant(day, new(12, 0));
            var summer = day >= LastSunday(day.Year, 3) && day < LastSunday(day.Year, 10);
            Assert.Equal(TimeSpan.FromHours(summer ? 2 : 1), noon.Offset);
        }

        var rules = Samples.Plain.Ics.Lines.Where(l =>
            l.StartsWith("RRULE", StringComparison.Ordinal)
        );
        Assert.Equal(
            ["RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"],
            rules
        );
    }

    [Fact, Trait("check", "time.order")]
    public void The_end_comes_after_the_start() =>
        Each(s =>
        {
            Assert.True(s.Read.IcalJs!.End > s.Read.IcalJs.Start);
            Assert.True(s.Read.NodeIcal!.End > s.Read.NodeIcal.Start);
        });

    [Fact, Trait("check", "org.bare-mailto"), Trait("check", "org.from-match")]
    public void The_organizer_is_a_bare_address_at_the_senders_mailbox() =>
        Each(s =>
        {
            Assert.Equal(
                $"mailto:einladung+{Invitations.Token}@netzwerk.example",
                s.Ics.Value("ORGANIZER")
            );
            var from = s.Read.PostalMime.From[0].Address;
            Assert.Equal(from, Regex.Replace(s.Read.IcalJs!.Organizer.Address, @"\+[^@]*", ""));
        });

    [Fact, Trait("check", "org.not-self")]
    public void The_recipient_is_not_the_organizer() =>
        Each(s =>
            Assert.NotEqual(s.Read.IcalJs!.Organizer.Address, s.Read.IcalJs.Attendees[0].Address)
        );

    [Fact, Trait("check", "org.reply-token")]
    public void The_token_of_the_answer_survives_lower_case() =>
        Each(s => Assert.Matches(@"^einladung\+[a-z0-9]{16,}@", s.Read.IcalJs!.Organizer.Address));

    [Fact, Trait("check", "att.self"), Trait("check", "att.only-self")]
    public void The_recipient_is_listed_and_nobody_else() =>
        Each(s =>
        {
            Assert.Single(s.Ics.Names, n => n == "ATTENDEE");
            Assert.Equal("mailto:ada@verein.example", s.Ics.Value("ATTENDEE"));
        });

    [Fact, Trait("check", "att.rsvp"), Trait("check", "att.fresh")]
    public void The_first_mail_asks_for_an_answer_and_later_ones_keep_it()
    {
        Assert.Matches("PARTSTAT=NEEDS-ACTION[;:]", AttendeeLine(Participation.NeedsAction));
        Assert.Contains(
            "RSVP=TRUE",
            AttendeeLine(Participation.NeedsAction),
            StringComparison.Ordinal
        );
        Assert.Matches("PARTSTAT=ACCEPTED[;:]", AttendeeLine(Participation.Accepted));
        Assert.Matches("PARTSTAT=DECLINED[;:]", AttendeeLine(Participation.Declined));
        Assert.Matches("PARTSTAT=TENTATIVE[;:]", AttendeeLine(Participation.Tentative));
    }

    [Fact]
    public void The_same_message_written_again_is_the_same_bytes() =>
        Each(s => Assert.Equal(s.Ics.Bytes, CalendarWriter.Write(s.Calendar)));

    private string AttendeeLine(Participation participation)
    {
        var calendar = Samples.Plain.Calendar;
        var message = calendar with
        {
            Attendee = calendar.Attendee with { Participation = participation },
        };
        return new RawCalendar(CalendarWriter.Write(message)).Event.Single(l =>
            l.StartsWith("ATTENDEE", StringComparison.Ordinal)
        );
    }

    private static DateOnly LastSunday(int year, int month)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
