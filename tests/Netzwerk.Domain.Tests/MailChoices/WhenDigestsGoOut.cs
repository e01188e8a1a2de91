using Netzwerk.Domain.MailChoices;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.MailChoices;

public sealed class WhenDigestsGoOut
{
    [Theory]
    [InlineData(MailPace.Daily, "2026-12-01 06:59", "2026-12-01 07:00")]
    [InlineData(MailPace.Daily, "2026-12-01 07:00", "2026-12-02 07:00")]
    [InlineData(MailPace.Daily, "2026-12-01 23:30", "2026-12-02 07:00")]
    // 1 December 2026 is a Tuesday.
    [InlineData(MailPace.Weekly, "2026-12-01 06:59", "2026-12-07 07:00")]
    [InlineData(MailPace.Weekly, "2026-12-07 06:59", "2026-12-07 07:00")]
    [InlineData(MailPace.Weekly, "2026-12-07 07:00", "2026-12-14 07:00")]
    // The nights in which clocks are changed: Sunday 28 March and Sunday 31 October 2027.
    [InlineData(MailPace.Daily, "2027-03-27 12:00", "2027-03-28 07:00")]
    [InlineData(MailPace.Daily, "2027-03-28 01:30", "2027-03-28 07:00")]
    [InlineData(MailPace.Weekly, "2027-03-23 07:00", "2027-03-29 07:00")]
    [InlineData(MailPace.Daily, "2027-10-30 12:00", "2027-10-31 07:00")]
    [InlineData(MailPace.Weekly, "2027-10-26 07:00", "2027-11-01 07:00")]
    public void In_the_morning_on_the_clocks_of_Berlin(MailPace pace, string now, string next) =>
        Assert.Equal(Berlin(next), DigestTimes.Next(pace, Berlin(now)));

    [Fact]
    public void Every_morning_of_ten_years_comes_exactly_once()
    {
        var (now, days) = (Berlin("2026-12-01 07:00"), new HashSet<DateOnly>());
        for (var n = 0; n < 3650; n++)
        {
            now = DigestTimes.Next(MailPace.Daily, now);
            Assert.Equal(7, Appointment.LocalTime(now).Hour);
            Assert.True(days.Add(Appointment.LocalDay(now)));
        }

        Assert.Equal(new DateOnly(2026, 12, 1).AddDays(3650), days.Max());
    }

    [Fact]
    public void What_has_a_deadline_waits_only_with_two_days_left_to_act()
    {
        var digest = Berlin("2026-12-07 07:00");
        Assert.True(DigestTimes.MayWait(deadline: null, digest));
        Assert.True(DigestTimes.MayWait(Berlin("2026-12-09 07:00"), digest));
        Assert.False(DigestTimes.MayWait(Berlin("2026-12-09 06:59"), digest));
        Assert.False(DigestTimes.MayWait(Berlin("2026-12-05 00:00"), digest));
    }

    [Theory]
    [InlineData("2026-12-01 06:59", false)]
    [InlineData("2026-12-01 07:00", true)]
    [InlineData("2026-12-01 18:59", true)]
    [InlineData("2026-12-01 19:00", false)]
    [InlineData("2027-10-31 02:30", false)]
    public void No_digest_rings_at_night(string now, bool isDaytime) =>
        Assert.Equal(isDaytime, DigestTimes.IsDaytime(Berlin(now)));
}
