using CsCheck;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Properties;

public sealed class JoiningProperties
{
    private static readonly Gen<PersonId> Person = Gen.OneOf(Anna, Ben, Chris);

    private static readonly Story<Group, GroupEvent> Committee = new(
        new GroupFounded("Steuerung", GroupKind.SteeringCommittee, GroupOpenness.Private, "")
    );

    // Not asked twice: undoing a merge of two who were merged twice undoes the one before.
    [Fact]
    public void Whatever_is_asked_nobody_who_is_blocked_has_a_place_in_the_group() =>
        Ask.Array[0, 40]
            .Sample(
                asks =>
                {
                    var story = Committee;
                    foreach (var decide in asks)
                    {
                        story = story.And([.. decide(story.State).Events]);
                        Assert.All(
                            story.State.Blocked,
                            b =>
                            {
                                Assert.False(story.State.Concerns(b.Person));
                                Assert.DoesNotContain(b.Person, story.State.Copies);
                            }
                        );
                    }
                },
                iter: 3000
            );

    [Fact]
    public void In_any_order_of_asking_an_invitation_is_accepted_once_for_each_time_it_was_sent() =>
        Step.Array[0, 40]
            .Sample(steps =>
            {
                var today = new DateOnly(2026, 12, 1);
                GroupInvitation? invitation = null;
                var (sent, accepted, wasSilent) = (0, 0, true);
                foreach (var (any, group) in steps)
                {
                    var step = invitation is null ? 0 : any;
                    if (step == 7)
                    {
                        today = today.AddDays(4);
                    }

                    var outcome = Decide(invitation, step, group, today);
                    foreach (var happened in outcome.Events)
                    {
                        sent += happened is GroupInvitationSent ? 1 : 0;
                        accepted += happened is GroupInvitationAccepted ? 1 : 0;
                        wasSilent =
                            happened is not GroupInvitationSent
                            || invitation is null or { State: not GroupInvitationState.Open }
                            || today > invitation.Until;
                        Assert.True(wasSilent);
                        invitation = GroupInvitation.Evolve(invitation, Guid.Empty, happened);
                    }

                    Assert.True(accepted <= sent);
                    Assert.Empty(Decide(invitation, step, group, today).Events);
                }
            });

    private static Gen<(int Step, Group Group)> Step { get; } =
        Gen.Select(
            Gen.Int[0, 7],
            Gen.OneOf(
                Committee.State,
                Committee.And(new MemberBlocked(Ben, "x")).State,
                Committee.And(new MemberSeated(Ben, null, GroupRole.Guest)).State,
                Committee.And(new GroupClosed()).State
            )
        );

    private static Outcome<GroupInvitationEvent> Decide(
        GroupInvitation? invitation,
        int step,
        Group group,
        DateOnly today
    )
    {
        if (step is 0 or 1 || invitation is null)
        {
            var ask = new InviteToGroup(Language, Ben, GroupRole.Member, today.AddDays(10));
            return GroupInvitationDecisions.Decide(invitation, ask, group, today);
        }

        return step switch
        {
            2 => GroupInvitationDecisions.Decide(
                invitation,
                new AcceptGroupInvitation(Ben),
                group,
                today
            ),
            3 => GroupInvitationDecisions.Decide(invitation, new DeclineGroupInvitation()),
            4 => GroupInvitationDecisions.Decide(invitation, new WithdrawGroupInvitation()),
            5 => GroupInvitationDecisions.Decide(
                invitation,
                new SendGroupInvitationAgain(today.AddDays(20)),
                group,
                today
            ),
            _ => GroupInvitationDecisions.Decide(invitation, new ExpireGroupInvitation(), today),
        };
    }

    private static Gen<Func<Group, Outcome<GroupEvent>>> Ask { get; } =
        Gen.Select(Person, Person, Gen.OneOf(Enum.GetValues<GroupRole>()), Gen.Int[0, 24])
            .Select(
                (person, other, role, n) =>
                    n switch
                    {
                        < 4 => (Func<Group, Outcome<GroupEvent>>)(
                            g => BlockDecisions.Decide(g, new BlockMember(person, "Grund"))
                        ),
                        < 6 => g => BlockDecisions.Decide(g, new UnblockMember(person)),
                        < 8 => g => GroupDecisions.Decide(g, new AddCopy(person)),
                        < 11 => g => SeatDecisions.Decide(g, new HandOverSeat(person, other)),
                        < 14 => g => SeatDecisions.Decide(g, new NameDeputies(person, [other])),
                        < 16 => g => SeatDecisions.Decide(g, new ReplaceDeputy(person, other)),
                        < 18 => g => MemberMergeDecisions.Decide(g, new MergeMember(person, other)),
                        < 20 => g =>
                            MemberMergeDecisions.Decide(g, new UndoMemberMerge(person, other)),
                        _ => g => GroupDecisions.Decide(g, new SeatMember(person, School, role)),
                    }
            );
}
