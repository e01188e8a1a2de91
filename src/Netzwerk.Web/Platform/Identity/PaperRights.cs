using System.Security.Claims;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Papers;

namespace Netzwerk.Web.Platform.Identity;

/// <summary>What somebody may do with the papers of one group; what they may not see is not there for them.</summary>
public sealed record PaperRights(GroupRights Group, PersonId? Me)
{
    public static readonly PaperRights None = new(GroupRights.None, Me: null);

    private bool IsEnded { get; init; }

    private bool IsPublic { get; init; }

    private bool IsFiler { get; init; }

    /// <summary>Sees and arranges all papers: who leads the group or takes its minutes, and coordinators.</summary>
    public bool Keep => Group.WriteMinutes;

    public bool File => !IsEnded && (Keep || (IsFiler && Group.SeeClosed));

    /// <summary>Whether the page of papers is there at all.</summary>
    public bool SeeList => Group.See || IsPublic;

    public bool Arrange => !IsEnded && Group.Describe;

    public bool Sees(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return paper.Level switch
        {
            PaperLevel.Leaders => Keep,
            PaperLevel.Everybody => Group.See || (IsPublic && paper.IsThere),
            _ => Group.SeeClosed,
        };
    }

    /// <summary>Whoever only may read what is for everybody gets the newest version and no names.</summary>
    public bool SeesVersions(Paper paper) => Group.See && Sees(paper);

    public bool Change(Paper paper) => !IsEnded && Owns(paper);

    /// <summary>Also after the group ended: what should not stand there must be able to go.</summary>
    public bool TakeAway(Paper paper) => Owns(paper);

    /// <summary>The levels that this person can give a paper.</summary>
    public IReadOnlyList<PaperLevel> Levels(Group group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return !Keep ? [PaperLevel.Members]
            : group.Openness is GroupOpenness.Private ? [PaperLevel.Members, PaperLevel.Leaders]
            : [PaperLevel.Members, PaperLevel.Leaders, PaperLevel.Everybody];
    }

    public static PaperRights Of(Group? group, ClaimsPrincipal? user) =>
        group is null
            ? None
            : new(Permissions.RightsIn(group, user), Caller.PersonOf(user))
            {
                IsEnded = group.IsClosed,
                IsPublic = !group.IsClosed && group.Openness is not GroupOpenness.Private,
                IsFiler =
                    group.MembersFilePapers
                    && Caller.PersonOf(user) is { } me
                    && group.MemberOf(me)?.Role is GroupRole.Member,
            };

    private bool Owns(Paper paper) =>
        Keep || (Group.Role is GroupRole.Member && Me == paper.By && Sees(paper));
}
