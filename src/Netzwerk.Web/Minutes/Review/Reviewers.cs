using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;

namespace Netzwerk.Web.Minutes.Review;

/// <summary>Before whom minutes are laid: members of the group who were invited to the meeting. Guests are not asked.</summary>
public static class Reviewers
{
    public static IReadOnlyList<PersonId> Of(Meeting meeting, Group group)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        return [.. meeting.Invitees.Select(i => i.Person).Where(p => IsMember(group, p))];
    }

    public static bool Has(Meeting meeting, Group group, PersonId person)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        return meeting.InviteeOf(person) is not null && IsMember(group, person);
    }

    /// <summary>Who gets the approved minutes, absent or not.</summary>
    public static IReadOnlyList<PersonId> Members(Group group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return [.. group.Members.Select(m => m.Person).Where(p => IsMember(group, p))];
    }

    public static bool IsMember(Group group, PersonId person)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.MemberOf(person)?.Role is not (null or GroupRole.Guest);
    }
}
