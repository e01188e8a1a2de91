using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Groups;

public sealed class HoldingASeat
{
    private static readonly Story<Group, GroupEvent> Committee = new(
        new GroupFounded("Steuerung", GroupKind.SteeringCommittee, GroupOpenness.Private, ""),
        new MemberSeated(Anna, School, GroupRole.Member)
    );

    private static readonly Story<Group, GroupEvent> Deputised = Committee.And(
        new SeatDeputiesNamed(Anna, [Ben, Chris])
    );

    [Fact]
    public void Members_have_a_vote_and_guests_have_none()
    {
        var group = Committee.And(new MemberSeated(Ben, null, GroupRole.Guest)).State;
        Assert.True(group.MemberOf(Anna)!.HasVote);
        Assert.False(group.MemberOf(Ben)!.HasVote);
    }

    [Fact]
    public void Becoming_a_guest_takes_the_vote_and_back_gives_it()
    {
        var guest = Committee.And(new MemberRoleChanged(Anna, GroupRole.Guest));
        Assert.False(guest.State.MemberOf(Anna)!.HasVote);
        Assert.True(
            guest.And(new MemberRoleChanged(Anna, GroupRole.Chair)).State.MemberOf(Anna)!.HasVote
        );
    }

    [Fact]
    public void A_vote_that_was_taken_stays_taken_whoever_chairs()
    {
        var taken = Committee
            .When(g => SeatDecisions.Decide(g, new SetSeatVote(Anna, false)))
            .Then(new SeatVoteSet(Anna, false));
        taken.When(g => SeatDecisions.Decide(g, new SetSeatVote(Anna, false))).ThenNothing();
        Assert.False(
            taken.And(new MemberRoleChanged(Anna, GroupRole.Chair)).State.MemberOf(Anna)!.HasVote
        );
    }

    [Fact]
    public void Deputies_are_named_in_order_and_each_once()
    {
        Committee
            .When(g => SeatDecisions.Decide(g, new NameDeputies(Anna, [Ben, Chris, Ben])))
            .Then(new SeatDeputiesNamed(Anna, [Ben, Chris]));
        Deputised
            .When(g => SeatDecisions.Decide(g, new NameDeputies(Anna, [Chris, Ben])))
            .Then(new SeatDeputiesNamed(Anna, [Chris, Ben]));
        Assert.True(Deputised.State.Concerns(Chris));
        Assert.False(Committee.State.Concerns(Chris));
    }

    [Fact]
    public void Nobody_is_their_own_deputy_nor_one_of_four()
    {
        Committee
            .When(g => SeatDecisions.Decide(g, new NameDeputies(Anna, [Anna])))
            .ThenRefused("seat.deputy-is-member", "Deputies");
        Committee
            .When(g =>
                SeatDecisions.Decide(
                    g,
                    new NameDeputies(Anna, [Ben, Chris, PersonId.Create(), PersonId.Create()])
                )
            )
            .ThenRefused("seat.too-many-deputies", "Deputies");
    }

    [Fact]
    public void A_group_without_deputies_names_none() =>
        AGroup
            .WithAnna.When(g => SeatDecisions.Decide(g, new NameDeputies(Anna, [Ben])))
            .ThenRefused("seat.no-deputies", "Deputies");

    [Fact]
    public void A_term_begins_before_it_ends()
    {
        var set = Committee
            .When(g =>
                SeatDecisions.Decide(g, new SetSeatTerm(Anna, new(2026, 1, 1), new(2027, 12, 31)))
            )
            .Then(new SeatTermSet(Anna, new(2026, 1, 1), new(2027, 12, 31)));
        set.When(g =>
                SeatDecisions.Decide(g, new SetSeatTerm(Anna, new(2026, 1, 1), new(2025, 1, 1)))
            )
            .ThenRefused("seat.term-turned", "To");
        set.When(g =>
                SeatDecisions.Decide(g, new SetSeatTerm(Anna, new(2026, 1, 1), new(2027, 12, 31)))
            )
            .ThenNothing();
    }

    [Fact]
    public void A_seat_is_handed_over_as_it_is()
    {
        var handed = Deputised
            .And(
                new SeatTermSet(Anna, null, new(2027, 12, 31)),
                new MemberRoleChanged(Anna, GroupRole.Chair)
            )
            .When(g => SeatDecisions.Decide(g, new HandOverSeat(Anna, Ben)))
            .Then(new SeatHandedOver(Anna, Ben));
        var seat = Assert.Single(handed.State.Members);
        Assert.Equal((Ben, School, GroupRole.Chair), (seat.Person, seat.Organisation, seat.Role));
        Assert.Equal([Chris], seat.Deputies);
        Assert.Equal(new DateOnly(2027, 12, 31), seat.To);
        handed.When(g => SeatDecisions.Decide(g, new HandOverSeat(Anna, Ben))).ThenNothing();
    }

    [Fact]
    public void Whoever_sits_already_takes_no_second_seat() =>
        Committee
            .And(new MemberSeated(Ben, Office, GroupRole.Member))
            .When(g => SeatDecisions.Decide(g, new HandOverSeat(Anna, Ben)))
            .ThenRefused("group.already-member", "To");

    [Fact]
    public void One_deputy_takes_the_place_of_another()
    {
        var dora = PersonId.Create();
        Deputised
            .When(g => SeatDecisions.Decide(g, new ReplaceDeputy(Ben, dora)))
            .Then(new SeatDeputiesNamed(Anna, [dora, Chris]));
        Deputised
            .When(g => SeatDecisions.Decide(g, new ReplaceDeputy(Ben, Chris)))
            .Then(new SeatDeputiesNamed(Anna, [Chris]));
        Deputised
            .When(g => SeatDecisions.Decide(g, new ReplaceDeputy(Chris, Anna)))
            .Then(new SeatDeputiesNamed(Anna, [Ben]));
        Deputised
            .And(new GroupClosed())
            .When(g => SeatDecisions.Decide(g, new ReplaceDeputy(Ben, null)))
            .Then(new SeatDeputiesNamed(Anna, [Chris]));
    }

    [Fact]
    public void Member_and_deputy_have_one_vote_between_them()
    {
        Assert.Equal([(Anna, Anna)], Votes(Deputised.State, Anna, Ben, Chris));
        Assert.Equal([(Anna, Ben)], Votes(Deputised.State, Ben, Chris));
        Assert.Equal([(Anna, Chris)], Votes(Deputised.State, Chris));
        Assert.Empty(Votes(Deputised.And(new SeatVoteSet(Anna, false)).State, Anna, Ben));
    }

    [Fact]
    public void Whoever_has_a_vote_casts_no_other()
    {
        var group = Deputised.And(new MemberSeated(Ben, Office, GroupRole.Member)).State;
        Assert.Equal([(Ben, Ben)], Votes(group, Ben));
        Assert.Equal([(Ben, Ben), (Anna, Chris)], Votes(group, Ben, Chris));
    }

    private static IEnumerable<(PersonId Seat, PersonId By)> Votes(
        Group group,
        params PersonId[] present
    ) => SeatDecisions.VotesAmong(group, present).Select(v => (v.Seat.Person, v.By));
}
