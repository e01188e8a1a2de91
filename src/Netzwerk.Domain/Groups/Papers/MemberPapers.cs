namespace Netzwerk.Domain.Groups.Papers;

/// <summary>A group lets all its members put papers there, or only those who lead it and take its minutes.</summary>
[StoredAs("group-members-file-papers.1")]
public sealed record GroupMembersFilePapers(bool Allowed) : GroupEvent;

/// <summary>The wish that all members of a group may put papers there, or no longer.</summary>
public sealed record LetMembersFile(bool Allowed);

/// <summary>The rules for who puts papers into a group.</summary>
public static class MemberPaperDecisions
{
    private static readonly GroupEvent[] Nothing = [];

    public static Outcome<GroupEvent> Decide(Group group, LetMembersFile ask)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(ask);
        return group.MembersFilePapers == ask.Allowed ? Nothing
            : group.IsClosed ? new Refusal("paper.group-closed")
            : new GroupMembersFilePapers(ask.Allowed);
    }
}
