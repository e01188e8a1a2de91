using Netzwerk.Domain.Minutes.Text;

namespace Netzwerk.Domain.Minutes.Versions;

/// <summary>
/// The versions of the text of one agenda item, from the first letter on. A version ends with a pause, when somebody
/// joins or leaves, and after half an hour at the latest; a restored version stands for itself.
/// </summary>
public sealed class MinutesVersions
{
    /// <summary>Who has not written for so long has paused; who begins within it began together.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>Who writes through a whole meeting shall still be able to go back to a part of it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private readonly List<MinutesVersion> _all;

    /// <summary>Goes on after versions that are known already.</summary>
    public MinutesVersions(IEnumerable<MinutesVersion> known) => _all = [.. known];

    /// <summary>Nothing written yet.</summary>
    public MinutesVersions()
        : this([]) { }

    public IReadOnlyList<MinutesVersion> All => _all;

    /// <summary>Somebody wrote at this instant (UTC).</summary>
    public void Add(MinutesTextEvent happened, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var extent = MinutesExtent.Of(happened.Steps);
        var version = happened.FirstVersion + happened.Count;
        var last = _all.Count > 0 ? _all[^1] : null;
        if (last is not null && GoesOn(last, happened, at))
        {
            _all[^1] = last with
            {
                Last = version,
                Until = at > last.Until ? at : last.Until,
                Shares = Shares(last.Shares, happened, extent, at),
            };
            return;
        }

        var recent = last?.Shares.Where(share => at - share.Until <= Pause) ?? [];
        _all.Add(
            new(
                happened.FirstVersion,
                version,
                at,
                at,
                Shares(
                    recent.Select(share => share with { Steps = 0, Added = 0, Removed = 0 }),
                    happened,
                    extent,
                    at
                ),
                (happened as MinutesVersionRestored)?.Restored
            )
        );
    }

    private static bool GoesOn(MinutesVersion last, MinutesTextEvent happened, DateTimeOffset at) =>
        happened is not MinutesVersionRestored
        && last.Restored is null
        && at - last.Since <= Longest
        && last.Writers.All(share => at - share.Until <= Pause)
        && (
            at - last.Since <= Pause
            || last.Shares.Any(share =>
                share.Person == happened.Author && at - share.Until <= Pause
            )
        );

    private static List<MinutesShare> Shares(
        IEnumerable<MinutesShare> before,
        MinutesTextEvent happened,
        MinutesExtent extent,
        DateTimeOffset at
    )
    {
        var shares = before.ToList();
        var mine = shares.FindIndex(share => share.Person == happened.Author);
        if (mine < 0)
        {
            shares.Add(new MinutesShare(happened.Author, 0, 0, 0, at).With(happened, extent, at));
        }
        else
        {
            shares[mine] = shares[mine].With(happened, extent, at);
        }

        return shares;
    }
}
