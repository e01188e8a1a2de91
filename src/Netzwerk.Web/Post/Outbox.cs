using Marten;
using Netzwerk.Domain;
using Netzwerk.Web.Accounts;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Post;

/// <summary>One mail in the list, with the name of the person it goes to and what it is about.</summary>
public sealed record OutboxRow(Dispatch Dispatch, string Person, MailSubject? Subject)
{
    /// <summary>Was invited and is in no directory yet: there is no page about them.</summary>
    public bool IsInvited { get; init; }
}

/// <summary>A person whom no mail reaches.</summary>
public sealed record UnreachablePerson(MailboxState Mailbox, string Name)
{
    /// <summary>Was invited and is in no directory yet: there is no page about them.</summary>
    public bool IsInvited { get; init; }
}

/// <summary>One page of the list.</summary>
public sealed record OutboxPageOf(int Count, int PageCount, IReadOnlyList<OutboxRow> Rows);

/// <summary>Reads what became of the mails.</summary>
public sealed class Outbox(
    IQuerySession session,
    PersonNames names,
    PersonVault vault,
    IEnumerable<IWaitingPeople> waiting,
    MailSubjects subjects
)
{
    public const int PageSize = 25;

    private const int MostFound = 20;

    public async Task<OutboxPageOf> ListAsync(OutboxFilter filter, int page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var found = filter.Of(Known());
        var count = await found.CountAsync(ct);
        var dispatches = await found
            .OrderByDescending(d => d.CausedAt)
            .ThenBy(d => d.Id)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(ct);
        var lookup = await names.OfAsync(dispatches.Select(d => d.PersonId), ct);
        var invited = await InvitedAsync(lookup, dispatches.Select(d => d.PersonId), ct);
        var about = await subjects.OfAsync(dispatches, ct);
        return new(
            count,
            (count + PageSize - 1) / PageSize,
            [
                .. dispatches.Select(d => new OutboxRow(
                    d,
                    invited.GetValueOrDefault(d.PersonId, lookup[d.PersonId]),
                    about.GetValueOrDefault(d.Id)
                )
                {
                    IsInvited = invited.ContainsKey(d.PersonId),
                }),
            ]
        );
    }

    /// <summary>How many mails stand where, by the words of the filter.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(
        PersonId? person,
        CancellationToken ct
    )
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in OutboxFilter.Counted)
        {
            counts[word] = await new OutboxFilter(word, person).Of(Known()).CountAsync(ct);
        }

        return counts;
    }

    /// <summary>The people whose name holds these letters; sorted, and not more than one can look through.</summary>
    public async Task<IReadOnlyList<KnownPerson>> FindPeopleAsync(
        string? letters,
        CancellationToken ct
    )
    {
        var wanted = PlainText.Line(letters);
        if (wanted.Length == 0)
        {
            return [];
        }

        return
        [
            .. (await vault.AllAsync(session, ct))
                .Where(p =>
                    ActorDirectory.Matches(p.Card.FullName, wanted)
                    || ActorDirectory.Matches(p.Card.SortName, wanted)
                )
                .OrderBy(p => p.Card.SortName, ActorDirectory.Order)
                .Take(MostFound),
        ];
    }

    public async Task<IReadOnlyList<UnreachablePerson>> UnreachableAsync(CancellationToken ct)
    {
        var mailboxes = await session
            .Query<MailboxState>()
            .Where(m => m.IsUnreachable)
            .OrderByDescending(m => m.Since)
            .ToListAsync(ct);
        var lookup = await names.OfAsync(mailboxes.Select(m => new PersonId(m.Id)), ct);
        var invited = await InvitedAsync(lookup, mailboxes.Select(m => new PersonId(m.Id)), ct);
        return
        [
            .. mailboxes.Select(m => new UnreachablePerson(
                m,
                invited.GetValueOrDefault(new(m.Id), lookup[new(m.Id)])
            )
            {
                IsInvited = invited.ContainsKey(new(m.Id)),
            }),
        ];
    }

    /// <summary>The name of somebody as the list shows it.</summary>
    public async Task<string> NameAsync(PersonId person, CancellationToken ct)
    {
        var lookup = await names.OfAsync([person], ct);
        return (await InvitedAsync(lookup, [person], ct)).GetValueOrDefault(person, lookup[person]);
    }

    private async Task<Dictionary<PersonId, string>> InvitedAsync(
        NameLookup known,
        IEnumerable<PersonId> people,
        CancellationToken ct
    )
    {
        PersonId[] unknown = [.. people.Where(p => known.Card(p) is null).Distinct()];
        var found = new Dictionary<PersonId, string>();
        foreach (var source in unknown.Length == 0 ? [] : waiting)
        {
            foreach (var (person, name) in await source.NamesAsync(session, unknown, ct))
            {
                found[person] = name;
            }
        }

        return found;
    }

    public Task<int> UndecidedAsync(CancellationToken ct) =>
        new OutboxFilter(OutboxFilter.Undecided).Of(Known()).CountAsync(ct);

    private IQueryable<Dispatch> Known() => WithoutSigningIn(session.Query<Dispatch>());

    /// <summary>When somebody signs in is nobody else's business, unless the mail got stuck.</summary>
    internal static IQueryable<Dispatch> WithoutSigningIn(IQueryable<Dispatch> all) =>
        all.Where(d =>
            d.Kind != SignInMailWriter.MailKind
            || d.State == DispatchState.Refused
            || d.State == DispatchState.Unclear
            || d.State == DispatchState.Parked
        );
}
