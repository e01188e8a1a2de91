using System.Security.Cryptography;

namespace Netzwerk.Domain.Groups;

/// <summary>Something that happened to an invitation to join a group.</summary>
[AboutPeople(
    "that somebody was invited into a group, by id, and what they said",
    "let people join whom the group wants, and write to nobody who said no",
    SeenBy = "coordination, chair of the group",
    Kept = "as an id that leads nowhere"
)]
public abstract record GroupInvitationEvent;

/// <summary>Where an invitation to join stands: waits for an answer, was answered, taken back, or its end day has passed.</summary>
public enum GroupInvitationState
{
    Open,
    Accepted,
    Declined,
    Withdrawn,
    Expired,
}

/// <summary>Somebody was invited to join a group, in a role and until a day.</summary>
[StoredAs("group-invitation-sent.1")]
public sealed record GroupInvitationSent(
    GroupId Group,
    PersonId Person,
    GroupRole Role,
    DateOnly Until
) : GroupInvitationEvent;

/// <summary>An invitation to join went out once more, good until a day.</summary>
[StoredAs("group-invitation-sent-again.1")]
public sealed record GroupInvitationSentAgain(DateOnly Until) : GroupInvitationEvent;

/// <summary>Somebody who was invited to join a group did.</summary>
[StoredAs("group-invitation-accepted.1")]
public sealed record GroupInvitationAccepted(PersonId Person) : GroupInvitationEvent;

/// <summary>Somebody who was invited to join a group said no.</summary>
[StoredAs("group-invitation-declined.1")]
public sealed record GroupInvitationDeclined : GroupInvitationEvent;

/// <summary>An invitation to join was taken back.</summary>
[StoredAs("group-invitation-withdrawn.1")]
public sealed record GroupInvitationWithdrawn : GroupInvitationEvent;

/// <summary>The end day of an invitation to join passed without an answer.</summary>
[StoredAs("group-invitation-expired.1")]
public sealed record GroupInvitationExpired : GroupInvitationEvent;

/// <summary>The invitations of one person into one group: there is one at a time, and it is answered once.</summary>
public sealed record GroupInvitation(
    Guid Id,
    GroupId Group,
    PersonId Person,
    GroupRole Role,
    DateOnly Until,
    GroupInvitationState State
) : IFolded<GroupInvitation, GroupInvitationEvent>
{
    public int Version { get; init; }

    /// <summary>How often this person was invited anew: the first, a second one after the first had ended.</summary>
    public int Round { get; init; } = 1;

    public bool WasSentAgain { get; init; }

    public bool IsOpenOn(DateOnly today) => State is GroupInvitationState.Open && today <= Until;

    /// <summary>An open invitation is over after its last day, whether or not anybody has noted that.</summary>
    public GroupInvitationState StateOn(DateOnly today) =>
        State is GroupInvitationState.Open && !IsOpenOn(today)
            ? GroupInvitationState.Expired
            : State;

    /// <summary>Said no, and is not asked again before the end day.</summary>
    public bool RestsOn(DateOnly today) => State is GroupInvitationState.Declined && today <= Until;

    /// <summary>One history for each person and group, so that nobody has two invitations.</summary>
    public static Guid IdOf(GroupId group, PersonId person)
    {
        Span<byte> both = stackalloc byte[32];
        group.Value.TryWriteBytes(both);
        person.Value.TryWriteBytes(both[16..]);
        return new(SHA256.HashData(both).AsSpan(0, 16));
    }

    public static GroupInvitation? Evolve(GroupInvitation? invitation, Guid id, object happened) =>
        (invitation, happened) switch
        {
            (_, GroupInvitationSent e) => new(
                id,
                e.Group,
                e.Person,
                e.Role,
                e.Until,
                GroupInvitationState.Open
            )
            {
                Round = (invitation?.Round ?? 0) + 1,
            },
            ({ } i, GroupInvitationSentAgain e) => i with { Until = e.Until, WasSentAgain = true },
            ({ } i, GroupInvitationAccepted) => i with { State = GroupInvitationState.Accepted },
            ({ } i, GroupInvitationDeclined) => i with { State = GroupInvitationState.Declined },
            ({ } i, GroupInvitationWithdrawn) => i with { State = GroupInvitationState.Withdrawn },
            ({ } i, GroupInvitationExpired) => i with { State = GroupInvitationState.Expired },
            _ => invitation,
        };
}

/// <summary>The wish to invite somebody into a group, in a role and until a day.</summary>
public sealed record InviteToGroup(GroupId Group, PersonId Person, GroupRole Role, DateOnly Until);

/// <summary>The wish to send an invitation to join once more.</summary>
public sealed record SendGroupInvitationAgain(DateOnly Until);

/// <summary>The wish to join, by somebody who was invited.</summary>
public sealed record AcceptGroupInvitation(PersonId Person);

/// <summary>The wish not to join, by somebody who was invited.</summary>
public sealed record DeclineGroupInvitation;

/// <summary>The wish to take an invitation to join back.</summary>
public sealed record WithdrawGroupInvitation;

/// <summary>The end of an invitation to join whose day has passed.</summary>
public sealed record ExpireGroupInvitation;

/// <summary>The rules for inviting people into a group.</summary>
public static class GroupInvitationDecisions
{
    /// <summary>A quarter: a link that lies in a mailbox longer is forgotten, but still works for whoever finds it.</summary>
    public const int LongestDays = 90;

    /// <summary>Long enough for a holiday.</summary>
    public const int UsualDays = 30;

    private static readonly GroupInvitationEvent[] Nothing = [];

    /// <summary>Who is a member, is invited or has just said no is not written to again.</summary>
    public static Outcome<GroupInvitationEvent> Decide(
        GroupInvitation? invitation,
        InviteToGroup ask,
        Group group,
        DateOnly today
    ) =>
        (Trouble(group, ask.Until, today) ?? Check(group, ask)) is { } refusal ? refusal
        : group.MemberOf(ask.Person) is not null
        || invitation?.IsOpenOn(today) is true
        || invitation?.RestsOn(today) is true
            ? Nothing
        : new GroupInvitationSent(ask.Group, ask.Person, ask.Role, ask.Until);

    /// <summary>Once: whoever does not answer then has answered.</summary>
    public static Outcome<GroupInvitationEvent> Decide(
        GroupInvitation invitation,
        SendGroupInvitationAgain ask,
        Group group,
        DateOnly today
    ) =>
        Trouble(group, ask.Until, today) is { } refusal ? refusal
        : !invitation.IsOpenOn(today) ? new Refusal("invitation.gone")
        : invitation.WasSentAgain ? Nothing
        : new GroupInvitationSentAgain(ask.Until);

    /// <summary>Also after a no: people change their minds. Whoever is blocked hears that it is good no longer.</summary>
    public static Outcome<GroupInvitationEvent> Decide(
        GroupInvitation invitation,
        AcceptGroupInvitation ask,
        Group group,
        DateOnly today
    ) =>
        invitation.State is GroupInvitationState.Accepted ? Nothing
        : group.IsClosed || group.IsBlocked(ask.Person) ? new Refusal("invitation.gone")
        : invitation.IsOpenOn(today) || invitation.RestsOn(today)
            ? new GroupInvitationAccepted(ask.Person)
        : new Refusal("invitation.gone");

    public static Outcome<GroupInvitationEvent> Decide(
        GroupInvitation invitation,
        DeclineGroupInvitation _
    ) =>
        invitation.State switch
        {
            GroupInvitationState.Open => new GroupInvitationDeclined(),
            GroupInvitationState.Accepted => new Refusal("invitation.accepted"),
            _ => Nothing,
        };

    public static Outcome<GroupInvitationEvent> Decide(
        GroupInvitation invitation,
        WithdrawGroupInvitation _
    ) => invitation.State is GroupInvitationState.Open ? new GroupInvitationWithdrawn() : Nothing;

    public static Outcome<GroupInvitationEvent> Decide(
        GroupInvitation invitation,
        ExpireGroupInvitation _,
        DateOnly today
    ) =>
        invitation.State is GroupInvitationState.Open && today > invitation.Until
            ? new GroupInvitationExpired()
            : Nothing;

    private static Refusal? Trouble(Group group, DateOnly until, DateOnly today) =>
        group.IsClosed ? new("group.closed")
        : until < today || until > today.AddDays(LongestDays)
            ? new("invitation.day-unusable", "Until")
        : null;

    private static Refusal? Check(Group group, InviteToGroup ask) =>
        !Enum.IsDefined(ask.Role) || ask.Role is GroupRole.Chair
            ? new("invitation.role-unusable", "Role")
            : group.Bars(ask.Person);
}
