using CsCheck;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Minutes.Corrections;
using Netzwerk.Domain.Tests.FollowUp;
using Netzwerk.Domain.Tests.Groups;
using Netzwerk.Domain.Tests.Meetings;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Properties;

public sealed class CommandProperties
{
    private static readonly Gen<PersonId> Person = Gen.OneOf(Anna, Ben, Chris);

    private static readonly Gen<GroupRole> Role = Gen.OneOf(Enum.GetValues<GroupRole>());

    [Fact]
    public void Whatever_is_asked_nobody_sits_twice_in_a_group() =>
        Run(
            AGroup.Founded,
            Gen.Select(
                    Person,
                    Role,
                    Gen.OneOf<OrganisationId?>(School, Office, null),
                    Gen.Int[0, 20]
                )
                .Select(
                    (person, role, organisation, n) =>
                        Ask<Group, GroupEvent>(
                            n switch
                            {
                                0 => g =>
                                    GroupDecisions.Decide(g, new CloseGroup(), new(2026, 12, 10)),
                                < 4 => g => GroupDecisions.Decide(g, new ReleaseMember(person)),
                                < 8 => g =>
                                    GroupDecisions.Decide(g, new ChangeMemberRole(person, role)),
                                < 10 => g =>
                                    GroupDecisions.Decide(g, new SetGroupDeadlines([n, 7, n], n)),
                                < 12 => g =>
                                    GroupDecisions.Decide(
                                        g,
                                        new DescribeGroup($"AG {n}", GroupOpenness.Open, null)
                                    ),
                                _ => g =>
                                    GroupDecisions.Decide(
                                        g,
                                        new SeatMember(person, organisation, role)
                                    ),
                            }
                        )
                ),
            (before, happened, after) =>
            {
                Assert.Distinct(after.Members.Select(m => m.Person));
                Assert.True(!before.IsClosed || happened is MemberLeft);
                Assert.Equal(after.ReminderDays.Distinct().OrderDescending(), after.ReminderDays);
            }
        );

    [Fact]
    public void Whatever_is_asked_a_request_to_join_is_answered_once() =>
        Run(
            new Story<JoinRequest, JoinRequestEvent>(new JoinRequested(Language, Ben)),
            Gen.OneOf(
                Ask<JoinRequest, JoinRequestEvent>(r =>
                    JoinRequestDecisions.Decide(r, new ConfirmJoinRequest())
                ),
                r => JoinRequestDecisions.Decide(r, new AdmitJoinRequest()),
                r => JoinRequestDecisions.Decide(r, new DeclineJoinRequest())
            ),
            (before, _, after) =>
            {
                Assert.True(after.State > before.State);
                Assert.True(
                    before.State is JoinRequestState.Unconfirmed or JoinRequestState.Waiting
                );
            }
        );

    [Fact]
    public void Whatever_is_asked_frozen_minutes_stay_as_they_are() =>
        Run(
            new Story<MeetingMinutes, MinutesEvent>(
                new MinutesSubmitted(new(2026, 12, 25)),
                new MinutesReopened()
            ),
            MinutesAsk,
            (before, happened, after) =>
            {
                Assert.True(
                    before.State is not MinutesState.Frozen
                        || happened
                            is ObjectionRaised
                                or ObjectionSettled
                                or MinutesCorrectionOpened
                );
                Assert.Equal(
                    before.Editions(),
                    happened is MinutesFrozen ? after.Earlier : after.Editions()
                );
                Assert.True(after.Correction is null || after.State is not MinutesState.Frozen);
                Assert.Distinct(after.Objections.Select(o => o.Person));
                Assert.True(happened is not MinutesFrozen || !before.HasOpenObjections);
                Assert.True(happened is not MinutesSubmitted || !before.HasOpenObjections);
                Assert.Equal(before.Edition + (happened is MinutesFrozen ? 1 : 0), after.Edition);
                Assert.True(
                    after.State is not MinutesState.InReview || after.ObjectionsUntil is not null
                );
                Assert.True(
                    after.State is not MinutesState.Writing || after.ObjectionsUntil is null
                );
            }
        );

    [Fact]
    public void Whatever_is_asked_a_task_is_open_or_done() =>
        Run(
            DoingTasks.Open,
            Gen.OneOf(
                Ask<ActionItem, ActionItemEvent>(t =>
                    ActionItemDecisions.Decide(t, new FinishActionItem())
                ),
                t => ActionItemDecisions.Decide(t, new ReopenActionItem())
            ),
            (before, _, after) =>
            {
                Assert.NotEqual(before.State, after.State);
                Assert.Equal(before with { State = after.State }, after);
            }
        );

    private static Gen<Func<MeetingMinutes, Outcome<MinutesEvent>>> MinutesAsk { get; } =
        Gen.Select(
                Gen.Int[0, 11],
                Person,
                Gen.Int[0, 16],
                Gen.OneOf(ObjectionResult.Upheld, ObjectionResult.Rejected)
            )
            .Select(
                (n, person, days, result) =>
                {
                    var now = Berlin("2026-12-11 09:00").AddDays(days);
                    return Ask<MeetingMinutes, MinutesEvent>(
                        n switch
                        {
                            < 3 => m =>
                                MinutesDecisions.Decide(
                                    AMeeting.Closed.State,
                                    m,
                                    new SubmitMinutes(new(2026, 12, 25)),
                                    now
                                ),
                            < 5 => m =>
                                MinutesDecisions.Decide(
                                    m,
                                    new RaiseObjection(person, $"Falsch {days % 2}"),
                                    now
                                ),
                            < 7 => m =>
                                MinutesDecisions.Decide(
                                    m,
                                    new SettleObjection(person, result, "Darum")
                                ),
                            < 8 => m => MinutesDecisions.Decide(m, new ReopenMinutes()),
                            8 => m =>
                                CorrectionDecisions.Decide(
                                    m,
                                    new OpenCorrection(
                                        $"Falsch {days % 2}",
                                        new Dictionary<AgendaItemId, long>(),
                                        days % 3 == 0 ? person : null
                                    )
                                ),
                            9 when days > 12 => m =>
                                CorrectionDecisions.Decide(m, new DropCorrection()),
                            _ => m => MinutesDecisions.Decide(m, new FreezeMinutes("ab"), now),
                        }
                    );
                }
            );

    private static Func<TState, Outcome<TEvent>> Ask<TState, TEvent>(
        Func<TState, Outcome<TEvent>> decide
    )
        where TEvent : class => decide;

    /// <summary>Any sequence of commands keeps the order, and an accepted command asked again changes nothing.</summary>
    internal static void Run<TState, TEvent>(
        Story<TState, TEvent> begin,
        Gen<Func<TState, Outcome<TEvent>>> ask,
        Action<TState, TEvent, TState> holds
    )
        where TState : class, IFolded<TState, TEvent>
        where TEvent : class =>
        ask.Array[0, 30]
            .Sample(
                asks =>
                {
                    var story = begin;
                    foreach (var decide in asks)
                    {
                        var outcome = decide(story.State);
                        foreach (var happened in outcome.Events)
                        {
                            var after = story.And(happened);
                            holds(story.State, happened, after.State);
                            story = after;
                        }

                        if (outcome.Refusal is null)
                        {
                            var again = decide(story.State);
                            Assert.Null(again.Refusal);
                            Assert.Empty(again.Events);
                        }
                    }
                },
                iter: 1000
            );
}
