using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Groups.Joining.Invitations;

/// <summary>One invitation in the list: who, and where it stands.</summary>
public sealed record InvitationRow(GroupInvitation Invitation, string Name, string Mail)
{
    public string Shown => Name.Length == 0 ? Mail : Name;
}

/// <summary>Loads the invitations of a group for who manages its members.</summary>
public sealed class InvitationScreens(
    IQuerySession session,
    PersonVault vault,
    Invitees invitees,
    LinkTokens links,
    PublicUrl site,
    TimeProvider clock
)
{
    /// <summary>
    /// Open ones first, the one that ends soonest first. Of people in no directory nothing is left once the end day has
    /// passed, and they are left out.
    /// </summary>
    public async Task<IReadOnlyList<InvitationRow>> OfAsync(
        GroupId group,
        bool knowsDirectory,
        CancellationToken ct
    )
    {
        var all = await session.QueryAsync<GroupInvitation>(
            "where d.data ->> 'group' = ?",
            ct,
            group.ToString()
        );
        var people = all.Select(i => i.Person).ToArray();
        var cards = await vault.FindAsync(session, people, ct);
        var waiting = await invitees.OpenAsync(session, people, ct);
        var today = Appointment.LocalDay(clock.GetUtcNow());
        return
        [
            .. all.Select(i => Row(i, knowsDirectory, cards, waiting))
                .OfType<InvitationRow>()
                .OrderBy(r => !r.Invitation.IsOpenOn(today))
                .ThenBy(r => r.Invitation.Until)
                .ThenBy(r => r.Shown, StringComparer.CurrentCulture),
        ];
    }

    public Uri? OpenLink(Group group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.InviteLink is { } link
            ? site.To(
                "/mitmachen/gruppe/" + links.Token(LinkPurpose.InviteLink, group.Id, link.Id.Value)
            )
            : null;
    }

    private static InvitationRow? Row(
        GroupInvitation invitation,
        bool knowsDirectory,
        IReadOnlyDictionary<PersonId, PersonCard> cards,
        IReadOnlyDictionary<PersonId, InviteeCard> waiting
    ) =>
        cards.TryGetValue(invitation.Person, out var card)
            // A chair who typed an address does not learn from it who is in the directory.
            ? new(
                invitation,
                knowsDirectory || invitation.State is GroupInvitationState.Accepted
                    ? card.FullName
                    : "",
                card.Mail
            )
        : waiting.TryGetValue(invitation.Person, out var invitee)
            ? new(invitation, invitee.Name, invitee.Mail)
        : null;
}
