namespace Netzwerk.Web.Tests.Support;

/// <summary>
/// The real clock, put forward by hand. Unlike a clock that stands still it lets retries, jobs and the
/// daemon go on while a test jumps over hours or weeks.
/// </summary>
public sealed class ShiftedClock : TimeProvider
{
    private long _shift;

    public override DateTimeOffset GetUtcNow() =>
        System.GetUtcNow().AddTicks(Interlocked.Read(ref _shift));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _shift, by.Ticks);
}
