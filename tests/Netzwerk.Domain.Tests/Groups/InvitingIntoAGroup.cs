using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Groups;

public sealed class InvitingIntoAGroup
{
    private static readonly DateOnly Today = new(2026, 12, 1);

    private static readonly DateOnly Until = new(2026, 12, 31);

    private static readonly Group Group = AGroup.Founded.State;

    private static readonly Story<GroupInvitation, GroupInvitationEvent> Sent = new(
        new GroupInvitationSent(Language, Ben, GroupRole.Member, Until)
    );

    private static InviteToGroup Ask(DateOnly? until = null, GroupRole role = GroupRole.Member) =>
        new(Language, Ben, role, until ?? Until);

    private static Outcome<GroupInvitationEvent> Invite(
        GroupInvitation? before,
        InviteToGroup ask,
        Group? group = null,
        DateOnly? today = null
    ) => GroupInvitationDecisions.Decide(before, ask, group ?? Group, today ?? Today);

    private static Outcome<GroupInvitationEvent> Accept(
        GroupInvitation i,
        Group? group = null,
        DateOnly? today = null
    ) =>
        GroupInvitationDecisions.Decide(
            i,
            new AcceptGroupInvitation(Ben),
            group ?? Group,
            today ?? Today
        );

    [Fact]
    public void Whoever_is_new_is_invited_once_however_often_it_is_asked()
    {
        Assert.Equal(
            new GroupInvitationSent(Language, Ben, GroupRole.Member, Until),
            Assert.Single(Invite(null, Ask()).Events)
        );
        Sent.When(i => Invite(i, Ask())).ThenNothing();
    }

    [Fact]
    public void A_member_is_not_invited() =>
        Assert.Empty(
            Invite(
                null,
                Ask(),
                AGroup.Founded.And(new MemberSeated(Ben, null, GroupRole.Guest)).State
            ).Events
        );

    [Theory]
    [InlineData("2026-11-30")]
    [InlineData("2027-03-02")]
    public void The_end_day_is_from_today_to_a_quarter_ahead(string day) =>
        Assert.Equal(
            new Refusal("invitation.day-unusable", "Until"),
            Invite(null, Ask(DateOnly.Parse(day, null))).Refusal
        );

    [Fact]
    public void Nobody_is_invited_to_take_the_chair_nor_into_a_group_that_ended()
    {
        Assert.Equal(
            "invitation.role-unusable",
            Invite(null, Ask(role: GroupRole.Chair)).Refusal?.Code
        );
        Assert.Equal("group.closed", Invite(null, Ask(), AGroup.Closed.State).Refusal?.Code);
    }

    [Fact]
    public void An_invitation_goes_out_once_more_and_not_a_third_time() =>
        Sent.When(i =>
                GroupInvitationDecisions.Decide(
                    i,
                    new SendGroupInvitationAgain(Until.AddDays(10)),
                    Group,
                    Today
                )
            )
            .Then(new GroupInvitationSentAgain(Until.AddDays(10)));

    [Fact]
    public void Accepting_twice_is_accepting_once() =>
        Sent.When(i => Accept(i)).Then(new GroupInvitationAccepted(Ben));

    [Fact]
    public void A_no_can_become_a_yes_until_the_end_day_and_until_then_nobody_is_asked_again()
    {
        var no = Sent.When(i => GroupInvitationDecisions.Decide(i, new DeclineGroupInvitation()))
            .Then(new GroupInvitationDeclined());
        no.When(i => Accept(i)).Then(new GroupInvitationAccepted(Ben));
        no.When(i => Invite(i, Ask())).ThenNothing();
        var later = Until.AddDays(1);
        no.When(i => Accept(i, today: later)).ThenRefused("invitation.gone");
        no.When(i => Invite(i, Ask(later), today: later))
            .ThenEachTime(new GroupInvitationSent(Language, Ben, GroupRole.Member, later));
    }

    [Fact]
    public void What_was_taken_back_or_is_past_its_day_is_good_no_longer()
    {
        Sent.When(i => GroupInvitationDecisions.Decide(i, new WithdrawGroupInvitation()))
            .Then(new GroupInvitationWithdrawn())
            .When(i => Accept(i))
            .ThenRefused("invitation.gone");
        Sent.When(i => Accept(i, today: Until.AddDays(1))).ThenRefused("invitation.gone");
        Sent.When(i => GroupInvitationDecisions.Decide(i, new ExpireGroupInvitation(), Until))
            .ThenNothing();
        Sent.When(i =>
                GroupInvitationDecisions.Decide(i, new ExpireGroupInvitation(), Until.AddDays(1))
            )
            .Then(new GroupInvitationExpired());
    }

    [Fact]
    public void Whoever_joined_cannot_say_no_any_more() =>
        Sent.And(new GroupInvitationAccepted(Ben))
            .When(i => GroupInvitationDecisions.Decide(i, new DeclineGroupInvitation()))
            .ThenRefused("invitation.accepted");

    [Fact]
    public void A_link_that_was_renewed_or_switched_off_takes_no_requests()
    {
        var (first, second) = (InviteLinkId.Create(), InviteLinkId.Create());
        var story = AGroup
            .Founded.And(new GroupDescribed("AG", GroupOpenness.Private, ""))
            .When(g => InvitingDecisions.Decide(g, new RenewInviteLink(first, true)))
            .Then(new InviteLinkRenewed(first, true));
        Assert.True(story.State.TakesRequests(first));
        Assert.True(story.State.AdmitsAtOnce(first));
        Assert.False(story.State.TakesRequests(link: null));
        story = story
            .When(g => InvitingDecisions.Decide(g, new RenewInviteLink(second, false)))
            .Then(new InviteLinkRenewed(second, false));
        Assert.False(story.State.TakesRequests(first));
        Assert.True(story.State.TakesRequests(second));
        Assert.False(story.State.AdmitsAtOnce(second));
        story = story
            .When(g => InvitingDecisions.Decide(g, new SwitchInviteLinkOff()))
            .Then(new InviteLinkSwitchedOff());
        Assert.False(story.State.TakesRequests(second));
    }

    [Fact]
    public void Whoever_comes_by_the_link_of_a_group_that_lets_in_does_not_wait()
    {
        var link = InviteLinkId.Create();
        var open = AGroup.Founded.And(new InviteLinkRenewed(link, true)).State;
        var story = new Story<JoinRequest, JoinRequestEvent>(
            new JoinRequested(Language, Ben, link)
        );
        story
            .When(r => JoinRequestDecisions.Decide(r, new ConfirmJoinRequest(), open, Ben))
            .Then(new JoinRequestConfirmed(), new JoinRequestAdmitted());
        story
            .When(r => JoinRequestDecisions.Decide(r, new ConfirmJoinRequest(), Group, Ben))
            .Then(new JoinRequestConfirmed());
    }

    [Fact]
    public void A_group_words_its_invitation_once()
    {
        AGroup
            .Founded.When(g =>
                InvitingDecisions.Decide(g, new WordGroupInvitation("  Kommen Sie "))
            )
            .Then(new GroupInvitationWorded("Kommen Sie"));
        AGroup
            .Founded.When(g =>
                InvitingDecisions.Decide(g, new WordGroupInvitation(new string('x', 2001)))
            )
            .ThenRefused("invitation.text-too-long", "Text");
    }
}
