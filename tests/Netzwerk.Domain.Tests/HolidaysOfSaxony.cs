using System.Globalization;
using Xunit;

namespace Netzwerk.Domain.Tests;

public sealed class HolidaysOfSaxony
{
    [Theory]
    [InlineData(
        2023,
        "01.01. 07.04. 10.04. 01.05. 18.05. 29.05. 03.10. 31.10. 22.11. 25.12. 26.12."
    )]
    [InlineData(
        2024,
        "01.01. 29.03. 01.04. 01.05. 09.05. 20.05. 03.10. 31.10. 20.11. 25.12. 26.12."
    )]
    [InlineData(
        2025,
        "01.01. 18.04. 21.04. 01.05. 29.05. 09.06. 03.10. 31.10. 19.11. 25.12. 26.12."
    )]
    [InlineData(
        2026,
        "01.01. 03.04. 06.04. 01.05. 14.05. 25.05. 03.10. 31.10. 18.11. 25.12. 26.12."
    )]
    [InlineData(
        2027,
        "01.01. 26.03. 29.03. 01.05. 06.05. 17.05. 03.10. 31.10. 17.11. 25.12. 26.12."
    )]
    [InlineData(
        2028,
        "01.01. 14.04. 17.04. 01.05. 25.05. 05.06. 03.10. 31.10. 22.11. 25.12. 26.12."
    )]
    [InlineData(
        2029,
        "01.01. 30.03. 02.04. 01.05. 10.05. 21.05. 03.10. 31.10. 21.11. 25.12. 26.12."
    )]
    [InlineData(
        2030,
        "01.01. 19.04. 22.04. 01.05. 30.05. 10.06. 03.10. 31.10. 20.11. 25.12. 26.12."
    )]
    public void Are_those_of_the_official_list(int year, string list)
    {
        var days = Enumerable
            .Range(0, DateTime.IsLeapYear(year) ? 366 : 365)
            .Select(n => new DateOnly(year, 1, 1).AddDays(n))
            .Where(SaxonHolidays.Contains)
            .Select(d => d.ToString("dd.MM.", CultureInfo.InvariantCulture));
        Assert.Equal(list, string.Join(' ', days));
    }

    [Fact]
    public void The_working_day_before_leaves_out_weekends_and_holidays()
    {
        // Easter Monday 2026 back to Maundy Thursday.
        Assert.Equal(
            new DateOnly(2026, 4, 2),
            SaxonHolidays.WorkingDayUpTo(new DateOnly(2026, 4, 6))
        );
        Assert.Equal(
            new DateOnly(2026, 11, 17),
            SaxonHolidays.WorkingDayUpTo(new DateOnly(2026, 11, 18))
        );
        Assert.Equal(
            new DateOnly(2026, 4, 7),
            SaxonHolidays.WorkingDayUpTo(new DateOnly(2026, 4, 7))
        );
        Assert.Equal(
            new DateOnly(2026, 4, 1),
            SaxonHolidays.WorkingDaysBefore(new DateOnly(2026, 4, 8), 3)
        );
    }
}
