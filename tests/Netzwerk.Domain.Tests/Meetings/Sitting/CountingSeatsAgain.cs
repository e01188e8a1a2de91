using CsCheck;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Sitting;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Meetings.Sitting.ASitting;

namespace Netzwerk.Domain.Tests.Meetings.Sitting;

/// <summary>Whoever comes, goes or stays out in whatever order: it is counted as by hand.</summary>
public sealed class CountingSeatsAgain
{
    private enum Act
    {
        Comes,
        ComesByVideo,
        Goes,
        StaysOut,
        MayAfterAll,
    }

    private sealed record Step(Act Act, PersonId Person);

    private static readonly PersonId[] Everybody = [.. Members.Take(6), Deputy, Guest];

    private static readonly Group Small = Of(6);

    private static readonly Gen<Step[]> Steps = Gen.Select(
            Gen.Int[0, 4],
            Gen.Int[0, Everybody.Length - 1]
        )
        .Select((act, person) => new Step((Act)act, Everybody[person]))
        .Array[0, 40];

    [Fact]
    public void Any_sequence_counts_as_a_recount_by_hand() =>
        Steps.Sample(steps =>
        {
            var story = Play(Opened, steps);
            var quorum = story.Quorum(Five, board: Small);
            var (here, @out) = ByHand(steps);
            var seats = Members
                .Take(6)
                .Select(m => m == Members[0] ? new[] { m, Deputy } : [m])
                .Select(of => of.Where(here.Contains).ToArray())
                .ToArray();
            Assert.Equal(seats.Count(s => s.Any(p => !@out.Contains(p))), quorum.Entitled.Count);
            Assert.Equal(seats.Count(s => s.Length > 0), quorum.Count.Case.Present);
            Assert.Equal(quorum.Entitled.Count, quorum.Count.Case.Entitled);
            Assert.True(quorum.Entitled.Count <= quorum.Count.Case.Seats);
            Assert.Distinct(quorum.Entitled.Select(v => v.Seat.Person));
            Assert.Distinct(quorum.Entitled.Select(v => v.By));
        });

    [Fact]
    public void Who_goes_and_comes_back_leaves_everything_as_it_was() =>
        Steps.Sample(steps =>
        {
            var story = Play(Opened, steps);
            var before = story.Quorum(Five, board: Small);
            foreach (var person in AtTheTable.Of(story.State, Small).Select(h => h.Person))
            {
                var way = story.State.Sitting.OpenStayOf(person)!.Way;
                var act = way is Presence.InRoom ? Act.Comes : Act.ComesByVideo;
                var after = Play(story, [new(Act.Goes, person), new(act, person)], from: 100);
                var quorum = after.Quorum(Five, board: Small);
                Assert.Equal(before.Seats, quorum.Seats);
                Assert.Equal(before.Count, quorum.Count);
            }
        });

    [Fact]
    public void The_list_says_of_everybody_who_came_that_they_were_there() =>
        Steps.Sample(steps =>
        {
            var story = Play(Opened, steps);
            foreach (var person in Everybody)
            {
                var came = steps.Any(s =>
                    s.Person == person
                    && s.Act is Act.Comes or Act.ComesByVideo
                    && s.Person == person
                );
                Assert.Equal(
                    came,
                    story.State.InviteeOf(person)?.Attendance
                        is Attendance.Present
                            or Attendance.ByVideo
                );
            }
        });

    private static (HashSet<PersonId> Here, HashSet<PersonId> Out) ByHand(Step[] steps)
    {
        var (here, away) = (new HashSet<PersonId>(), new HashSet<PersonId>());
        foreach (var (act, person) in steps.Select(s => (s.Act, s.Person)))
        {
            _ = act switch
            {
                Act.Comes or Act.ComesByVideo => here.Add(person),
                Act.Goes => here.Remove(person),
                Act.StaysOut => here.Contains(person) && away.Add(person),
                _ => away.Remove(person),
            };
        }

        return (here, away);
    }

    private static Story<Meeting, MeetingEvent> Play(
        Story<Meeting, MeetingEvent> story,
        IReadOnlyList<Step> steps,
        int from = 0
    )
    {
        for (var i = 0; i < steps.Count; i++)
        {
            story = story.And(Ask(story.State, steps[i], At("14:00").AddMinutes(from + i)).Events);
        }

        return story;
    }

    private static Outcome<MeetingEvent> Ask(Meeting meeting, Step step, DateTimeOffset now)
    {
        var person = step.Person;
        PersonId? seat = person == Deputy ? Members[0] : null;
        return step.Act switch
        {
            Act.Comes => Arrive(meeting, new(person, Presence.InRoom, seat), now),
            Act.ComesByVideo => Arrive(meeting, new(person, Presence.ByVideo, seat), now),
            Act.Goes => PresenceDecisions.Decide(meeting, new Leave(person), now),
            Act.StaysOut => RecusalDecisions.Decide(
                meeting,
                Rules,
                new RecuseMember(Five, person),
                now
            ),
            _ => RecusalDecisions.Decide(meeting, new TakeBackRecusal(Five, person)),
        };
    }

    private static Outcome<MeetingEvent> Arrive(Meeting meeting, Arrive ask, DateTimeOffset now) =>
        PresenceDecisions.Decide(meeting, Small, Rules.Rules.Seats, ask, now);
}
