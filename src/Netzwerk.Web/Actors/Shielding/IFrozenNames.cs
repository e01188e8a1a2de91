using Netzwerk.Domain.Actors;

namespace Netzwerk.Web.Actors.Shielding;

/// <summary>A feature that keeps records nobody may change: a disclosure block set later does not reach them.</summary>
public interface IFrozenNames
{
    /// <summary>How many of the records name this person.</summary>
    Task<int> CountAsync(PersonTraces traces, CancellationToken ct);
}
