namespace Netzwerk.Domain.Groups;

/// <summary>Something that happened to somebody's wish to join a group.</summary>
[AboutPeople(
    "that somebody asked to join a group, by id",
    "decide about the request and prove the decision",
    Basis = "Art. 6(1)(b) GDPR",
    SeenBy = "coordination, chair of the group",
    Kept = "as an id that leads nowhere"
)]
public abstract record JoinRequestEvent;

/// <summary>Where a wish to join stands: the address is not yet proved, it waits for the coordination, or it was answered.</summary>
public enum JoinRequestState
{
    Unconfirmed,
    Waiting,
    Admitted,
    Declined,
}

/// <summary>
/// Somebody asked to join a group, perhaps by its open link; name, address and sentence lie in the vault under the person.
/// </summary>
[StoredAs("join-requested.1")]
public sealed record JoinRequested(GroupId Group, PersonId Person, InviteLinkId? Link = null)
    : JoinRequestEvent;

/// <summary>The address of somebody who asked to join was proved by the link sent to it.</summary>
[StoredAs("join-request-confirmed.1")]
public sealed record JoinRequestConfirmed : JoinRequestEvent;

/// <summary>A wish to join was granted.</summary>
[StoredAs("join-request-admitted.1")]
public sealed record JoinRequestAdmitted : JoinRequestEvent;

/// <summary>A wish to join was declined.</summary>
[StoredAs("join-request-declined.1")]
public sealed record JoinRequestDeclined : JoinRequestEvent;

/// <summary>An online wish to join a group: proved by mail, then answered by the coordination.</summary>
public sealed record JoinRequest(Guid Id, GroupId Group, PersonId Person, JoinRequestState State)
    : IFolded<JoinRequest, JoinRequestEvent>
{
    public int Version { get; init; }

    /// <summary>The open link of the group that it came by.</summary>
    public InviteLinkId? Link { get; init; }

    public static JoinRequest? Evolve(JoinRequest? request, Guid id, object happened) =>
        (request, happened) switch
        {
            (null, JoinRequested e) => new(id, e.Group, e.Person, JoinRequestState.Unconfirmed)
            {
                Link = e.Link,
            },
            ({ } r, JoinRequestConfirmed) => r with { State = JoinRequestState.Waiting },
            ({ } r, JoinRequestAdmitted) => r with { State = JoinRequestState.Admitted },
            ({ } r, JoinRequestDeclined) => r with { State = JoinRequestState.Declined },
            _ => request,
        };
}

/// <summary>The wish to join a group.</summary>
public sealed record RequestToJoin(GroupId Group, PersonId Person, InviteLinkId? Link = null);

/// <summary>The proof that the address of a wish to join is right.</summary>
public sealed record ConfirmJoinRequest;

/// <summary>The wish to let somebody in.</summary>
public sealed record AdmitJoinRequest;

/// <summary>The wish to turn somebody's request down.</summary>
public sealed record DeclineJoinRequest;

/// <summary>The rules for joining a group online.</summary>
public static class JoinRequestDecisions
{
    private static readonly JoinRequestEvent[] Nothing = [];

    public static Outcome<JoinRequestEvent> Decide(Group group, RequestToJoin ask) =>
        !group.TakesRequests(ask.Link) ? new Refusal("join.group-not-open")
        : group.MemberOf(ask.Person) is not null ? new Refusal("join.already-member")
        : new JoinRequested(ask.Group, ask.Person, ask.Link);

    public static Outcome<JoinRequestEvent> Decide(JoinRequest request, ConfirmJoinRequest _) =>
        request.State == JoinRequestState.Unconfirmed ? new JoinRequestConfirmed() : Nothing;

    /// <summary>
    /// Whoever came by the link of a group that lets them in does not wait. Whoever is blocked is turned down, and hears no
    /// more than others do.
    /// </summary>
    public static Outcome<JoinRequestEvent> Decide(
        JoinRequest request,
        ConfirmJoinRequest _,
        Group group,
        PersonId person
    ) =>
        request.State != JoinRequestState.Unconfirmed ? Nothing
        : group.IsBlocked(person)
            ? (JoinRequestEvent[])[new JoinRequestConfirmed(), new JoinRequestDeclined()]
        : group.AdmitsAtOnce(request.Link)
            ? (JoinRequestEvent[])[new JoinRequestConfirmed(), new JoinRequestAdmitted()]
        : new JoinRequestConfirmed();

    public static Outcome<JoinRequestEvent> Decide(JoinRequest request, AdmitJoinRequest _) =>
        request.State switch
        {
            JoinRequestState.Waiting => new JoinRequestAdmitted(),
            JoinRequestState.Admitted => Nothing,
            JoinRequestState.Declined => new Refusal("join.already-declined"),
            _ => new Refusal("join.not-confirmed"),
        };

    public static Outcome<JoinRequestEvent> Decide(JoinRequest request, DeclineJoinRequest _) =>
        request.State switch
        {
            JoinRequestState.Waiting => new JoinRequestDeclined(),
            JoinRequestState.Declined => Nothing,
            JoinRequestState.Admitted => new Refusal("join.already-admitted"),
            _ => new Refusal("join.not-confirmed"),
        };
}
