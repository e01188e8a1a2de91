using Marten;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Dispatches;

/// <summary>
/// Marks mailboxes that send mail back, and lets the mail that was held back go when the address was put right.
/// </summary>
public static class Mailboxes
{
    public static async Task<bool> IsFailingAsync(
        IQuerySession session,
        Guid person,
        CancellationToken ct
    ) => await session.LoadAsync<MailboxState>(person, ct) is { IsUnreachable: true };

    /// <summary>A mark that is there already keeps its beginning: it is the same trouble.</summary>
    public static async Task MarkAsync(
        IDocumentSession session,
        MailboxState mark,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(mark);
        var before = await session.LoadAsync<MailboxState>(mark.Id, ct);
        session.Store(
            before is null
                ? mark
                : mark with
                {
                    Since = before.Since,
                    IsReported = mark.IsReported || before.IsReported,
                }
        );
    }

    /// <summary>
    /// The address is good, or another one now: takes the mark away and lets go what was held back, refused or came
    /// back; what is no longer true is not sent when its turn comes. Returns how many mails that are.
    /// </summary>
    public static async Task<int> TrustAsync(
        IDocumentSession session,
        PersonId person,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var id = person.Value;
        if (await session.LoadAsync<MailboxState>(id, ct) is not { } mark)
        {
            return 0;
        }

        session.Delete(mark);
        var lost = await session
            .Query<Dispatch>()
            .Where(d => d.Person == id)
            .Where(d =>
                d.State == DispatchState.Held
                || d.State == DispatchState.Refused
                || (d.State == DispatchState.Sent && d.BouncedForGood)
            )
            .ToListAsync(ct);
        session.Store(lost.Select(d => d.Again(now)));
        var contents = await session.LoadManyAsync<DispatchContent>(
            ct,
            lost.Select(d => d.Id).ToArray()
        );
        session.Store(contents.Select(c => c with { Begun = 0 }));
        return lost.Count;
    }

    /// <summary>Nobody will put this address right any more: what was not sent needs no decision.</summary>
    public static async Task AbandonAsync(
        IDocumentSession session,
        PersonId person,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var id = person.Value;
        var left = await session
            .Query<Dispatch>()
            .Where(d => d.Person == id)
            .Where(d =>
                d.State == DispatchState.Held
                || d.State == DispatchState.Refused
                || d.State == DispatchState.Parked
                || d.State == DispatchState.Unclear
            )
            .ToListAsync(ct);
        session.Store(left.Select(d => d with { State = DispatchState.Obsolete, SettledAt = now }));
        foreach (var dispatch in left)
        {
            session.Delete<DispatchContent>(dispatch.Id);
        }
    }

    /// <summary>Our own relay takes mail for this person again: what it refused earlier is over.</summary>
    public static async Task ArrivedAsync(
        IDocumentSession session,
        PersonId person,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (await session.LoadAsync<MailboxState>(person.Value, ct) is { IsReported: false })
        {
            await TrustAsync(session, person, now, ct);
        }
    }
}
