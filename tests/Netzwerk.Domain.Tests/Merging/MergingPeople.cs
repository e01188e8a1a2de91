using Netzwerk.Domain.Actors;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Tests.Groups;
using Netzwerk.Domain.Tests.Meetings;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Merging;

public sealed class MergingPeople
{
    private static readonly DateTimeOffset Today = Berlin("2026-12-01 10:00");

    private static readonly Story<Person, PersonEvent> Entered = new(
        new PersonEntered(PersonSource.Import, School)
    );

    [Fact]
    public void An_entry_becomes_another_one_once_and_is_changed_no_more()
    {
        var merged = Entered
            .And(new NetworkRoleGranted(NetworkRole.Coordinator))
            .When(p => PersonMergeDecisions.Decide(p, new MergePerson(Anna)))
            .Then(new PersonMerged(Anna));
        Assert.Equal(NetworkRole.None, merged.State.Role);
        merged
            .When(p => PersonMergeDecisions.Decide(p, new MergePerson(Ben)))
            .ThenRefused("merge.already-merged");
        merged
            .When(p => PersonDecisions.Decide(p, new ChangeOrganisation(Office)))
            .ThenRefused("merge.already-merged");
        Entered
            .When(p => PersonMergeDecisions.Decide(p, new MergePerson(new(p.Id))))
            .ThenRefused("merge.same");
    }

    [Fact]
    public void Who_stays_has_the_stronger_role_and_the_chosen_organisation()
    {
        var ask = new TakePersonOver(Ben, NetworkRole.Coordinator, Office, [PersonDetail.Mail]);
        Entered
            .When(p => PersonMergeDecisions.Decide(p, ask))
            .Then(
                new PersonTookOver(Ben),
                new NetworkRoleGranted(NetworkRole.Coordinator),
                new PersonChangedOrganisation(Office),
                new PersonDetailsChanged([PersonDetail.Mail])
            );
        Entered
            .And(new PersonMerged(Chris))
            .When(p => PersonMergeDecisions.Decide(p, ask))
            .ThenRefused("merge.already-merged");
    }

    [Fact]
    public void Within_a_month_the_entry_is_its_own_again_with_its_role()
    {
        var merged = Entered.And(
            new NetworkRoleGranted(NetworkRole.Coordinator),
            new PersonMerged(Anna)
        );
        var parted = merged
            .When(p =>
                PersonMergeDecisions.Decide(
                    p,
                    new UndoPersonMerge(Today),
                    Today.AddDays(PersonMergeDecisions.DaysToUndo)
                )
            )
            .Then(new PersonMergeUndone());
        Assert.Equal((NetworkRole.Coordinator, null), (parted.State.Role, parted.State.MergedInto));
        merged
            .When(p =>
                PersonMergeDecisions.Decide(
                    p,
                    new UndoPersonMerge(Today),
                    Today.AddDays(PersonMergeDecisions.DaysToUndo).AddSeconds(1)
                )
            )
            .ThenRefused("merge.too-late");
    }

    [Fact]
    public void An_entry_that_went_further_gives_nothing_back_before_that_is_undone() =>
        Entered
            .And(new PersonTookOver(Ben), new PersonMerged(Chris))
            .When(p => PersonMergeDecisions.Decide(p, new GivePersonBack(Ben, p.Role, null, [])))
            .ThenRefused("merge.merged-further");

    [Fact]
    public void That_two_people_are_two_is_remembered_once() =>
        Entered
            .When(p => PersonMergeDecisions.Decide(p, new TellPersonApart(Ben)))
            .Then(new PersonToldApart(Ben));

    [Fact]
    public void Where_both_sat_the_stronger_role_wins_and_both_come_back()
    {
        var merged = AGroup
            .WithAnna.And(new MemberSeated(Ben, Office, GroupRole.Chair), new GroupCopyAdded(Chris))
            .When(g => MemberMergeDecisions.Decide(g, new MergeMember(Ben, Anna)))
            .Then(new MemberMerged(Ben, Anna, GroupRole.Chair));
        Assert.Equal([new Member(Anna, School, GroupRole.Chair)], merged.State.Members);

        var parted = merged
            .When(g => MemberMergeDecisions.Decide(g, new UndoMemberMerge(Ben, Anna)))
            .Then(new MemberMergeUndone(Ben, Anna));
        Assert.Equal(
            [new(Anna, School, GroupRole.Member), new Member(Ben, Office, GroupRole.Chair)],
            parted.State.Members
        );
    }

    [Fact]
    public void A_guest_is_weaker_than_a_member()
    {
        AGroup
            .WithAnna.And(new MemberSeated(Ben, Office, GroupRole.Guest))
            .When(g => MemberMergeDecisions.Decide(g, new MergeMember(Ben, Anna)))
            .Then(new MemberMerged(Ben, Anna, GroupRole.Member));
    }

    [Fact]
    public void A_seat_that_was_left_or_changed_since_stays_as_it_is()
    {
        var merged = AGroup.WithAnna.And(new MemberMerged(Anna, Ben, GroupRole.Member));
        var left = merged.And(new MemberLeft(Ben), new MemberMergeUndone(Anna, Ben));
        Assert.Empty(left.State.Members);

        var risen = merged.And(
            new MemberRoleChanged(Ben, GroupRole.Chair),
            new MemberMergeUndone(Anna, Ben)
        );
        Assert.Equal(
            [new(Ben, School, GroupRole.Chair), new Member(Anna, School, GroupRole.Member)],
            risen.State.Members
        );
    }

    [Fact]
    public void An_answer_by_either_invitation_counts_and_each_gets_its_own_back()
    {
        var called = AMeeting.Called.And(new MeetingAnswered(Ben, Rsvp.Accepted));
        var merged = called
            .When(m => InviteeMergeDecisions.Decide(m, new MergeInvitee(Ben, Anna)))
            .Then(new InviteeMerged(Ben, Anna));
        var one = Assert.Single(merged.State.Invitees);
        Assert.Equal((Anna, Rsvp.Accepted), (one.Person, one.Answer));

        var parted = merged
            .When(m => InviteeMergeDecisions.Decide(m, new UndoInviteeMerge(Ben, Anna)))
            .Then(new InviteeMergeUndone(Ben, Anna));
        Assert.Equal(called.State.Invitees, parted.State.Invitees);
    }

    [Fact]
    public void A_date_that_moved_since_is_asked_about_again()
    {
        var parted = AMeeting.Called.And(
            new MeetingAnswered(Ben, Rsvp.Accepted),
            new InviteeMerged(Ben, Anna),
            new MeetingMoved(AMeeting.OtherDay, AMeeting.Two, AMeeting.Four),
            new InviteeMergeUndone(Ben, Anna)
        );
        var ben = parted.State.InviteeOf(Ben);
        Assert.Equal((Rsvp.NoAnswer, Rsvp.Accepted), (ben?.Answer, ben?.EarlierAnswer));
    }

    [Fact]
    public void The_list_of_who_was_there_keeps_its_rows_when_both_stood_on_it()
    {
        AMeeting
            .Closed.When(m => InviteeMergeDecisions.Decide(m, new MergeInvitee(Ben, Anna)))
            .ThenNothing();
        AMeeting
            .Closed.When(m => InviteeMergeDecisions.Decide(m, new MergeInvitee(Ben, Chris)))
            .Then(new InviteeMerged(Ben, Chris));
    }

    [Fact]
    public void Duties_move_whatever_their_state()
    {
        var task = new Story<ActionItem, ActionItemEvent>(
            new ActionItemAssigned(
                Language,
                new(Guid.Empty),
                AMeeting.Item1,
                "Rufen Sie an",
                Ben,
                null,
                School
            ),
            new ActionItemDone()
        );
        task.When(t => DutyMergeDecisions.Decide(t, new MoveActionItem(Ben, Anna)))
            .Then(new ActionItemHandedOn(Anna));
        task.When(t => DutyMergeDecisions.Decide(t, new MoveActionItem(Anna, Ben))).ThenNothing();
        task.When(t => DutyMergeDecisions.Decide(t, new MoveActionItemOrganisation(School, Office)))
            .Then(new ActionItemOrganisationMerged(Office));
    }
}
