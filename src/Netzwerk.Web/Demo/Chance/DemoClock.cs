namespace Netzwerk.Web.Demo.Chance;

/// <summary>
/// The clock of the program that writes the past. It exists only inside of <see cref="DemoProgram"/>; the program
/// that serves has the real one and no way to get at this (ADR 60).
/// </summary>
internal sealed class DemoClock : TimeProvider
{
    private DateTimeOffset _now;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Set(DateTimeOffset moment) => _now = moment.ToUniversalTime();
}
