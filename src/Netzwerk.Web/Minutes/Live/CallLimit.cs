namespace Netzwerk.Web.Minutes.Live;

/// <summary>So many calls a second, and a few more at once: a bucket that fills up again.</summary>
internal sealed class CallLimit(int perSecond, int atOnce, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private double _left = atOnce;
    private long _at = clock.GetTimestamp();

    public bool TryTake()
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            var filled = clock.GetElapsedTime(_at, now).TotalSeconds * perSecond;
            _left = Math.Min(atOnce, _left + filled);
            _at = now;
            if (_left < 1)
            {
                return false;
            }

            _left--;
            return true;
        }
    }
}

/// <summary>What one connection may ask for; far above what a person can do with the editor.</summary>
internal sealed class CallLimits(TimeProvider clock)
{
    public CallLimit Pushes { get; } = new(20, 40, clock);

    public CallLimit Carets { get; } = new(20, 40, clock);

    /// <summary>A page of minutes opens all its texts at once after a reconnect.</summary>
    public CallLimit Reads { get; } = new(20, 120, clock);
}
