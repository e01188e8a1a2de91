using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;

namespace Netzwerk.Web.Meetings;

/// <summary>Something that a group agreed on earlier and that is not settled.</summary>
/// <param name="Resolution">The number of a resolution to look at again; null for a task.</param>
/// <param name="Text">What is to be done, with names as they are now.</param>
/// <param name="Href">Its page.</param>
/// <param name="Who">Who sees to it.</param>
/// <param name="Day">The day until which a task is to be done, or on which a resolution is looked at again.</param>
/// <param name="IsLate">A task whose day has passed.</param>
public sealed record CarriedItem(
    string? Resolution,
    string Text,
    string Href,
    string? Who,
    DateOnly? Day,
    bool IsLate
);

/// <summary>
/// What comes back by itself in the next agenda of a group until it is settled. Meetings show it, once, with the next
/// meeting (<see cref="OpenFromBefore"/>); who keeps it says what it is.
/// </summary>
public interface ICarriedOver
{
    /// <summary>For everybody who sees the group.</summary>
    Task<IReadOnlyList<CarriedItem>> OfGroupAsync(
        IQuerySession session,
        Group group,
        Meeting meeting,
        CancellationToken ct
    );

    /// <summary>What one person has still to do in the group; each is called done by its link without signing in, as long as the link is good.</summary>
    Task<IReadOnlyList<CarriedItem>> OfPersonAsync(
        IQuerySession session,
        PersonId person,
        Meeting meeting,
        CancellationToken ct
    );
}
