using JasperFx.Events;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Groups.Joining;

/// <summary>The mails to somebody who wishes to join: prove the address, welcome, or a polite no.</summary>
public sealed class JoinMails : MailReaction
{
    public const string Confirmation = "join-confirmation";

    public const string Welcome = "join-welcome";

    public const string Declined = "join-declined";

    /// <summary>Over a weekend nobody reads the office's mail, but a link lies in mailboxes others may open.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromHours(48);

    /// <summary>As long as the links under every mail.</summary>
    public static readonly TimeSpan LeaveLinkLife = TimeSpan.FromDays(400);

    private readonly LinkTokens _links;

    public JoinMails(DispatchQueue queue, LinkTokens links)
        : base(queue)
    {
        _links = links;
        Name = "join-mails";
        IncludeType<JoinRequested>();
        IncludeType<JoinRequestAdmitted>();
        IncludeType<JoinRequestDeclined>();
    }

    /// <summary>The link of the welcome by which somebody leaves again.</summary>
    public static LinkGrant LeaveLink(
        LinkTokens links,
        GroupId group,
        PersonId person,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(links);
        return links.Grant(LinkPurpose.LeaveGroup, group.Value, person.Value, now + LeaveLinkLife);
    }

    protected override async Task<IReadOnlyCollection<Dispatch>> PlanAsync(
        IEvent happened,
        IDocumentOperations session,
        CancellationToken ct
    )
    {
        if (await session.LoadAsync<JoinRequest>(happened.StreamId, ct) is not { } request)
        {
            return [];
        }

        if (happened.Data is JoinRequested)
        {
            session.Store(
                _links.Grant(
                    LinkPurpose.JoinConfirmation,
                    request.Id,
                    request.Person.Value,
                    happened.Timestamp + LinkLife
                )
            );
        }

        if (happened.Data is JoinRequestAdmitted)
        {
            session.Store(LeaveLink(_links, request.Group, request.Person, happened.Timestamp));
        }

        var kind = happened.Data switch
        {
            JoinRequested => Confirmation,
            JoinRequestAdmitted => Welcome,
            _ => Declined,
        };
        return [Dispatch.Of(kind, request.Person, request.Id, happened.Timestamp)];
    }
}
