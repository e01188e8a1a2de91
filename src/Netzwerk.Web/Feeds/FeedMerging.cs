using Marten;
using Netzwerk.Domain;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Feeds;

/// <summary>
/// Calendars that somebody who was entered twice subscribed to: their addresses go on working, and show what the person who
/// stays is invited to.
/// </summary>
internal sealed class FeedMergeStep : IMergeStep<PersonId>
{
    public string Part => "feeds";

    public async Task<IReadOnlyList<Guid>> MergeAsync(
        Work work,
        Merged<PersonId> merged,
        CancellationToken ct
    )
    {
        var session = work.Session;
        var (own, moved) = (
            await OfAsync(session, merged.Into, ct),
            await OfAsync(session, merged.Gone, ct)
        );
        var taken = own.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var address in moved)
        {
            Move(session, address, merged.Into, taken);
        }

        return [.. moved.Select(a => a.Serial)];
    }

    public async Task UndoAsync(
        Work work,
        Merged<PersonId> merged,
        IReadOnlyList<Guid> moved,
        CancellationToken ct
    )
    {
        var back = await OfAsync(work.Session, merged.Into, ct);
        foreach (var address in back.Where(a => moved.Contains(a.Serial)))
        {
            Move(work.Session, address, merged.Gone, []);
        }
    }

    /// <summary>An address of which the person has one already keeps its place, so that both go on working.</summary>
    private static void Move(
        IDocumentSession session,
        FeedAddress address,
        PersonId to,
        HashSet<string> taken
    )
    {
        var group = address.Group is { } id ? new GroupId(id) : (GroupId?)null;
        var place = FeedAddress.IdOf(to, group);
        var after = address with
        {
            Id = taken.Contains(place) ? address.Id : place,
            Person = to.Value,
            MadeFor = address.TokenOf == to.Value ? null : address.TokenOf,
        };
        if (after.Id != address.Id)
        {
            session.Delete<FeedAddress>(address.Id);
        }

        session.Store(after);
    }

    private static Task<IReadOnlyList<FeedAddress>> OfAsync(
        IQuerySession session,
        PersonId person,
        CancellationToken ct
    )
    {
        var id = person.Value;
        return session.Query<FeedAddress>().Where(a => a.Person == id).ToListAsync(ct);
    }
}
