using Xunit;

namespace Netzwerk.Domain.Tests;

public sealed class AppointmentsAcrossClockChanges
{
    [Theory]
    [InlineData("2026-03-27", "14:00", "2026-03-27T13:00:00Z")]
    [InlineData("2026-03-29", "14:00", "2026-03-29T12:00:00Z")]
    [InlineData("2026-10-24", "14:00", "2026-10-24T12:00:00Z")]
    [InlineData("2026-10-25", "14:00", "2026-10-25T13:00:00Z")]
    [InlineData("2027-03-28", "02:30", "2027-03-28T01:30:00Z")]
    [InlineData("2026-10-25", "02:30", "2026-10-25T00:30:00Z")]
    public void A_wall_time_in_Berlin_is_this_instant(string day, string from, string instant)
    {
        var start = TimeOnly.Parse(from, null);
        var appointment = new Appointment(DateOnly.Parse(day, null), start, start.AddHours(1));
        Assert.Equal(DateTimeOffset.Parse(instant, null), appointment.Start);
    }

    [Fact]
    public void Typed_text_loses_what_nobody_sees() =>
        Assert.Equal("Ä Müller x", PlainText.Line("A\u0308\u202E Mu\u0308ller\r\nx\0"));
}
