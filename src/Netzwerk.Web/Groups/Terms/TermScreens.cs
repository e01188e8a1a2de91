using Marten;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups.Terms;

/// <summary>A mandate or term that ends, with the name of who sits.</summary>
public sealed record TermRow(EndingTerm Term, string Name);

/// <summary>Lists what ends, for coordinators.</summary>
public sealed class TermScreens(IQuerySession session, PersonNames names)
{
    public async Task<IReadOnlyList<TermRow>> LoadAsync(CancellationToken ct)
    {
        EndingTerm[] terms = [.. TermsAhead.Of(await session.Query<Group>().ToListAsync(ct))];
        var known = await names.OfAsync(
            terms.Select(t => t.Seat).OfType<Member>().Select(s => s.Person),
            ct
        );
        return [.. terms.Select(t => new TermRow(t, t.Seat is { } s ? known[s.Person] : ""))];
    }
}
