using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Meetings;

/// <summary>What is laid ready in the same transaction in which a meeting is opened.</summary>
public interface IMeetingOpening
{
    /// <param name="work">The transaction.</param>
    /// <param name="meeting">The meeting as it was before.</param>
    /// <param name="by">Who opens it.</param>
    /// <param name="ct">Stops the work.</param>
    Task PrepareAsync(Work work, Meeting meeting, PersonId by, CancellationToken ct);
}
