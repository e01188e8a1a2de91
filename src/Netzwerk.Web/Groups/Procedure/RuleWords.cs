using System.Globalization;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;
using Netzwerk.Web.Groups.Procedure.Fields;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Groups.Procedure;

/// <summary>Names, values and results of rules in words.</summary>
public sealed class RuleWords(IStringLocalizer<ProcedureTexts> texts)
{
    public string Label(RuleField field) => texts[field.Name];

    /// <summary>What the parameter is about, in a sentence.</summary>
    public string About(RuleField field) => texts[$"{field.Name}.about"];

    public string Section(ProcedureSection section) => texts[$"section.{section}"];

    /// <summary>The name of a section in the address of its page.</summary>
    public static string Slug(ProcedureSection section) =>
        section switch
        {
            ProcedureSection.Convocation => "einladung",
            ProcedureSection.Agenda => "tagesordnung",
            ProcedureSection.Publicity => "oeffentlichkeit",
            ProcedureSection.Quorum => "beschlussfaehigkeit",
            ProcedureSection.Voting => "abstimmung",
            ProcedureSection.Elections => "wahlen",
            ProcedureSection.Circular => "umlauf",
            ProcedureSection.Attendance => "teilnahme",
            ProcedureSection.Minutes => "niederschrift",
            ProcedureSection.Seats => "sitze",
            _ => "nummern",
        };

    public static ProcedureSection? SectionOf(string? slug) =>
        Enum.GetValues<ProcedureSection>()
            .Where(s => Slug(s) == slug)
            .Select(s => (ProcedureSection?)s)
            .FirstOrDefault();

    public string Value(RuleField field, RulesOfProcedure rules) =>
        field switch
        {
            NumberField number => Number(number, number.Get(rules)),
            ChoiceField choice => Choice(choice, choice.Read(rules)),
            FlagField flag => texts[flag.Get(rules) ? "yes" : "no"],
            _ => field.Read(rules),
        };

    public IReadOnlyList<Choice> Choices(ChoiceField field) =>
        [.. field.Choices.Select(c => new Choice(c, Choice(field, c)))];

    public IReadOnlyList<Choice> Presets() =>
        [
            .. Enum.GetValues<ProcedurePreset>()
                .Select(p => new Choice($"{p}", texts[$"preset.{p}"], texts[$"preset.{p}.about"])),
        ];

    /// <summary>The way from the meeting back to the last day, step by step.</summary>
    public string Arithmetic(NoticeDeadline deadline)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        var steps = deadline.Steps.Select(s =>
            texts[s.Days == 1 ? $"step.{s.Kind}.one" : $"step.{s.Kind}", s.Days, Day(s.Day)].Value
        );
        return string.Join("; ", steps.Prepend(texts["step.meeting", Day(deadline.Meeting)]));
    }

    /// <summary>"einstimmig bei 2 Enthaltungen"</summary>
    public string Result(VoteOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var (yes, no, none) = outcome.Counts;
        var key = $"vote.{outcome.Wording}";
        if (outcome.Wording is VoteWording.UnanimousWithAbstentions && none == 1)
        {
            key += ".one";
        }

        return texts[key, yes, no, none];
    }

    public static string Day(DateOnly day) => WhenText.ShortDay(day);

    private string Choice(ChoiceField field, string value) => texts[$"{field.Name}.{value}"];

    private string Number(NumberField field, int number) =>
        number == 0 && field.Range.Least == 0 ? texts[$"{field.Name}.zero"]
        : field.Unit is RuleUnit.Plain ? number.ToString(CultureInfo.CurrentCulture)
        : texts[number == 1 ? $"unit.{field.Unit}.one" : $"unit.{field.Unit}", number];
}
