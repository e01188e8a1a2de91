using CsCheck;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Properties;

public sealed class SeatProperties
{
    private static readonly Gen<PersonId> Person = Gen.OneOf(
        Anna,
        Ben,
        Chris,
        new(new("0197c0de-0000-7000-8000-0000000000a4"))
    );

    private static readonly Gen<PersonId[]> People = Person.Array[0, 4];

    private static readonly Story<Group, GroupEvent> Committee = new(
        new GroupFounded("Steuerung", GroupKind.SteeringCommittee, GroupOpenness.Private, "")
    );

    [Fact]
    public void Whatever_is_asked_a_seat_has_one_person_and_deputies_who_are_others() =>
        CommandProperties.Run(
            Committee,
            Ask,
            (before, happened, after) =>
            {
                Assert.Distinct(after.Members.Select(m => m.Person));
                Assert.All(after.Members, m => Assert.Distinct(m.Deputies));
                Assert.All(after.Members, m => Assert.DoesNotContain(m.Person, m.Deputies));
                Assert.All(after.Members, m => Assert.False(m.To < m.From));
                Assert.True(!before.IsClosed || happened is MemberLeft or SeatDeputiesNamed);
                Assert.True(
                    happened is not SeatHandedOver || after.Members.Count == before.Members.Count
                );
            }
        );

    [Fact]
    public void Whoever_is_there_no_seat_and_no_person_has_two_votes() =>
        Gen.Select(Ask.Array[0, 30], People)
            .Sample(
                (asks, present) =>
                {
                    var story = Committee;
                    foreach (var decide in asks)
                    {
                        story = story.And([.. decide(story.State).Events]);
                    }

                    var group = story.State;
                    var votes = SeatDecisions.VotesAmong(group, present);
                    Assert.Distinct(votes.Select(v => v.Seat.Person));
                    Assert.Distinct(votes.Select(v => v.By));
                    Assert.All(
                        votes,
                        v =>
                        {
                            Assert.True(v.Seat.HasVote);
                            Assert.Contains(v.By, present);
                            Assert.True(v.By == v.Seat.Person || v.Seat.Deputies.Contains(v.By));
                        }
                    );
                    // Nobody who has a vote and is there goes without.
                    Assert.All(
                        group.Members.Where(m => m.HasVote && present.Contains(m.Person)),
                        m => Assert.Contains(votes, v => v.By == m.Person)
                    );
                },
                iter: 1000
            );

    private static Gen<Func<Group, Outcome<GroupEvent>>> Ask { get; } =
        Gen.Select(Person, Person, People, Gen.OneOf(Enum.GetValues<GroupRole>()), Gen.Int[0, 30])
            .Select(
                (person, other, people, role, n) =>
                    n switch
                    {
                        0 => (Func<Group, Outcome<GroupEvent>>)(
                            g => GroupDecisions.Decide(g, new CloseGroup(), new(2026, 12, 10))
                        ),
                        < 3 => g => GroupDecisions.Decide(g, new ReleaseMember(person)),
                        < 6 => g => GroupDecisions.Decide(g, new ChangeMemberRole(person, role)),
                        < 9 => g => SeatDecisions.Decide(g, new SetSeatVote(person, n == 7)),
                        < 14 => g => SeatDecisions.Decide(g, new NameDeputies(person, people)),
                        < 16 => g =>
                            SeatDecisions.Decide(
                                g,
                                new SetSeatTerm(
                                    person,
                                    new DateOnly(2026, 1, 1).AddDays(people.Length),
                                    n == 14 ? null : new(2026, 1, 3)
                                )
                            ),
                        < 19 => g => SeatDecisions.Decide(g, new HandOverSeat(person, other)),
                        < 22 => g =>
                            SeatDecisions.Decide(
                                g,
                                new ReplaceDeputy(person, n == 19 ? null : other)
                            ),
                        _ => g => GroupDecisions.Decide(g, new SeatMember(person, School, role)),
                    }
            );
}
