using Netzwerk.Domain.Groups;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Groups;

public sealed class SeatingMembers
{
    [Fact]
    public void A_person_takes_a_seat_for_an_organisation()
    {
        var group = AGroup
            .Founded.When(g =>
                GroupDecisions.Decide(g, new SeatMember(Anna, School, GroupRole.Chair))
            )
            .Then(new MemberSeated(Anna, School, GroupRole.Chair))
            .State;
        Assert.Equal(new Member(Anna, School, GroupRole.Chair), group.MemberOf(Anna));
        Assert.Null(group.MemberOf(Ben));
    }

    [Fact]
    public void Seating_a_member_in_another_role_changes_the_role() =>
        AGroup
            .WithAnna.When(g =>
                GroupDecisions.Decide(g, new SeatMember(Anna, School, GroupRole.MinuteTaker))
            )
            .Then(new MemberRoleChanged(Anna, GroupRole.MinuteTaker));

    [Fact]
    public void Seating_a_member_for_another_organisation_moves_the_seat()
    {
        var group = AGroup
            .WithAnna.When(g =>
                GroupDecisions.Decide(g, new SeatMember(Anna, Office, GroupRole.Member))
            )
            .Then(new MemberSeated(Anna, Office, GroupRole.Member))
            .State;
        Assert.Equal(Office, Assert.Single(group.Members).Organisation);
    }

    [Fact]
    public void A_role_that_does_not_exist_is_refused()
    {
        AGroup
            .Founded.When(g => GroupDecisions.Decide(g, new SeatMember(Anna, null, (GroupRole)9)))
            .ThenRefused("member.role-missing", "Role");
        AGroup
            .WithAnna.When(g => GroupDecisions.Decide(g, new ChangeMemberRole(Anna, (GroupRole)9)))
            .ThenRefused("member.role-missing", "Role");
    }

    [Fact]
    public void A_member_changes_role()
    {
        AGroup
            .WithAnna.When(g =>
                GroupDecisions.Decide(g, new ChangeMemberRole(Anna, GroupRole.Chair))
            )
            .Then(new MemberRoleChanged(Anna, GroupRole.Chair));
        AGroup
            .WithAnna.When(g =>
                GroupDecisions.Decide(g, new ChangeMemberRole(Ben, GroupRole.Chair))
            )
            .ThenRefused("group.not-a-member");
    }

    [Fact]
    public void Changing_one_role_leaves_the_others_alone()
    {
        var group = AGroup
            .WithAnna.And(
                new MemberSeated(Ben, null, GroupRole.Guest),
                new MemberRoleChanged(Anna, GroupRole.Chair)
            )
            .State;
        Assert.Equal(
            [new Member(Anna, School, GroupRole.Chair), new Member(Ben, null, GroupRole.Guest)],
            group.Members
        );
    }

    [Fact]
    public void A_member_leaves_and_may_come_back()
    {
        AGroup
            .WithAnna.When(g => GroupDecisions.Decide(g, new ReleaseMember(Anna)))
            .Then(new MemberLeft(Anna))
            .When(g => GroupDecisions.Decide(g, new SeatMember(Anna, null, GroupRole.Guest)))
            .Then(new MemberSeated(Anna, null, GroupRole.Guest));
        AGroup.WithAnna.When(g => GroupDecisions.Decide(g, new ReleaseMember(Ben))).ThenNothing();
    }
}
