using Netzwerk.Web.Shared.Forms;
using Xunit;

namespace Netzwerk.Web.Tests.Shared;

public sealed class GermanInputReadsWhatPeopleWrite
{
    [Theory]
    [InlineData("2026-11-25")]
    [InlineData("25.11.2026")]
    [InlineData(" 25.11.26 ")]
    [InlineData("25. 11. 2026")]
    [InlineData("25. November 2026")]
    [InlineData("25.Nov. 2026")]
    [InlineData("Mi., 25.11.2026")]
    [InlineData("Mittwoch, 25. November 2026")]
    [InlineData("mittwoch, 25. november 2026")]
    public void A_day_is_understood(string typed) =>
        Assert.Equal(new DateOnly(2026, 11, 25), GermanInput.Day(typed));

    [Theory]
    [InlineData("1. März 2027")]
    [InlineData("1. Maerz 2027")]
    [InlineData("01.03.2027")]
    public void March_is_understood_with_and_without_umlaut(string typed) =>
        Assert.Equal(new DateOnly(2027, 3, 1), GermanInput.Day(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("morgen")]
    [InlineData("31.2.2026")]
    [InlineData("29.02.2027")]
    [InlineData("0.11.2026")]
    [InlineData("25.13.2026")]
    [InlineData("25.11.")]
    [InlineData("25.11.0026")]
    [InlineData("9999-01-01")]
    [InlineData("25. Brumaire 2026")]
    [InlineData("25.11.2026 14:00")]
    [InlineData("٢٥.١١.٢٠٢٦")]
    public void What_is_no_day_is_not_guessed(string? typed) => Assert.Null(GermanInput.Day(typed));

    [Theory]
    [InlineData("9:30")]
    [InlineData("09:30")]
    [InlineData("09:30:00")]
    [InlineData("9.30")]
    [InlineData("9.30 Uhr")]
    [InlineData("9:30 uhr")]
    [InlineData("9 Uhr 30")]
    [InlineData("0930")]
    [InlineData("um 9:30 Uhr")]
    public void A_time_is_understood(string typed) =>
        Assert.Equal(new TimeOnly(9, 30), GermanInput.Time(typed));

    [Theory]
    [InlineData("9")]
    [InlineData("9 Uhr")]
    [InlineData("9uhr")]
    public void A_full_hour_needs_no_minutes(string typed) =>
        Assert.Equal(new TimeOnly(9, 0), GermanInput.Time(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("24:00")]
    [InlineData("9:60")]
    [InlineData("9:3")]
    [InlineData("930")]
    [InlineData("nachmittags")]
    [InlineData("9:30 pm")]
    public void What_is_no_time_is_not_guessed(string? typed) =>
        Assert.Null(GermanInput.Time(typed));

    [Theory]
    [InlineData("90", 90)]
    [InlineData("90 Min.", 90)]
    [InlineData("1:30", 90)]
    [InlineData("1,5 Std.", 90)]
    [InlineData("1.5 h", 90)]
    [InlineData("1 Std. 30 Min.", 90)]
    [InlineData("2 Stunden", 120)]
    [InlineData("45 Minuten", 45)]
    public void A_duration_is_understood(string typed, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), GermanInput.Duration(typed));

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("25 h")]
    [InlineData("9999")]
    [InlineData("lang")]
    public void What_is_no_duration_is_not_guessed(string typed) =>
        Assert.Null(GermanInput.Duration(typed));

    [Fact]
    public void What_was_read_is_written_so_that_browsers_read_it_again()
    {
        Assert.Equal("2026-03-01", GermanInput.Iso(new DateOnly(2026, 3, 1)));
        Assert.Equal("09:05", GermanInput.Iso(new TimeOnly(9, 5)));
    }
}
