using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups.Joining.Invitations;

/// <summary>Finds the history of somebody's invitations into a group, also when another entry of the person was invited.</summary>
public static class InvitationHistories
{
    public static async Task<Guid> FindAsync(
        IQuerySession session,
        GroupId group,
        PersonId person,
        DateOnly today,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var entries = await PersonVault.EntriesOfAsync(session, person, ct);
        Guid[] others = [.. entries.Select(e => GroupInvitation.IdOf(group, e))];
        var invited =
            others.Length == 0 ? [] : await session.LoadManyAsync<GroupInvitation>(ct, others);
        return invited.FirstOrDefault(i => i.IsOpenOn(today) || i.RestsOn(today))?.Id
            ?? GroupInvitation.IdOf(group, person);
    }
}
