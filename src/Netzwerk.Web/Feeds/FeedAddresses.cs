using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Feeds;

/// <summary>Makes, renews and ends the addresses of calendars to subscribe to.</summary>
public sealed class FeedAddresses(
    IDocumentStore store,
    LinkTokens links,
    PublicUrl site,
    TimeProvider clock
) : IErasureStep
{
    /// <summary>A calendar that nobody renewed for so long is of somebody who forgot it.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(5 * 365);

    public async Task<IReadOnlyDictionary<string, FeedAddress>> OfAsync(
        PersonId person,
        CancellationToken ct
    )
    {
        await using var session = store.QuerySession();
        var found = await session
            .Query<FeedAddress>()
            .Where(a => a.Person == person.Value)
            .ToListAsync(ct);
        return found.ToDictionary(a => a.Id, StringComparer.Ordinal);
    }

    public async Task<FeedAddress?> FindAsync(LinkGrant link, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session
            .Query<FeedAddress>()
            .FirstOrDefaultAsync(a => a.Serial == link.Subject, ct);
    }

    /// <summary>Where the calendar lies; whoever knows it reads it.</summary>
    public Uri UrlOf(FeedAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return site.To($"/kalender/{Token(address)}.ics");
    }

    /// <summary>A new address; the one before it leads nowhere from now on.</summary>
    public async Task RenewAsync(PersonId person, GroupId? group, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var now = clock.GetUtcNow();
        var made = new FeedAddress(
            FeedAddress.IdOf(person, group),
            Guid.CreateVersion7(),
            person.Value,
            group?.Value,
            now
        );
        await ForgetAsync(session, made.Id, ct);
        session.Store(made);
        session.Store(links.Grant(LinkPurpose.Feed, made.Serial, made.Person, now + Life));
        await session.SaveChangesAsync(ct);
    }

    public async Task EndAsync(PersonId person, GroupId? group, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var id = FeedAddress.IdOf(person, group);
        await ForgetAsync(session, id, ct);
        session.Delete<FeedAddress>(id);
        await session.SaveChangesAsync(ct);
    }

    public Task EraseAsync(Work work, PersonId person, CancellationToken ct)
    {
        work.Session.DeleteWhere<FeedAddress>(a => a.Person == person.Value);
        return Task.CompletedTask;
    }

    private string Token(FeedAddress address) =>
        links.Token(LinkPurpose.Feed, address.Serial, address.TokenOf);

    private async Task ForgetAsync(IDocumentSession session, string id, CancellationToken ct)
    {
        if (await session.LoadAsync<FeedAddress>(id, ct) is { } old)
        {
            session.Delete<LinkGrant>(LinkTokens.Hash(Token(old)));
        }
    }
}
