using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups.Joining.Invitations;

/// <summary>
/// Every night: ends invitations whose day has passed, and forgets the addresses of people who were invited, are in no
/// directory, and are waited for nowhere any more.
/// </summary>
public sealed class ForgetInvitees(IDocumentStore store, CommandRunner commands, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var today = Appointment.LocalDay(clock.GetUtcNow());
        await using var session = store.QuerySession();
        var due = await session
            .Query<GroupInvitation>()
            .Where(i => i.State == GroupInvitationState.Open && i.Until < today)
            .ToListAsync(ct);
        foreach (var invitation in due)
        {
            await commands.ChangeAsync<GroupInvitation, GroupInvitationEvent>(
                invitation.Id,
                i => GroupInvitationDecisions.Decide(i, new ExpireGroupInvitation(), today),
                Originator.Job,
                ct
            );
        }

        foreach (var invitee in await session.Query<SealedInvitee>().ToListAsync(ct))
        {
            await ForgetAsync(invitee, today, ct);
        }
    }

    private async Task ForgetAsync(SealedInvitee invitee, DateOnly today, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var person = new PersonId(invitee.Person);
        var waits = (
            await session.QueryAsync<GroupInvitation>(
                "where d.data ->> 'person' = ?",
                ct,
                person.ToString()
            )
        ).Any(i => i.IsOpenOn(today) || i.RestsOn(today));
        if (waits)
        {
            return;
        }

        session.Delete<SealedInvitee>(invitee.Id);
        // Whoever joined has become a person of the directory, and the key is theirs.
        if (await session.LoadAsync<Person>(invitee.Person, ct) is null)
        {
            session.Delete<PersonKey>(invitee.Person);
            session.Delete<MailboxState>(invitee.Person);
            session.DeleteWhere<LinkGrant>(g => g.Person == invitee.Person);
        }

        await session.SaveChangesAsync(ct);
    }
}
