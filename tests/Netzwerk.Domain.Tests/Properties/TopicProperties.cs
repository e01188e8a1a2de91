using CsCheck;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Tests.Meetings;
using Netzwerk.Domain.Tests.Support;
using Netzwerk.Domain.Tests.Topics;
using Netzwerk.Domain.Topics;
using Xunit;

namespace Netzwerk.Domain.Tests.Properties;

public sealed class TopicProperties
{
    private const int Topics = 3;

    private static readonly Gen<(int Do, int Topic, int Meeting, int Other)> Step = Gen.Select(
        Gen.Int[0, 5],
        Gen.Int[0, Topics - 1],
        Gen.Int[0, 1],
        Gen.Int[0, 1]
    );

    [Fact]
    public void Put_on_postponed_moved_removed_and_cancelled_in_any_order_each_topic_is_in_one_place() =>
        Step.Array[0, 40]
            .Sample(steps =>
            {
                var desk = new Desk();
                foreach (var step in steps)
                {
                    desk.Do(step);
                    desk.Check();
                }
            });

    /// <summary>Three topics and two meetings, changed as the commands change them.</summary>
    private sealed class Desk
    {
        private readonly Topic[] _topics =
        [
            .. Enumerable
                .Range(0, Topics)
                .Select(i =>
                    Tests.Topics.Topics.Waiting.State with
                    {
                        Id = AMeeting.Item(i).Value,
                    }
                ),
        ];

        private readonly Meeting[] _meetings =
        [
            Tests.Topics.Topics.First,
            Tests.Topics.Topics.Next,
        ];

        private int _items;

        public void Do((int Do, int Topic, int Meeting, int Other) step)
        {
            var item = AMeeting.Item(1000 + _items++);
            switch (step.Do)
            {
                case 0 or 1:
                    var put = new PutTopicOnAgenda(_meetings[step.Meeting], item);
                    Apply(step.Topic, TopicDecisions.Decide(_topics[step.Topic], put));
                    break;
                case 2:
                    Postpone(step.Topic, to: null);
                    break;
                case 3:
                    Postpone(step.Topic, new(_meetings[step.Other], item));
                    break;
                case 4 when _meetings[step.Meeting].Agenda is [var first, ..]:
                    Change(
                        step.Meeting,
                        AgendaDecisions.Decide(
                            _meetings[step.Meeting],
                            new RemoveAgendaItem(first.Id)
                        )
                    );
                    Follow(step.Meeting);
                    break;
                // Mostly the meetings live on.
                case 5 when _items % 9 == 0:
                    Change(
                        step.Meeting,
                        MeetingDecisions.Decide(_meetings[step.Meeting], new CancelMeeting(""))
                    );
                    Follow(step.Meeting);
                    break;
                default:
                    break;
            }
        }

        public void Check()
        {
            foreach (var topic in _topics)
            {
                Assert.Equal(topic.Standing is TopicStanding.OnAgenda, topic.At is not null);
                Assert.True(topic.At is not null || topic.Standing is TopicStanding.Waiting);
                var places = _meetings
                    .Where(m => m.Status is MeetingStatus.Called)
                    .SelectMany(m =>
                        m.Agenda.Where(i => topic.At == new AgendaPlace(new(m.Id), i.Id))
                    );
                Assert.Equal(topic.At is null ? 0 : 1, places.Count());
            }

            // Nothing is on an agenda that is not a topic's, and none is on one twice.
            var items = _meetings
                .Where(m => m.Status is MeetingStatus.Called)
                .SelectMany(m => m.Agenda.Select(i => new AgendaPlace(new(m.Id), i.Id)));
            Assert.Equal(
                items.OrderBy(p => p.Item.Value),
                _topics.Select(t => t.At).OfType<AgendaPlace>().OrderBy(p => p.Item.Value)
            );
        }

        private void Postpone(int topic, PutTopicOnAgenda? to)
        {
            if (_topics[topic].At is not { } at || to?.Meeting.Id == at.Meeting.Value)
            {
                return;
            }

            var from = Array.FindIndex(_meetings, m => m.Id == at.Meeting.Value);
            Change(
                from,
                Apply(
                    topic,
                    TopicDecisions.Decide(
                        _topics[topic],
                        new PostponeTopic(_meetings[from], at.Item, IsDecided: false, to)
                    )
                )
                    ? AgendaDecisions.Decide(_meetings[from], new RemoveAgendaItem(at.Item))
                    : Array.Empty<MeetingEvent>()
            );
        }

        /// <summary>What comes onto an agenda is an item of it.</summary>
        private bool Apply(int topic, Outcome<TopicEvent> outcome)
        {
            foreach (var happened in outcome.Events)
            {
                _topics[topic] = Topic.Evolve(_topics[topic], _topics[topic].Id, happened)!;
                if (happened is TopicPutOnAgenda put)
                {
                    var at = Array.FindIndex(_meetings, m => m.Id == put.Meeting.Value);
                    Change(
                        at,
                        AgendaDecisions.Decide(
                            _meetings[at],
                            new AddAgendaItem(
                                put.Item,
                                _topics[topic].Content.Title,
                                ItemPurpose.Decision,
                                0,
                                Rapporteur: null
                            )
                        )
                    );
                }
            }

            return outcome.Refusal is null;
        }

        private void Change(int meeting, Outcome<MeetingEvent> outcome) =>
            _meetings[meeting] = outcome.Events.Aggregate(
                _meetings[meeting],
                (m, e) => Meeting.Evolve(m, m.Id, e)!
            );

        private void Follow(int meeting)
        {
            for (var i = 0; i < Topics; i++)
            {
                Apply(i, TopicDecisions.Decide(_topics[i], new FollowAgenda(_meetings[meeting])));
            }
        }
    }
}
