using Marten;
using Netzwerk.Domain;
using Netzwerk.Web.Accounts;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Post;

/// <summary>One mail in the list, with the name of the person it goes to.</summary>
public sealed record OutboxRow(Dispatch Dispatch, string Person);

/// <summary>A person whom no mail reaches.</summary>
public sealed record UnreachablePerson(MailboxState Mailbox, string Name);

/// <summary>One page of the list.</summary>
public sealed record OutboxPageOf(int Count, int PageCount, IReadOnlyList<OutboxRow> Rows);

/// <summary>Reads what became of the mails.</summary>
public sealed class Outbox(IQuerySession session, PersonNames names)
{
    public const int PageSize = 25;

    public async Task<OutboxPageOf> ListAsync(OutboxFilter filter, int page, CancellationToken ct)
    {
        var found = Narrow(filter);
        var count = await found.CountAsync(ct);
        var dispatches = await found
            .OrderByDescending(d => d.CausedAt)
            .ThenBy(d => d.Id)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(ct);
        var lookup = await names.OfAsync(dispatches.Select(d => d.PersonId), ct);
        return new(
            count,
            (count + PageSize - 1) / PageSize,
            [.. dispatches.Select(d => new OutboxRow(d, lookup[d.PersonId]))]
        );
    }

    public async Task<IReadOnlyList<UnreachablePerson>> UnreachableAsync(CancellationToken ct)
    {
        var mailboxes = await session
            .Query<MailboxState>()
            .Where(m => m.IsUnreachable)
            .OrderByDescending(m => m.Since)
            .ToListAsync(ct);
        var lookup = await names.OfAsync(mailboxes.Select(m => new PersonId(m.Id)), ct);
        return [.. mailboxes.Select(m => new UnreachablePerson(m, lookup[new(m.Id)]))];
    }

    public Task<int> UndecidedAsync(CancellationToken ct) =>
        Narrow(new(OutboxFilter.Undecided)).CountAsync(ct);

    private IQueryable<Dispatch> Narrow(OutboxFilter filter)
    {
        // When somebody signs in is nobody else's business, unless the mail got stuck.
        var all = session
            .Query<Dispatch>()
            .Where(d =>
                d.Kind != SignInMailWriter.MailKind
                || d.State == DispatchState.Refused
                || d.State == DispatchState.Unclear
                || d.State == DispatchState.Parked
            );
        if (filter.Word == OutboxFilter.Undecided)
        {
            return all.Where(d =>
                d.State == DispatchState.Refused
                || d.State == DispatchState.Unclear
                || d.State == DispatchState.Parked
            );
        }

        return filter.State is { } state ? all.Where(d => d.State == state) : all;
    }
}
