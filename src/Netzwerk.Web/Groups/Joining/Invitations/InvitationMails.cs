using System.Globalization;
using JasperFx.Events;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Groups.Joining.Invitations;

/// <summary>Who sent an invitation last.</summary>
public static class Inviters
{
    public static async Task<PersonId?> OfAsync(
        IQuerySession session,
        Guid invitation,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var facts = await session.Events.FetchStreamAsync(invitation, token: ct);
        var sent = facts.LastOrDefault(f => f.Data is GroupInvitationSent);
        return PersonId.TryParse(sent?.UserName, provider: null, out var person) ? person : null;
    }
}

/// <summary>The mails of an invitation to join: the invitation, the same once more, and the welcome.</summary>
public sealed class InvitationMails : MailReaction
{
    public const string ToKnown = "group-invitation";

    public const string ToNew = "group-invitation-new";

    private readonly LinkTokens _links;

    public InvitationMails(DispatchQueue queue, LinkTokens links)
        : base(queue)
    {
        _links = links;
        Name = "invitation-mails";
        IncludeType<GroupInvitationSent>();
        IncludeType<GroupInvitationSentAgain>();
        IncludeType<GroupInvitationAccepted>();
    }

    /// <summary>Each sending is a mail of its own; one that was overtaken by the next is not sent any more.</summary>
    public static string DetailOf(GroupInvitation invitation)
    {
        ArgumentNullException.ThrowIfNull(invitation);
        var round = invitation.Round.ToString(CultureInfo.InvariantCulture);
        return invitation.WasSentAgain ? round + "-again" : round;
    }

    protected override async Task<IReadOnlyCollection<Dispatch>> PlanAsync(
        IEvent happened,
        IDocumentOperations session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(session);
        if (await session.LoadAsync<GroupInvitation>(happened.StreamId, ct) is not { } invitation)
        {
            return [];
        }

        var detail = DetailOf(invitation);
        if (happened.Data is GroupInvitationAccepted accepted)
        {
            session.Store(
                JoinMails.LeaveLink(_links, invitation.Group, accepted.Person, happened.Timestamp)
            );
            return
            [
                Dispatch.Of(
                    JoinMails.Welcome,
                    accepted.Person,
                    invitation.Id,
                    happened.Timestamp,
                    detail
                ),
            ];
        }

        var person = invitation.Person;
        session.Store(
            _links.Grant(
                LinkPurpose.GroupInvitation,
                invitation.Id,
                person.Value,
                Appointment.EndOf(invitation.Until)
            )
        );
        var isKnown = await session.LoadAsync<Person>(person.Value, ct) is not null;
        return
        [
            Dispatch.Of(
                isKnown ? ToKnown : ToNew,
                person,
                invitation.Id,
                happened.Timestamp,
                detail
            ),
        ];
    }
}
