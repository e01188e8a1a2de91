using CsCheck;
using Netzwerk.Domain.Successors;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Successors;

public sealed class AskingWhoFollows
{
    private static readonly SuccessorSought Sought = new(Anna, School, Ben);

    private static readonly Story<SuccessorSearch, SuccessorEvent> Asked = new(Sought);

    private static readonly SettleSuccessorSearch Aside = new(Anna, SuccessorSettlement.PutAside);

    private static Story<SuccessorSearch, SuccessorEvent> Answered(SuccessorAnswer answer) =>
        Asked.And(new SuccessorQuestionAnswered(answer));

    [Fact]
    public void The_first_one_asked_begins_the_search()
    {
        var begun = SuccessorDecisions.Decide(null, new SeekSuccessor(Anna, School, Ben));
        Assert.Equal(Sought, Assert.Single(begun.Events));
        Assert.True(Asked.State.WaitsForAnswer);
        Asked
            .When(s => SuccessorDecisions.Decide(s, new SeekSuccessor(Anna, School, Ben)))
            .ThenNothing();
    }

    [Fact]
    public void Nobody_is_asked_about_herself() =>
        Asked
            .When(s => SuccessorDecisions.Decide(s, new SeekSuccessor(Anna, School, Anna)))
            .ThenRefused("successor.asks-herself", "Contact");

    [Fact]
    public void When_another_one_is_asked_only_that_answer_counts()
    {
        var other = Answered(SuccessorAnswer.NotKnown)
            .When(s => SuccessorDecisions.Decide(s, new SeekSuccessor(Anna, School, Chris)))
            .Then(new SuccessorSought(Anna, School, Chris));
        Assert.Null(other.State.Answer);
        other
            .When(s =>
                SuccessorDecisions.Decide(
                    s,
                    new AnswerSuccessorQuestion(Ben, SuccessorAnswer.StillHere)
                )
            )
            .ThenRefused("successor.asked-another");
        other
            .When(s =>
                SuccessorDecisions.Decide(
                    s,
                    new AnswerSuccessorQuestion(Chris, SuccessorAnswer.StillHere)
                )
            )
            .Then(new SuccessorQuestionAnswered(SuccessorAnswer.StillHere));
    }

    [Theory]
    [InlineData(null)]
    [InlineData((SuccessorAnswer)9)]
    public void An_answer_is_one_of_the_three(SuccessorAnswer? answer) =>
        Asked
            .When(s => SuccessorDecisions.Decide(s, new AnswerSuccessorQuestion(Ben, answer)))
            .ThenRefused("successor.answer-missing", "Answer");

    [Fact]
    public void An_answer_may_be_corrected_until_it_is_taken_over()
    {
        var corrected = Answered(SuccessorAnswer.StillHere)
            .When(s =>
                SuccessorDecisions.Decide(
                    s,
                    new AnswerSuccessorQuestion(Ben, SuccessorAnswer.Followed)
                )
            )
            .Then(new SuccessorQuestionAnswered(SuccessorAnswer.Followed));
        var handed = new SettleSuccessorSearch(Anna, SuccessorSettlement.SeatsHanded, Chris);
        corrected
            .When(s => SuccessorDecisions.Decide(s, handed))
            .Then(new SuccessorSearchSettled(Anna, SuccessorSettlement.SeatsHanded, Chris))
            .When(s =>
                SuccessorDecisions.Decide(
                    s,
                    new AnswerSuccessorQuestion(Ben, SuccessorAnswer.StillHere)
                )
            )
            .ThenRefused("successor.settled");
    }

    [Theory]
    [InlineData(SuccessorSettlement.AddressTaken, SuccessorAnswer.Followed)]
    [InlineData(SuccessorSettlement.SeatsHanded, SuccessorAnswer.StillHere)]
    [InlineData(SuccessorSettlement.SeatsHanded, SuccessorAnswer.NotKnown)]
    public void Only_what_was_answered_is_taken_over(
        SuccessorSettlement settlement,
        SuccessorAnswer answer
    ) =>
        Answered(answer)
            .When(s => SuccessorDecisions.Decide(s, new SettleSuccessorSearch(Anna, settlement)))
            .ThenRefused("successor.not-answered");

    [Fact]
    public void A_search_can_be_put_aside_before_anybody_was_asked_and_ends_once()
    {
        var aside = SuccessorDecisions.Decide(null, Aside);
        var ended = new Story<SuccessorSearch, SuccessorEvent>(aside.Events);
        Assert.False(ended.State.IsOpen);
        Assert.Equal(Anna, ended.State.Person);
        ended.When(s => SuccessorDecisions.Decide(s, Aside)).ThenNothing();
        ended
            .When(s => SuccessorDecisions.Decide(s, new SeekSuccessor(Anna, School, Ben)))
            .ThenRefused("successor.settled");
        ended
            .When(s =>
                SuccessorDecisions.Decide(
                    s,
                    new SettleSuccessorSearch(Anna, SuccessorSettlement.SeatsHanded, Chris)
                )
            )
            .ThenRefused("successor.settled");
    }

    [Fact]
    public void The_same_trouble_is_one_search_and_another_trouble_another_one()
    {
        var (first, later) = (Berlin("2026-11-24 10:00"), Berlin("2027-01-07 10:00"));
        Assert.Equal(
            SuccessorSearch.IdOf(Anna, first),
            SuccessorSearch.IdOf(Anna, first.ToUniversalTime())
        );
        Assert.Distinct([
            SuccessorSearch.IdOf(Anna, first),
            SuccessorSearch.IdOf(Anna, later),
            SuccessorSearch.IdOf(Ben, first),
        ]);
    }

    [Fact]
    public void Whatever_is_asked_it_ends_once_and_only_with_what_was_answered() =>
        Gen.Select(Gen.Int[0, 5], Gen.OneOf(Ben, Chris), Gen.Enum<SuccessorAnswer>())
            .Array[0, 20]
            .Sample(asks =>
            {
                var story = Asked;
                foreach (var (n, contact, answer) in asks)
                {
                    var before = story.State;
                    var outcome = n switch
                    {
                        0 or 1 => SuccessorDecisions.Decide(
                            before,
                            new SeekSuccessor(Anna, School, contact)
                        ),
                        2 or 3 => SuccessorDecisions.Decide(
                            before,
                            new AnswerSuccessorQuestion(contact, answer)
                        ),
                        4 => SuccessorDecisions.Decide(
                            before,
                            new SettleSuccessorSearch(Anna, SuccessorSettlement.SeatsHanded, Chris)
                        ),
                        _ => SuccessorDecisions.Decide(
                            before,
                            new SettleSuccessorSearch(Anna, SuccessorSettlement.AddressTaken)
                        ),
                    };
                    story = story.And(outcome.Events);
                    Assert.True(before.IsOpen || outcome.Events.Count == 0);
                    Assert.True(
                        story.State.Settlement switch
                        {
                            SuccessorSettlement.SeatsHanded => story.State.Answer
                                is SuccessorAnswer.Followed,
                            SuccessorSettlement.AddressTaken => story.State.Answer
                                is SuccessorAnswer.StillHere,
                            _ => true,
                        }
                    );
                }
            });
}
