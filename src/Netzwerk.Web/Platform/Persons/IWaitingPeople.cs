using Marten;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Persons;

/// <summary>
/// Knows people who got a mail and are in no directory yet. Whoever keeps such people fills this in, so that a list of mails
/// does not call them erased.
/// </summary>
public interface IWaitingPeople
{
    /// <summary>The name or, without one, the address of those who wait; others are missing.</summary>
    Task<IReadOnlyDictionary<PersonId, string>> NamesAsync(
        IQuerySession session,
        IEnumerable<PersonId> people,
        CancellationToken ct
    );
}
