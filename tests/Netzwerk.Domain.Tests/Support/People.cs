namespace Netzwerk.Domain.Tests.Support;

/// <summary>People, bodies and moments that appear in the stories.</summary>
public static class People
{
    public static readonly PersonId Anna = new(new("0197c0de-0000-7000-8000-0000000000a1"));
    public static readonly PersonId Ben = new(new("0197c0de-0000-7000-8000-0000000000a2"));
    public static readonly PersonId Chris = new(new("0197c0de-0000-7000-8000-0000000000a3"));

    public static readonly OrganisationId School = new(new("0197c0de-0000-7000-8000-0000000000b1"));
    public static readonly OrganisationId Office = new(new("0197c0de-0000-7000-8000-0000000000b2"));

    public static readonly GroupId Language = new(new("0197c0de-0000-7000-8000-0000000000c1"));

    /// <summary>An instant from the clock on a wall in Berlin.</summary>
    public static DateTimeOffset Berlin(string wallTime)
    {
        var wall = DateTime.Parse(wallTime, System.Globalization.CultureInfo.InvariantCulture);
        return Appointment.Instant(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall));
    }
}
