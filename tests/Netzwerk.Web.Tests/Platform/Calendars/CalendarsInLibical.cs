using Netzwerk.Domain;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Tests.Platform.Mail;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Calendars;

/// <summary>A third program that is not ours reads what we write: the library of Evolution, KDE and Cyrus.</summary>
public sealed class CalendarsInLibical(Invitations invitations) : EveryInvitation(invitations)
{
    private const string Missing = "libical is not installed (apt install libical3)";

    private static readonly TimeOnly From = new(9, 0);

    private static readonly TimeOnly To = new(10, 30);

    [Fact, Trait("check", "ics.parse.libical")]
    public void It_reads_every_invitation_without_a_fault_at_the_right_instant()
    {
        Assert.SkipUnless(LibIcal.IsThere, Missing);
        Each(s =>
        {
            var bytes = CalendarWriter.Write(s.Calendar);
            Assert.Equal(0, LibIcal.Faults(bytes));
            Assert.Equal(
                s.Calendar.Appointment.Start,
                Assert.Single(LibIcal.Occurrences(bytes)).Start
            );
        });
    }

    [Fact]
    public void It_notices_what_is_missing()
    {
        Assert.SkipUnless(LibIcal.IsThere, Missing);
        var text = System.Text.Encoding.UTF8.GetString(Series(Weekly));
        var without = text.Replace("ORGANIZER", "X-ORGANIZER", StringComparison.Ordinal);
        Assert.NotEqual(0, LibIcal.Faults(System.Text.Encoding.UTF8.GetBytes(without)));
    }

    [Theory, Trait("check", "rec.expansion-agrees")]
    [MemberData(nameof(Rules))]
    public void It_works_out_the_dates_of_a_series_as_we_do_across_both_clock_changes(
        SeriesRule rule
    )
    {
        Assert.SkipUnless(LibIcal.IsThere, Missing);
        var bytes = Series(rule);
        Assert.Equal(0, LibIcal.Faults(bytes));
        Assert.Equal(
            rule.Days()
                .Select(d => new Occurrence(
                    Appointment.Instant(d, From),
                    Appointment.Instant(d, To)
                ))
                .Select(o => (o.Start.UtcDateTime, o.End.UtcDateTime)),
            LibIcal.Occurrences(bytes).Select(o => (o.Start.UtcDateTime, o.End.UtcDateTime))
        );
    }

    [Fact, Trait("check", "rec.exdate")]
    public void A_date_that_is_off_is_missing_there()
    {
        Assert.SkipUnless(LibIcal.IsThere, Missing);
        var off = Weekly.Days().ElementAt(3);
        var read = LibIcal.Occurrences(Series(Weekly, off));
        Assert.Equal(
            Weekly
                .Days()
                .Where(d => d != off)
                .Select(d => Appointment.Instant(d, From).UtcDateTime),
            read.Select(o => o.Start.UtcDateTime)
        );
    }

    public static TheoryData<SeriesRule> Rules =>
        [
            Weekly,
            Weekly with
            {
                Every = 2,
            },
            new SeriesRule(Rhythm.Monthly, new(2026, 9, 30), 1, FromEnd: true, new(2027, 8, 31)),
            new SeriesRule(Rhythm.Monthly, new(2026, 10, 8), 3, FromEnd: false, new(2028, 8, 31)),
        ];

    private static SeriesRule Weekly =>
        new(Rhythm.Weekly, new(2026, 10, 11), 1, FromEnd: false, new(2027, 4, 11));

    private static byte[] Series(SeriesRule rule, params DateOnly[] off) =>
        CalendarWriter.Write(
            new()
            {
                Method = CalendarMethod.Request,
                Uid = $"{Guid.CreateVersion7():D}@netzwerk.example",
                Sequence = 0,
                StampedAt = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero),
                Appointment = new(rule.First, From, To),
                Repetition = new(rule, off),
                Summary = "Runder Tisch",
                Organizer = new("einladung+abcdefghijklmnop@netzwerk.example", "Netzwerk"),
                Attendee = new("ada@verein.example", "Ada", Participation.NeedsAction),
            }
        );
}
