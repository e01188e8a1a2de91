using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Groups.Joining.Invitations;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Demo.Inviting;

/// <summary>Inviting a few people of the county into a group, with words of its own.</summary>
internal sealed class InvitingActs(InvitationCommands invitations)
{
    private const string Words =
        "Wir suchen Menschen, die aus ihrer Arbeit berichten. Drei Treffen im Jahr, zwei Stunden, gern auch als Gast.";

    public async Task<IReadOnlyList<CommandResult>> InviteAsync(
        GroupId group,
        IReadOnlyList<DemoPerson> people,
        DateOnly until,
        Asker by,
        CancellationToken ct
    )
    {
        InviteRow[] rows =
        [
            .. people.Select(p => new InviteRow(
                p.Card.FullName,
                p.Card.FullName,
                p.Card.Mail,
                InviteStanding.Known
            )
            {
                Chosen = p.Id,
            }),
        ];
        var worded = await invitations.WordAsync(group, Words, by, ct);
        var (invited, _) = await invitations.InviteAsync(
            group,
            rows,
            GroupRole.Guest,
            until,
            by,
            ct
        );
        return [worded, invited];
    }
}
