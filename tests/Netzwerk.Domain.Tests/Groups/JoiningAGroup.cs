using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Groups;

public sealed class JoiningAGroup
{
    private static readonly Story<JoinRequest, JoinRequestEvent> Requested = new(
        new JoinRequested(Language, Ben)
    );

    private static readonly Story<JoinRequest, JoinRequestEvent> Waiting = Requested.And(
        new JoinRequestConfirmed()
    );

    private static readonly Story<JoinRequest, JoinRequestEvent> Admitted = Waiting.And(
        new JoinRequestAdmitted()
    );

    private static readonly Story<JoinRequest, JoinRequestEvent> Declined = Waiting.And(
        new JoinRequestDeclined()
    );

    private static Outcome<JoinRequestEvent> Ask(Group group, PersonId person) =>
        JoinRequestDecisions.Decide(group, new RequestToJoin(Language, person));

    [Fact]
    public void Anybody_may_ask_to_join_an_open_group() =>
        Assert.Equal(
            new JoinRequested(Language, Ben),
            Assert.Single(Ask(AGroup.Founded.State, Ben).Events)
        );

    [Theory]
    [InlineData(GroupOpenness.Listed)]
    [InlineData(GroupOpenness.Private)]
    public void A_group_that_is_not_open_takes_no_requests(GroupOpenness openness) =>
        Assert.Equal(
            new Refusal("join.group-not-open"),
            Ask(AGroup.Founded.And(new GroupDescribed("AG", openness, "")).State, Ben).Refusal
        );

    [Fact]
    public void A_closed_group_takes_no_requests() =>
        Assert.Equal(new Refusal("join.group-not-open"), Ask(AGroup.Closed.State, Ben).Refusal);

    [Fact]
    public void A_member_has_no_need_to_ask() =>
        Assert.Equal(new Refusal("join.already-member"), Ask(AGroup.WithAnna.State, Anna).Refusal);

    [Fact]
    public void A_request_waits_once_its_address_is_proved() =>
        Assert.Equal(
            JoinRequestState.Waiting,
            Requested
                .When(r => JoinRequestDecisions.Decide(r, new ConfirmJoinRequest()))
                .Then(new JoinRequestConfirmed())
                .State.State
        );

    [Fact]
    public void An_unproved_request_cannot_be_answered()
    {
        Requested
            .When(r => JoinRequestDecisions.Decide(r, new AdmitJoinRequest()))
            .ThenRefused("join.not-confirmed");
        Requested
            .When(r => JoinRequestDecisions.Decide(r, new DeclineJoinRequest()))
            .ThenRefused("join.not-confirmed");
    }

    [Fact]
    public void A_waiting_request_is_admitted_or_declined_and_that_stands()
    {
        Waiting
            .When(r => JoinRequestDecisions.Decide(r, new AdmitJoinRequest()))
            .Then(new JoinRequestAdmitted())
            .When(r => JoinRequestDecisions.Decide(r, new DeclineJoinRequest()))
            .ThenRefused("join.already-admitted");
        Waiting
            .When(r => JoinRequestDecisions.Decide(r, new DeclineJoinRequest()))
            .Then(new JoinRequestDeclined())
            .When(r => JoinRequestDecisions.Decide(r, new AdmitJoinRequest()))
            .ThenRefused("join.already-declined");
    }

    [Fact]
    public void The_link_clicked_again_after_the_answer_changes_nothing()
    {
        Admitted.When(r => JoinRequestDecisions.Decide(r, new ConfirmJoinRequest())).ThenNothing();
        Declined.When(r => JoinRequestDecisions.Decide(r, new ConfirmJoinRequest())).ThenNothing();
    }
}
