using Marten;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Dispatches;

namespace Netzwerk.Web.Post;

/// <summary>What coordinators decide about mails that got stuck.</summary>
public sealed class OutboxCommands(IDocumentStore store, DispatchQueue queue, TimeProvider clock)
{
    private const string One = "where id = ? for update";

    /// <summary>False when there is nothing to decide any more, as after a double click.</summary>
    public async Task<bool> SendAgainAsync(string id, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        await session.BeginTransactionAsync(ct);
        if (await session.QueryAsync<Dispatch>(One, ct, id) is not [{ MaySendAgain: true } stuck])
        {
            return false;
        }

        var again = stuck.OnceMore(clock.GetUtcNow());
        session.Store(again);
        if (await session.LoadAsync<DispatchContent>(id, ct) is { } content)
        {
            session.Store(content with { Begun = 0 });
        }

        await session.SaveChangesAsync(ct);
        queue.Wake([again]);
        return true;
    }

    /// <summary>Somebody looked at the address: mail may reach this person again. Returns how many mails set out.</summary>
    public async Task<int> TrustAddressAsync(PersonId person, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var released = await Mailboxes.TrustAsync(session, person, clock.GetUtcNow(), ct);
        await session.SaveChangesAsync(ct);
        return released;
    }

    /// <summary>
    /// All marks at once, as after a relay that refused everybody by mistake; what is really gone comes back again.
    /// </summary>
    public async Task<int> TrustAllAsync(CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var marks = await session.Query<MailboxState>().ToListAsync(ct);
        var released = 0;
        foreach (var mark in marks)
        {
            released += await TrustAddressAsync(new PersonId(mark.Id), ct);
        }

        return released;
    }
}
