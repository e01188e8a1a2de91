using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Groups.Joining.Invitations;

/// <summary>Whoever is erased is invited nowhere any more, and no address waits for them.</summary>
public sealed class InvitationErasure : IErasureStep
{
    public async Task EraseAsync(Work work, PersonId person, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(work);
        var invitations = await work.Session.QueryAsync<GroupInvitation>(
            "where d.data ->> 'person' = ?",
            ct,
            person.ToString()
        );
        foreach (var invitation in invitations)
        {
            await work.ChangeAsync<GroupInvitation, GroupInvitationEvent>(
                invitation.Id,
                i => GroupInvitationDecisions.Decide(i, new WithdrawGroupInvitation()),
                ct
            );
        }

        work.Session.DeleteWhere<SealedInvitee>(i => i.Person == person.Value);
    }
}
