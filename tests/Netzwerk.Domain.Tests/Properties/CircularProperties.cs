using CsCheck;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Tests.CircularResolutions;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Properties;

public sealed class CircularProperties
{
    private static readonly PersonId[] People = [Anna, Ben, Chris, Rounds.Dora, Rounds.Emil];

    private static readonly Gen<RulesOfProcedure> Rules = Gen.Select(
        Gen.Enum<ProcedureObjectionRule>(),
        Gen.Enum<SilenceRule>(),
        Gen.Enum<TieRule>(),
        (objection, silence, tie) => Rounds.With(objection, silence, tie)
    );

    private static readonly Gen<(PersonId By, CircularChoice Choice)[]> Asks = Gen.Select(
        Gen.Int[0, People.Length - 1],
        Gen.Enum<CircularChoice>(),
        (by, choice) => (People[by], choice)
    ).Array[0, 20];

    [Fact]
    public void Votes_objections_and_silence_are_always_as_many_as_the_seats() =>
        Gen.Select(Rules, Asks)
            .Sample(
                (rules, asks) =>
                {
                    var story = Rounds.Running;
                    foreach (var (by, choice) in asks)
                    {
                        story = story.And(
                            CircularVoteDecisions
                                .Decide(story.State, Rounds.Says(by, choice), rules, Rounds.Later)
                                .Events
                        );
                        Assert.Equal(3, story.State.Answers.All);
                        if (story.State.End is { } end)
                        {
                            Assert.Equal(3, end.Entitled.Count);
                            Assert.InRange(end.Objections, 1, 3);
                        }
                    }
                }
            );

    [Fact]
    public void The_result_does_not_depend_on_the_order_of_the_answers() =>
        Gen.Select(Rules, Gen.Enum<CircularChoice>().Array[People.Length], Gen.Shuffle(People))
            .Sample(
                (rules, choices, order) =>
                {
                    CircularResolutionEvent Fact(PersonId person) =>
                        choices[Array.IndexOf(People, person)] is var choice
                        && choice is CircularChoice.Objection
                            ? Rounds.Objected(person)
                            : Rounds.Voted(person, choice);
                    var one = Rounds.Running.And(People.Select(Fact)).State;
                    var other = Rounds.Running.And(order.Select(Fact)).State;
                    Assert.Equal(
                        CircularTally.Of(rules, one.Answers),
                        CircularTally.Of(rules, other.Answers)
                    );
                }
            );
}
