using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Meetings;

public sealed class CallingDeputies
{
    private static readonly PersonId Dora = new(new("0197c0de-0000-7000-8000-0000000000a4"));

    private static readonly DateTimeOffset Now = Berlin("2026-12-01 09:00");

    private static readonly Story<Group, GroupEvent> Committee = new(
        new GroupFounded("Steuerung", GroupKind.SteeringCommittee, GroupOpenness.Private, ""),
        new MemberSeated(Anna, School, GroupRole.Member),
        new SeatDeputiesNamed(Anna, [Chris, Dora])
    );

    private static readonly Story<Meeting, MeetingEvent> WithChris = AMeeting.Called.And(
        new MeetingAnswered(Anna, Rsvp.Declined),
        new PersonInvited(Chris, For: Anna)
    );

    [Fact]
    public void Whoever_declines_is_replaced_by_the_first_deputy()
    {
        var called = Answer(AMeeting.Called, Anna, Rsvp.Declined)
            .Then(new MeetingAnswered(Anna, Rsvp.Declined), new PersonInvited(Chris, For: Anna));
        Assert.Equal(Anna, called.State.InviteeOf(Chris)!.For);
        Answer(called, Anna, Rsvp.Declined).ThenNothing();
    }

    [Fact]
    public void A_deputy_who_cannot_either_is_followed_by_the_next() =>
        Answer(WithChris, Chris, Rsvp.Declined)
            .Then(new MeetingAnswered(Chris, Rsvp.Declined), new PersonInvited(Dora, For: Anna));

    [Fact]
    public void After_the_last_deputy_nobody_is_called() =>
        Answer(
                WithChris.And(
                    new MeetingAnswered(Chris, Rsvp.Declined),
                    new PersonInvited(Dora, For: Anna)
                ),
                Dora,
                Rsvp.Declined
            )
            .Then(new MeetingAnswered(Dora, Rsvp.Declined));

    [Fact]
    public void A_deputy_who_is_invited_anyway_is_not_called_but_the_next() =>
        Answer(AMeeting.Called.And(new PersonInvited(Chris)), Anna, Rsvp.Declined)
            .Then(new MeetingAnswered(Anna, Rsvp.Declined), new PersonInvited(Dora, For: Anna));

    [Fact]
    public void Whoever_can_come_after_all_needs_no_deputy()
    {
        Answer(WithChris, Anna, Rsvp.Accepted)
            .Then(new MeetingAnswered(Anna, Rsvp.Accepted), new InvitationWithdrawn(Chris));
        Assert.Equal(
            Anna,
            WithChris
                .And(new InvitationWithdrawn(Chris))
                .State.FormerInvitees.Single(f => f.Person == Chris)
                .For
        );
    }

    [Fact]
    public void Perhaps_keeps_the_deputy() =>
        Answer(WithChris, Anna, Rsvp.Tentative).Then(new MeetingAnswered(Anna, Rsvp.Tentative));

    [Fact]
    public void A_deputy_who_changes_their_mind_after_the_next_was_called_is_one_more() =>
        Answer(
                WithChris.And(
                    new MeetingAnswered(Chris, Rsvp.Declined),
                    new PersonInvited(Dora, For: Anna)
                ),
                Chris,
                Rsvp.Accepted
            )
            .Then(new MeetingAnswered(Chris, Rsvp.Accepted));

    [Fact]
    public void A_member_without_deputies_and_a_guest_are_not_replaced()
    {
        Answer(AMeeting.Called, Ben, Rsvp.Declined).Then(new MeetingAnswered(Ben, Rsvp.Declined));
        Answer(
                AMeeting.Called,
                Anna,
                Rsvp.Declined,
                new(new GroupFounded("AG", GroupKind.CoreTeam, GroupOpenness.Private, ""))
            )
            .Then(new MeetingAnswered(Anna, Rsvp.Declined));
    }

    [Fact]
    public void An_answer_that_is_refused_calls_nobody() =>
        AMeeting
            .Called.When(m =>
                DeputyDecisions.Decide(
                    m,
                    Committee.State,
                    new AnswerMeeting(Anna, Rsvp.Declined),
                    Berlin("2026-12-11 09:00")
                )
            )
            .ThenRefused("answer.too-late");

    private static Answer<Meeting, MeetingEvent> Answer(
        Story<Meeting, MeetingEvent> story,
        PersonId person,
        Rsvp answer,
        Story<Group, GroupEvent>? group = null
    ) =>
        story.When(m =>
            DeputyDecisions.Decide(m, (group ?? Committee).State, new(person, answer), Now)
        );
}
