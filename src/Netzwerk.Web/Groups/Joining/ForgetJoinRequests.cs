using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Groups.Joining;

/// <summary>
/// Every night: forgets who asked to join and never proved the address, or was declined long ago. Whoever has
/// another place in the network stays; what they wrote goes. The histories keep identifiers only.
/// </summary>
public sealed class ForgetJoinRequests(
    IDocumentStore store,
    CommandRunner commands,
    PersonErasure erasure,
    TimeProvider clock
)
{
    /// <summary>law.md WB-14.</summary>
    public static readonly TimeSpan UnconfirmedKept = TimeSpan.FromDays(14);

    /// <summary>law.md DP-20: six months, in which a decision can still be asked about.</summary>
    public static readonly TimeSpan DeclinedKept = TimeSpan.FromDays(183);

    public async Task RunAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var requests = await session.Query<JoinRequest>().ToListAsync(ct);
        var due = new List<JoinRequest>();
        foreach (var request in requests)
        {
            if (await IsDueAsync(session, request, ct))
            {
                due.Add(request);
            }
        }

        await ForgetWordsAsync(due, ct);
        var stays = requests.Except(due).Select(r => r.Person).ToHashSet();
        foreach (var person in due.Select(r => r.Person).Distinct().Where(p => !stays.Contains(p)))
        {
            await EraseAsync(session, person, ct);
        }
    }

    private async Task<bool> IsDueAsync(
        IQuerySession session,
        JoinRequest request,
        CancellationToken ct
    )
    {
        TimeSpan? kept = request.State switch
        {
            JoinRequestState.Unconfirmed => UnconfirmedKept,
            JoinRequestState.Declined => DeclinedKept,
            _ => null,
        };
        if (kept is null)
        {
            return false;
        }

        var history = await session.Events.FetchStreamStateAsync(request.Id, ct);
        return history is not null && history.LastTimestamp + kept <= clock.GetUtcNow();
    }

    private async Task ForgetWordsAsync(List<JoinRequest> due, CancellationToken ct)
    {
        var old = clock.GetUtcNow() - JoinLimits.MailWindow;
        await using var session = store.LightweightSession();
        session.DeleteWhere<JoinCount>(c => c.Since < old);
        foreach (var request in due)
        {
            session.Delete<SealedJoinLetter>(request.Id);
        }

        await session.SaveChangesAsync(ct);
    }

    private async Task EraseAsync(IQuerySession session, PersonId person, CancellationToken ct)
    {
        if (
            await session.LoadAsync<Person>(person.Value, ct)
                is {
                    Source: PersonSource.JoinRequest,
                    Role: NetworkRole.None,
                    IsErased: false,
                    MergedInto: null,
                    TookOver.Count: 0,
                }
            && !await HasAPlaceAsync(session, person, ct)
        )
        {
            await commands.RunAsync(
                Originator.Job,
                (work, token) => erasure.EraseAsync(work, person, token),
                ct
            );
        }
    }

    private static async Task<bool> HasAPlaceAsync(
        IQuerySession session,
        PersonId person,
        CancellationToken ct
    ) =>
        (await session.Query<Group>().ToListAsync(ct)).Any(g => g.Concerns(person))
        || (await session.Query<Meeting>().ToListAsync(ct)).Any(m =>
            m.InviteeOf(person) is not null
        );
}
