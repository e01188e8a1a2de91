using Netzwerk.Domain;

namespace Netzwerk.Web.Actors;

/// <summary>What is known of how right an entry is: when it was confirmed last, and whether only the coordination sees it.</summary>
public sealed record EntryMark(DateOnly? ConfirmedOn, string? Badge, bool IsHidden);

/// <summary>
/// Tells the directory how right its entries are. The directory knows no rounds: whoever asks the organisations fills this
/// in. A list for members or the public leaves out what is hidden.
/// </summary>
public interface IEntryMarks
{
    /// <summary>Of these organisations, by their ids; one of which nothing is known is missing.</summary>
    Task<IReadOnlyDictionary<Guid, EntryMark>> OfAsync(
        IEnumerable<Guid> organisations,
        CancellationToken ct
    );

    /// <summary>Where coordinators see more about one entry.</summary>
    string PageOf(OrganisationId organisation);
}
