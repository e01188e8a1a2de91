using CsCheck;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;
using Xunit;

namespace Netzwerk.Domain.Tests.Properties;

public sealed class ProcedureProperties
{
    private static readonly RulesOfProcedure Usual = ProcedurePresets.Of(
        ProcedurePreset.FormalBoard
    );

    private static readonly Gen<DateOnly> Days = Gen.Int[0, 4000]
        .Select(n => new DateOnly(2023, 1, 1).AddDays(n));

    private static readonly Gen<ConvocationRules> Convocations = Gen.Select(
        Gen.Int[0, 90],
        Gen.Enum<NoticeCounting>(),
        Gen.Enum<NonWorkingDayRule>(),
        Gen.Enum<ElectronicReceipt>(),
        Gen.Int[0, 14],
        Gen.Enum<UrgentCallRule>(),
        Gen.Int[0, 14],
        (days, counting, working, receipt, letter, urgent, urgentDays) =>
            new ConvocationRules(days, counting, working, receipt, letter, urgent, urgentDays)
    );

    private static readonly Gen<VotingRules> Votings = Gen.Select(
        Gen.Enum<MajorityRule>(),
        Gen.Enum<AbstentionRule>(),
        Gen.Enum<TieRule>(),
        (majority, abstentions, tie) =>
            Usual.Voting with
            {
                Majority = majority,
                Abstentions = abstentions,
                Tie = tie,
            }
    );

    private static readonly Gen<QuorumRules> Quorums = Gen.Select(
        Gen.Enum<QuorumBasis>(),
        Gen.Int[1, 19],
        Gen.Int[2, 20],
        Gen.Bool,
        Gen.Bool,
        Gen.Int[0, 10],
        Gen.Bool,
        (basis, n, d, challenge, quarter, second, hint) =>
            new QuorumRules(basis, Math.Min(n, d - 1), d, challenge, quarter, second, hint)
    );

    [Fact]
    public void More_days_of_notice_never_give_a_later_day() =>
        Gen.Select(Convocations, Days)
            .Sample(
                (rules, meeting) =>
                {
                    var longer = rules with { NoticeDays = rules.NoticeDays + 1 };
                    Assert.True(
                        NoticeArithmetic.Invitation(longer, meeting).LastDay
                            <= NoticeArithmetic.Invitation(rules, meeting).LastDay
                    );
                    Assert.True(
                        NoticeArithmetic.Letter(longer, meeting).LastDay
                            <= NoticeArithmetic.Letter(rules, meeting).LastDay
                    );
                }
            );

    [Fact]
    public void The_steps_of_a_deadline_lead_from_the_meeting_to_its_last_day() =>
        Gen.Select(Convocations, Days)
            .Sample(
                (rules, meeting) =>
                {
                    var deadline = NoticeArithmetic.Invitation(rules, meeting);
                    var day = meeting;
                    foreach (var step in deadline.Steps)
                    {
                        day = day.AddDays(-step.Days);
                        Assert.Equal(day, step.Day);
                    }

                    Assert.Equal(day, deadline.LastDay);
                    Assert.True(meeting.DayNumber - day.DayNumber >= rules.NoticeDays);
                    Assert.True(
                        rules.NonWorkingDays is NonWorkingDayRule.AnyDay
                            || deadline.Steps.Count == 0
                            || SaxonHolidays.IsWorkingDay(day)
                    );
                }
            );

    [Fact]
    public void More_yes_never_turn_a_carried_motion_down() =>
        Gen.Select(
                Votings,
                Gen.Int[0, 30],
                Gen.Int[0, 30],
                Gen.Int[0, 30],
                Gen.Int[1, 90],
                Gen.Bool.Nullable()
            )
            .Sample(
                (rules, yes, no, none, members, chair) =>
                {
                    VoteResult Of(int more) =>
                        VoteArithmetic
                            .Of(rules, new(yes + more, no, none), members, chair: chair)
                            .Result;
                    Assert.True(Of(0) is not VoteResult.Passed || Of(1) is VoteResult.Passed);
                    // Whoever abstained and says yes instead does no harm either.
                    var turned = VoteArithmetic.Of(
                        rules,
                        new(yes + none, no, 0),
                        members,
                        chair: chair
                    );
                    Assert.True(
                        Of(0) is not VoteResult.Passed || turned.Result is VoteResult.Passed
                    );
                }
            );

    [Fact]
    public void Who_comes_never_ends_a_quorum() =>
        Gen.Select(
                Quorums,
                Gen.Int[1, 40],
                Gen.Int[0, 40],
                Gen.Int[0, 40],
                Gen.Bool,
                Gen.Bool,
                Gen.Bool
            )
            .Sample(
                (rules, seats, present, conflicted, challenged, second, hint) =>
                {
                    var at = new QuorumCase(seats, present, conflicted)
                    {
                        Challenged = challenged,
                        SecondMeeting = second,
                        HintGiven = hint,
                    };
                    var (now, then) = (
                        QuorumArithmetic.Of(rules, at),
                        QuorumArithmetic.Of(rules, at with { Present = present + 1 })
                    );
                    Assert.True(!now.CanDecide || then.CanDecide);
                    Assert.InRange(now.Needed, 1, seats);
                    Assert.True(QuorumArithmetic.Of(rules, new(seats, seats)).CanDecide);
                }
            );

    [Fact]
    public void An_election_always_ends_or_goes_on_between_somebody() =>
        Gen.Select(
                Gen.Enum<ElectionMajority>(),
                Gen.Bool,
                Gen.Enum<ElectionTie>(),
                Gen.Bool,
                Gen.Int[0, 9].Array[0, 5],
                Gen.Int[1, 3],
                Gen.Int[0, 9]
            )
            .Sample(
                (majority, runOff, tie, single, votes, ballot, against) =>
                {
                    var rules = new ElectionRules(
                        ElectionBallot.Open,
                        majority,
                        runOff,
                        tie,
                        single
                    );
                    var outcome = ElectionArithmetic.Of(
                        rules,
                        new(votes, votes.Sum(), ballot, against)
                    );
                    Assert.All(outcome.Candidates, c => Assert.InRange(c, 0, votes.Length - 1));
                    Assert.True(
                        outcome.Result is not ElectionResult.Elected
                            || outcome.Candidates.Count == 1
                    );
                    Assert.True(
                        outcome.Result is not (ElectionResult.RunOff or ElectionResult.DrawingLots)
                            || outcome.Candidates.Count > 1
                    );
                }
            );
}
