using Microsoft.Extensions.Localization;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;
using Netzwerk.Web.Groups.Procedure;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.CircularResolutions;

/// <summary>Says in plain sentences by which rules a question is decided, and works out examples.</summary>
public sealed class RuleSentences(IStringLocalizer<CircularResolutionTexts> texts, RuleWords words)
{
    /// <summary>What an objection does, what silence means, and how many votes it takes.</summary>
    public IReadOnlyList<string> Of(RulesOfProcedure rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var (circular, voting) = (rules.Circular, rules.Voting);
        var sentences = new List<string>
        {
            texts[$"rule.objection.{circular.Objection}"],
            texts[$"rule.silence.{circular.Silence}"],
            texts[$"rule.majority.{voting.Majority}"],
            texts[$"rule.abstentions.{voting.Abstentions}"],
        };
        // Only where more yes than no is enough can there be a tie.
        if (voting.Majority is MajorityRule.Simple)
        {
            sentences.Add(texts[$"rule.tie.{voting.Tie}"]);
        }

        return sentences;
    }

    public string Seats(int seats, int withDeputy)
    {
        var said = texts[seats == 1 ? "rule.seats.one" : "rule.seats", seats].Value;
        return withDeputy == 0
            ? said
            : $"{said} {texts[withDeputy == 1 ? "rule.deputies.one" : "rule.deputies", withDeputy]}";
    }

    public string Version(ProcedureVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return texts["rule.version", version.Number, WhenText.Date(version.ValidFrom)];
    }

    /// <summary>The fewest yes that carry it, one less, and what comes of silence alone.</summary>
    public IReadOnlyList<string> Examples(RulesOfProcedure rules, int seats)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (seats == 0)
        {
            return [];
        }

        var examples = new List<string>();
        var least = Enumerable
            .Range(0, seats + 1)
            .Select(yes => (Yes: yes, Tally: Voting(rules, yes, seats - yes)))
            .FirstOrDefault(e => e.Tally?.Outcome.Result is CircularResult.Passed);
        if (least.Tally is { } passes)
        {
            examples.Add(texts["example.votes", least.Yes, seats - least.Yes, Word(passes)]);
            if (least.Yes > 0)
            {
                var fails = Voting(rules, least.Yes - 1, seats - least.Yes + 1)!;
                examples.Add(
                    texts["example.votes", least.Yes - 1, seats - least.Yes + 1, Word(fails)]
                );
            }
        }

        examples.Add(
            texts["example.silence", Word(CircularTally.Of(rules, new(new(0, 0, 0), 0, seats)))]
        );
        return examples;
    }

    private string Word(CircularTally tally) =>
        tally.Outcome.Result is CircularResult.Passed
            ? texts["example.passes", words.Result(tally.Vote)]
            : words.Result(tally.Vote);

    private static CircularTally? Voting(RulesOfProcedure rules, int yes, int no) =>
        CircularTally.Of(rules, new(new(yes, no, 0), 0, 0));
}
