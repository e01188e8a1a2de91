namespace Netzwerk.Web.Minutes.Live;

/// <summary>Who was turned away most often because others were faster comes first, so that nobody starves.</summary>
internal sealed class MinutesTurns
{
    /// <summary>Clients that give up never come back for their entry.</summary>
    private const int MostRemembered = 1_000;

    private readonly Dictionary<string, int> _turnedAway = new(StringComparer.Ordinal);

    /// <summary>Pushes of one client keep their order.</summary>
    public IReadOnlyList<WriteAsk> InOrder(IEnumerable<WriteAsk> pushes) =>
        [.. pushes.OrderByDescending(push => _turnedAway.GetValueOrDefault(push.Client))];

    public void Note(WriteAsk push, MinutesPushReply reply)
    {
        if (reply.Accepted || reply.Reason is not null)
        {
            _turnedAway.Remove(push.Client);
            return;
        }

        if (_turnedAway.Count >= MostRemembered)
        {
            _turnedAway.Clear();
        }

        _turnedAway[push.Client] = _turnedAway.GetValueOrDefault(push.Client) + 1;
    }
}
