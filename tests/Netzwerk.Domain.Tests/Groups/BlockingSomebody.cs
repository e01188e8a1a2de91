using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Groups;

public sealed class BlockingSomebody
{
    private static readonly DateOnly Today = new(2026, 12, 1);

    private static readonly Story<Group, GroupEvent> Committee = new(
        new GroupFounded("Beirat", GroupKind.AdvisoryBoard, GroupOpenness.Open, ""),
        new MemberSeated(Anna, School, GroupRole.Member),
        new MemberSeated(Ben, School, GroupRole.Member),
        new SeatDeputiesNamed(Anna, [Ben]),
        new GroupCopyAdded(Ben)
    );

    private static readonly Story<Group, GroupEvent> Blocked = Committee
        .When(g => BlockDecisions.Decide(g, new BlockMember(Ben, " Hat gedroht ")))
        .Then(
            new SeatDeputiesNamed(Anna, []),
            new MemberLeft(Ben),
            new GroupCopyRemoved(Ben),
            new MemberBlocked(Ben, "Hat gedroht")
        );

    [Fact]
    public void A_block_takes_seat_deputyships_and_copies_and_needs_a_reason()
    {
        Assert.Null(Blocked.State.MemberOf(Ben));
        Committee
            .When(g => BlockDecisions.Decide(g, new BlockMember(Ben, " ")))
            .ThenRefused("block.reason-missing", "Reason");
        Committee
            .When(g => BlockDecisions.Decide(g, new BlockMember(Ben, new string('x', 601))))
            .ThenRefused("block.reason-too-long", "Reason");
    }

    [Fact]
    public void Nobody_who_is_blocked_gets_in_by_any_way()
    {
        Blocked
            .When(g => GroupDecisions.Decide(g, new SeatMember(Ben, School, GroupRole.Guest)))
            .ThenRefused("group.blocked", "Person");
        Blocked
            .When(g => GroupDecisions.Decide(g, new AddCopy(Ben)))
            .ThenRefused("group.blocked", "Person");
        Blocked
            .When(g => SeatDecisions.Decide(g, new HandOverSeat(Anna, Ben)))
            .ThenRefused("group.blocked", "To");
        Blocked
            .When(g => SeatDecisions.Decide(g, new NameDeputies(Anna, [Ben])))
            .ThenRefused("group.blocked", "Deputies");
        Assert.Equal(
            new Refusal("group.blocked", "Person"),
            GroupInvitationDecisions
                .Decide(
                    null,
                    new InviteToGroup(Language, Ben, GroupRole.Member, Today),
                    Blocked.State,
                    Today
                )
                .Refusal
        );
    }

    [Fact]
    public void An_invitation_that_is_open_is_good_no_longer_and_a_request_is_turned_down()
    {
        new Story<GroupInvitation, GroupInvitationEvent>(
            new GroupInvitationSent(Language, Ben, GroupRole.Member, Today)
        )
            .When(i =>
                GroupInvitationDecisions.Decide(
                    i,
                    new AcceptGroupInvitation(Ben),
                    Blocked.State,
                    Today
                )
            )
            .ThenRefused("invitation.gone");
        new Story<JoinRequest, JoinRequestEvent>(new JoinRequested(Language, Ben))
            .When(r => JoinRequestDecisions.Decide(r, new ConfirmJoinRequest(), Blocked.State, Ben))
            .Then(new JoinRequestConfirmed(), new JoinRequestDeclined());
    }

    [Fact]
    public void Once_lifted_it_is_as_it_was_for_anybody() =>
        Blocked
            .When(g => BlockDecisions.Decide(g, new UnblockMember(Ben)))
            .Then(new MemberUnblocked(Ben))
            .When(g => GroupDecisions.Decide(g, new SeatMember(Ben, School, GroupRole.Guest)))
            .Then(new MemberSeated(Ben, School, GroupRole.Guest));

    [Fact]
    public void Two_entries_of_one_person_are_blocked_together_and_part_as_they_were()
    {
        var merged = Blocked
            .And(new MemberSeated(Chris, School, GroupRole.Member))
            .When(g => MemberMergeDecisions.Decide(g, new MergeMember(Ben, Chris)))
            .Then(new MemberMerged(Ben, Chris, GroupRole.Member));
        Assert.True(merged.State.IsBlocked(Chris));
        Assert.False(merged.State.IsBlocked(Ben));
        Assert.Null(merged.State.MemberOf(Chris));
        var parted = merged
            .When(g => MemberMergeDecisions.Decide(g, new UndoMemberMerge(Ben, Chris)))
            .Then(new MemberMergeUndone(Ben, Chris));
        Assert.Equal([new BlockedPerson(Ben, "Hat gedroht")], parted.State.Blocked);
    }
}
