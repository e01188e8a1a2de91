namespace Netzwerk.Web.Platform.Time;

public static class Pauses
{
    /// <summary>Waits by the given clock, so that tests can let the time pass.</summary>
    public static Task Pause(this TimeProvider clock, TimeSpan length, CancellationToken ct) =>
        Task.Delay(length, clock, ct);
}
