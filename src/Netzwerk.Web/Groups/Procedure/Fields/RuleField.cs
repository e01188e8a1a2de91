using System.Globalization;
using Netzwerk.Domain.Groups.Procedure;

namespace Netzwerk.Web.Groups.Procedure.Fields;

/// <summary>One parameter of rules of procedure: where it stands, and how it is read out of and written into them.</summary>
public abstract record RuleField(ProcedureSection Section, string Name)
{
    /// <summary>Some parameters mean nothing unless another one has a certain value.</summary>
    public Func<RulesOfProcedure, bool> Counts { get; init; } = _ => true;

    /// <summary>The value as it stands in a form.</summary>
    public abstract string Read(RulesOfProcedure rules);

    /// <summary>Rules with what was typed; null when that cannot be read.</summary>
    public abstract RulesOfProcedure? Write(RulesOfProcedure rules, string? typed);
}

/// <summary>What a number counts.</summary>
public enum RuleUnit
{
    Days,
    Months,
    People,
    OneIn,
    Plain,
}

/// <summary>A parameter that is a number.</summary>
public sealed record NumberField(
    ProcedureSection Section,
    string Name,
    RuleUnit Unit,
    Func<RulesOfProcedure, int> Get,
    Func<RulesOfProcedure, int, RulesOfProcedure> Set
) : RuleField(Section, Name)
{
    public (int Least, int Most) Range => ProcedureLimits.Of(Name);

    public override string Read(RulesOfProcedure rules) =>
        Get(rules).ToString(CultureInfo.InvariantCulture);

    public override RulesOfProcedure? Write(RulesOfProcedure rules, string? typed) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= Range.Least
        && number <= Range.Most
            ? Set(rules, number)
            : null;
}

/// <summary>A parameter that is one of a few choices.</summary>
public abstract record ChoiceField(ProcedureSection Section, string Name) : RuleField(Section, Name)
{
    public abstract IReadOnlyList<string> Choices { get; }
}

/// <summary>A parameter that is one of the choices of a type.</summary>
public sealed record ChoiceField<TChoice>(
    ProcedureSection Section,
    string Name,
    Func<RulesOfProcedure, TChoice> Get,
    Func<RulesOfProcedure, TChoice, RulesOfProcedure> Set
) : ChoiceField(Section, Name)
    where TChoice : struct, Enum
{
    public override IReadOnlyList<string> Choices => Enum.GetNames<TChoice>();

    public override string Read(RulesOfProcedure rules) => Get(rules).ToString();

    public override RulesOfProcedure? Write(RulesOfProcedure rules, string? typed) =>
        Enum.GetNames<TChoice>().Contains(typed, StringComparer.Ordinal)
            ? Set(rules, Enum.Parse<TChoice>(typed!))
            : null;
}

/// <summary>A parameter that is yes or no.</summary>
public sealed record FlagField(
    ProcedureSection Section,
    string Name,
    Func<RulesOfProcedure, bool> Get,
    Func<RulesOfProcedure, bool, RulesOfProcedure> Set
) : RuleField(Section, Name)
{
    public const string Yes = "true";

    public override string Read(RulesOfProcedure rules) => Get(rules) ? Yes : "";

    // An empty box sends nothing.
    public override RulesOfProcedure? Write(RulesOfProcedure rules, string? typed) =>
        Set(rules, typed == Yes);
}

/// <summary>A parameter that is a pattern of numbers.</summary>
public sealed record PatternField(
    ProcedureSection Section,
    string Name,
    Func<RulesOfProcedure, string> Get,
    Func<RulesOfProcedure, string, RulesOfProcedure> Set
) : RuleField(Section, Name)
{
    public override string Read(RulesOfProcedure rules) => Get(rules);

    public override RulesOfProcedure? Write(RulesOfProcedure rules, string? typed) =>
        NumberPattern.IsUsable(typed?.Trim() ?? "") ? Set(rules, typed!.Trim()) : null;
}
