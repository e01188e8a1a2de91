using System.Globalization;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Web.Groups.Procedure.Fields;
using Netzwerk.Web.Shared.Forms;

namespace Netzwerk.Web.Groups.Procedure.Pages;

/// <summary>What somebody typed into one section of a draft, parameter by parameter.</summary>
public sealed class SectionForm
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private readonly ProcedureSection _section;

    private SectionForm(ProcedureSection section, int version) =>
        (_section, Version) = (section, version);

    /// <summary>The version the form was filled from.</summary>
    public int Version { get; }

    public IEnumerable<RuleField> Fields => RuleFields.Of(_section);

    public string this[RuleField field] => _values.GetValueOrDefault(field?.Name ?? "", "");

    public static SectionForm Of(ProcedureSection section, RulesOfProcedure rules, int version)
    {
        var form = new SectionForm(section, version);
        foreach (var field in form.Fields)
        {
            form._values[field.Name] = field.Read(rules);
        }

        return form;
    }

    public static SectionForm Posted(ProcedureSection section, IFormCollection posted)
    {
        ArgumentNullException.ThrowIfNull(posted);
        _ = int.TryParse(
            posted["Input.Version"],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var version
        );
        var form = new SectionForm(section, version);
        foreach (var field in form.Fields)
        {
            form._values[field.Name] = posted[$"Input.{field.Name}"].ToString();
        }

        return form;
    }

    /// <summary>What to change in the draft; null with a sentence beside each field that cannot be read.</summary>
    public Func<RulesOfProcedure, RulesOfProcedure>? Read(
        RulesOfProcedure draft,
        FormErrors errors,
        IStringLocalizer texts
    )
    {
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(texts);
        foreach (var field in Fields.Where(f => f.Write(draft, this[f]) is null))
        {
            errors.Add(
                field.Name,
                field switch
                {
                    NumberField n => texts["number.range", n.Range.Least, n.Range.Most],
                    PatternField => texts["procedure.pattern-unusable"],
                    _ => texts["procedure.choice-missing"],
                }
            );
        }

        return errors.Any
            ? null
            : rules => Fields.Aggregate(rules, (r, f) => f.Write(r, this[f]) ?? r);
    }

    /// <summary>Whether both say the same.</summary>
    public bool SaysAs(SectionForm other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Fields.All(f => Meanwhile.Same(this[f], other[f]));
    }

    /// <summary>Goes on from the section as it is now with what was typed here.</summary>
    public SectionForm On(SectionForm was, SectionForm stands)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(stands);
        var form = new SectionForm(_section, stands.Version);
        foreach (var field in Fields)
        {
            form._values[field.Name] = Meanwhile.Keep(this[field], was[field], stands[field]) ?? "";
        }

        return form;
    }
}
