namespace Netzwerk.Domain.Groups;

/// <summary>A group says something of its own to those it invites.</summary>
[StoredAs("group-invitation-worded.1")]
public sealed record GroupInvitationWorded([property: Personal] string Text) : GroupEvent;

/// <summary>
/// A group has a new open link by which people come to its form for joining, and are let in at once or not; an older one
/// is good no longer.
/// </summary>
[StoredAs("invite-link-renewed.1")]
public sealed record InviteLinkRenewed(InviteLinkId Link, bool AdmitsAtOnce) : GroupEvent;

/// <summary>The open link of a group is good no longer.</summary>
[StoredAs("invite-link-switched-off.1")]
public sealed record InviteLinkSwitchedOff : GroupEvent;

/// <summary>The open link of a group, and whether whoever comes by it is let in at once.</summary>
public sealed record InviteLink(InviteLinkId Id, bool AdmitsAtOnce);

public sealed partial record Group
{
    /// <summary>What the group says to those it invites, beside its mandate.</summary>
    public string InvitationText { get; init; } = "";

    /// <summary>The link that can be printed on a flyer, when there is one.</summary>
    public InviteLink? InviteLink { get; init; }

    /// <summary>Whether one can ask to join it, by this link or without.</summary>
    public bool TakesRequests(InviteLinkId? link) =>
        !IsClosed
        && (Openness is GroupOpenness.Open || (link is not null && InviteLink?.Id == link));

    /// <summary>Whoever came by a link that was renewed since is asked for like everybody else.</summary>
    public bool AdmitsAtOnce(InviteLinkId? link) =>
        !IsClosed && link is not null && InviteLink is { AdmitsAtOnce: true } now && now.Id == link;

    private Group WithInviting(GroupEvent happened) =>
        happened switch
        {
            GroupInvitationWorded e => this with { InvitationText = e.Text },
            InviteLinkRenewed e => this with { InviteLink = new(e.Link, e.AdmitsAtOnce) },
            InviteLinkSwitchedOff => this with { InviteLink = null },
            GroupClosed => this with { InviteLink = null },
            _ => this,
        };
}

/// <summary>The wish that a group says something else to those it invites.</summary>
public sealed record WordGroupInvitation(string? Text);

/// <summary>The wish for a new open link; the old one ends.</summary>
public sealed record RenewInviteLink(InviteLinkId Link, bool AdmitsAtOnce);

/// <summary>The wish that the open link of a group ends.</summary>
public sealed record SwitchInviteLinkOff;

/// <summary>The rules of what a group says to those it invites, and of its open link.</summary>
public static class InvitingDecisions
{
    /// <summary>Half a page: more belongs into the mandate.</summary>
    public const int LongestText = 2000;

    private static readonly GroupEvent[] Nothing = [];

    public static Outcome<GroupEvent> Decide(Group group, WordGroupInvitation ask)
    {
        var text = PlainText.Lines(ask.Text);
        return group.IsClosed ? new Refusal("group.closed")
            : text.Length > LongestText ? new Refusal("invitation.text-too-long", "Text")
            : text == group.InvitationText ? Nothing
            : new GroupInvitationWorded(text);
    }

    public static Outcome<GroupEvent> Decide(Group group, RenewInviteLink ask) =>
        group.IsClosed ? new Refusal("group.closed")
        : group.InviteLink == new InviteLink(ask.Link, ask.AdmitsAtOnce) ? Nothing
        : new InviteLinkRenewed(ask.Link, ask.AdmitsAtOnce);

    public static Outcome<GroupEvent> Decide(Group group, SwitchInviteLinkOff _) =>
        group.InviteLink is null ? Nothing : new InviteLinkSwitchedOff();
}
