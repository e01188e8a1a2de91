using System.Text.Json.Serialization;
using Netzwerk.Domain.Minutes.Text;

namespace Netzwerk.Domain.Minutes.Versions;

/// <summary>
/// A version of the text of an agenda item: what the same people wrote without a longer pause, or a restored earlier
/// version. First and last count the editing steps before and after it; the instants are UTC.
/// </summary>
public sealed record MinutesVersion(
    long First,
    long Last,
    DateTimeOffset Since,
    DateTimeOffset Until,
    IReadOnlyList<MinutesShare> Shares,
    long? Restored = null
)
{
    /// <summary>Those who wrote it, in the order in which they began.</summary>
    [JsonIgnore]
    public IEnumerable<MinutesShare> Writers => Shares.Where(share => share.Steps > 0);

    /// <summary>Letters that came.</summary>
    [JsonIgnore]
    public int Added => Shares.Sum(share => share.Added);

    /// <summary>Letters that went.</summary>
    [JsonIgnore]
    public int Removed => Shares.Sum(share => share.Removed);
}

/// <summary>
/// What one person did for a version: the number of editing steps, of letters that came and that went, and when (UTC)
/// the person wrote last. Without a step: somebody who wrote shortly before it began.
/// </summary>
public sealed record MinutesShare(
    PersonId Person,
    int Steps,
    int Added,
    int Removed,
    DateTimeOffset Until
)
{
    internal MinutesShare With(
        MinutesTextEvent happened,
        MinutesExtent extent,
        DateTimeOffset at
    ) =>
        new(
            Person,
            Steps + happened.Count,
            Added + extent.Added,
            Removed + extent.Removed,
            at > Until ? at : Until
        );
}
