using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Tests.Support;
using Xunit;

namespace Netzwerk.Domain.Tests.Groups.Procedure;

public sealed class AdoptingRules
{
    private static readonly GroupId Group = GroupId.Create();
    private static readonly DateOnly Today = new(2026, 11, 10);

    private static readonly RulesOfProcedure Usual = ProcedurePresets.Of(
        ProcedurePreset.SteeringCommittee
    );

    private static readonly Story<GroupProcedure, ProcedureEvent> Begun = new(
        ProcedureDecisions
            .Decide(now: null, new BeginRules(Group, ProcedurePreset.SteeringCommittee))
            .Events
    );

    private static readonly Story<GroupProcedure, ProcedureEvent> Adopted = Begun.And(
        new RulesAdopted(Group, 1, new(2026, 1, 1), new(2025, 12, 1), "Gründung")
    );

    private static Func<GroupProcedure, Outcome<ProcedureEvent>> Adopt(
        DateOnly from,
        DateOnly decided,
        string? reason = "Kürzere Frist"
    ) => p => ProcedureDecisions.Decide(p, new AdoptRules(Group, from, decided, reason), Today);

    private static Func<GroupProcedure, Outcome<ProcedureEvent>> Begin(ProcedurePreset? preset) =>
        p => ProcedureDecisions.Decide(p, new BeginRules(Group, preset));

    private static Func<GroupProcedure, Outcome<ProcedureEvent>> Draft(RulesOfProcedure rules) =>
        p => ProcedureDecisions.Decide(p, new DraftRules(rules));

    [Fact]
    public void Every_ready_set_can_be_adopted_as_it_is()
    {
        foreach (var preset in Enum.GetValues<ProcedurePreset>())
        {
            var begun = ProcedureDecisions.Decide(now: null, new BeginRules(Group, preset));
            var story = new Story<GroupProcedure, ProcedureEvent>(begun.Events);
            Assert.Equal(ProcedurePresets.Of(preset), story.State.Draft);
            story.When(Draft(ProcedurePresets.Of(preset))).ThenNothing();
        }

        Assert.All(
            Enum.GetValues<GroupKind>(),
            k => Assert.NotEqual(ProcedurePreset.FormalBoard, ProcedurePresets.For(k))
        );
    }

    [Fact]
    public void The_next_rules_begin_with_a_set_or_with_those_there_are()
    {
        Adopted
            .When(Begin(ProcedurePreset.SteeringCommittee))
            .Then([
                new RulesDraftBegun(Group, ProcedurePreset.SteeringCommittee),
                .. PartsOf(ProcedurePreset.SteeringCommittee),
            ]);
        Assert.Equal(
            Adopted.State.Versions[0].Rules,
            Adopted.And(Begin(preset: null)(Adopted.State).Events).State.Draft
        );
        Assert.Equal(
            new Refusal("procedure.preset-missing", "Preset"),
            ProcedureDecisions.Decide(now: null, new BeginRules(Group, Preset: null)).Refusal
        );
        Adopted.When(Begin((ProcedurePreset)99)).ThenRefused("procedure.preset-missing", "Preset");
    }

    private static IEnumerable<ProcedureEvent> PartsOf(ProcedurePreset preset) =>
        ProcedureDecisions.Decide(now: null, new BeginRules(Group, preset)).Events.Skip(1);

    [Fact]
    public void Only_one_draft_is_open_at_a_time_and_it_can_be_dropped()
    {
        Begun.When(Begin(ProcedurePreset.SteeringCommittee)).ThenNothing();
        Begun.When(Begin(ProcedurePreset.CoreTeam)).ThenRefused("procedure.draft-open");
        var dropped = Begun
            .When(p => ProcedureDecisions.Decide(p, new DropRules()))
            .Then(new RulesDraftDropped());
        Assert.Null(dropped.State.Draft);
        dropped.When(Draft(Usual)).ThenRefused("procedure.no-draft");
    }

    [Fact]
    public void Only_the_parts_that_change_are_facts() =>
        Begun
            .When(Draft(Usual with { Seats = Usual.Seats with { TermMonths = 36 } }))
            .Then(new SeatRulesDrafted(DeputyRule.Personal, true, 36, true));

    [Fact]
    public void Numbers_choices_and_patterns_must_be_usable()
    {
        void Refused(RulesOfProcedure rules, string code, string field) =>
            Begun.When(Draft(rules)).ThenRefused(code, field);
        var (c, q) = (Usual.Convocation, Usual.Quorum);
        Refused(
            Usual with
            {
                Convocation = c with { NoticeDays = 91 },
            },
            "procedure.number-unusable",
            "NoticeDays"
        );
        Refused(
            Usual with
            {
                Convocation = c with { NoticeDays = -1 },
            },
            "procedure.number-unusable",
            "NoticeDays"
        );
        Refused(
            Usual with
            {
                Convocation = c with { NoticeDays = 2, UrgentDays = 3 },
            },
            "procedure.urgent-longer",
            "UrgentDays"
        );
        Refused(
            Usual with
            {
                Convocation = c with { Counting = (NoticeCounting)7 },
            },
            "procedure.choice-missing",
            "Counting"
        );
        Refused(
            Usual with
            {
                Quorum = q with { Numerator = 3 },
            },
            "procedure.fraction-unusable",
            "Numerator"
        );
        Refused(
            Usual with
            {
                Agenda = Usual.Agenda with { MinorityOneIn = 1 },
            },
            "procedure.minority-unusable",
            "MinorityOneIn"
        );
        Refused(
            Usual with
            {
                Numbering = Usual.Numbering with { Papers = "BV" },
            },
            "procedure.pattern-unusable",
            "Papers"
        );
        // What is not allowed at all cannot be too long.
        Begun
            .When(
                Draft(
                    Usual with
                    {
                        Convocation = c with
                        {
                            NoticeDays = 2,
                            UrgentDays = 3,
                            Urgent = UrgentCallRule.NotAllowed,
                        },
                    }
                )
            )
            .Then(
                new ConvocationRulesDrafted(
                    2,
                    NoticeCounting.ClearDays,
                    NonWorkingDayRule.AnyDay,
                    ElectronicReceipt.OnSending,
                    2,
                    UrgentCallRule.NotAllowed,
                    3
                )
            );
    }

    [Fact]
    public void Rules_are_adopted_with_a_day_and_a_reason()
    {
        var adopted = Begun
            .When(Adopt(new(2027, 1, 1), Today))
            .Then(new RulesAdopted(Group, 1, new(2027, 1, 1), Today, "Kürzere Frist"));
        Assert.Null(adopted.State.Draft);
        Assert.Equal(Usual, adopted.State.Versions.Single().Rules);
        adopted.When(Adopt(new(2027, 2, 1), Today)).ThenRefused("procedure.no-draft");
    }

    [Fact]
    public void The_days_must_follow_each_other()
    {
        Begun.When(Adopt(Today, Today, " ")).ThenRefused("procedure.reason-missing", "Reason");
        Begun
            .When(Adopt(Today, Today, new string('x', 501)))
            .ThenRefused("procedure.reason-too-long", "Reason");
        Begun
            .When(Adopt(Today.AddDays(3), Today.AddDays(1)))
            .ThenRefused("procedure.decided-later", "DecidedOn");
        Begun
            .When(Adopt(Today.AddDays(-1), Today))
            .ThenRefused("procedure.valid-before-decision", "ValidFrom");
        Begun
            .When(Adopt(Today.AddDays(731), Today))
            .ThenRefused("procedure.valid-too-late", "ValidFrom");
        var next = Adopted.And(Begin(ProcedurePreset.CoreTeam)(Adopted.State).Events);
        next.When(Adopt(new(2025, 12, 31), new(2025, 12, 30)))
            .ThenRefused("procedure.valid-before-last", "ValidFrom");
    }

    [Fact]
    public void The_version_in_force_is_the_one_of_the_day_and_old_ones_stay_readable()
    {
        var next = Adopted
            .And(Begin(ProcedurePreset.CoreTeam)(Adopted.State).Events)
            .When(Adopt(new(2027, 1, 1), Today))
            .Then(new RulesAdopted(Group, 2, new(2027, 1, 1), Today, "Kürzere Frist"));
        var rules = next.State;
        Assert.Null(rules.InForceOn(new(2025, 12, 31)));
        Assert.Equal(1, rules.InForceOn(new(2026, 1, 1))?.Number);
        Assert.Equal(1, rules.InForceOn(new(2026, 12, 31))?.Number);
        // Called under the first version, held under the second: the day of the meeting counts.
        Assert.Equal(2, rules.InForceOn(new(2027, 1, 1))?.Number);
        Assert.Equal(new DateOnly(2026, 12, 31), rules.LastDayOf(rules.Versions[0]));
        Assert.Null(rules.LastDayOf(rules.Versions[1]));
        Assert.Equal(Usual, rules.VersionWith(1)?.Rules);
        Assert.Null(rules.VersionWith(3));
    }

    [Fact]
    public void The_history_of_the_rules_has_an_id_of_its_own() =>
        Assert.Distinct([
            Group.Value,
            GroupProcedure.IdOf(Group),
            GroupProcedure.IdOf(GroupId.Create()),
        ]);
}
