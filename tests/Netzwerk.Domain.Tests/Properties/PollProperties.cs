using CsCheck;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Domain.Tests.SchedulingPolls;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Properties;

public sealed class PollProperties
{
    private static readonly PersonId[] People = [Anna, Ben, Chris];

    private static readonly PollOption[] Dates = [Polls.Monday, Polls.Tuesday, Polls.Friday];

    private static readonly Gen<AnswerPoll> Asks = Gen.Select(
        Gen.OneOf<PersonId>(Anna, Ben, Chris),
        Gen.Enum<PollAnswer>().Array[3],
        (person, answers) =>
            new AnswerPoll(person, [.. Dates.Zip(answers, (o, a) => new OptionAnswer(o.Id, a))], "")
    );

    [Fact]
    public void The_counts_are_always_the_last_answer_of_each_person() =>
        Asks.Array[0, 20]
            .Sample(asks =>
            {
                var story = new Support.Story<SchedulingPoll, SchedulingPollEvent>(
                    PollDecisions
                        .Decide(Polls.Ask with { Invited = People, Options = Dates }, Polls.Now)
                        .Events
                );
                var said = new Dictionary<(PersonId, PollOptionId), PollAnswer>();
                foreach (var ask in asks)
                {
                    var outcome = PollAnswerDecisions.Decide(
                        story.State,
                        ask,
                        group: null,
                        Polls.Deadline
                    );
                    story = story.And(outcome.Events);
                    foreach (var a in ask.Answers.Where(a => a.Answer is not PollAnswer.NoAnswer))
                    {
                        said[(ask.Person, a.Option)] = a.Answer;
                    }
                }

                foreach (var date in Dates)
                {
                    var last = People
                        .Select(p => said.GetValueOrDefault((p, date.Id)))
                        .ToLookup(a => a);
                    Assert.Equal(
                        new(
                            last[PollAnswer.Yes].Count(),
                            last[PollAnswer.IfNeedBe].Count(),
                            last[PollAnswer.No].Count(),
                            last[PollAnswer.NoAnswer].Count()
                        ),
                        story.State.CountOf(date.Id)
                    );
                    Assert.Equal(People.Length, story.State.CountOf(date.Id).All);
                }
            });
}
