using System.Security.Cryptography;
using System.Text;

namespace Netzwerk.Domain.Groups.Procedure;

/// <summary>The rules of procedure of a group: all adopted versions, and the one that is being written.</summary>
public sealed record GroupProcedure(
    Guid Id,
    IReadOnlyList<ProcedureVersion> Versions,
    RulesOfProcedure? Draft,
    ProcedurePreset? DraftFrom
) : IFolded<GroupProcedure, ProcedureEvent>
{
    private static readonly byte[] Name = Encoding.UTF8.GetBytes("rules-of-procedure");

    public int Version { get; init; }

    /// <summary>The history of a group's rules is not that of the group.</summary>
    public static Guid IdOf(GroupId group) =>
        new(SHA256.HashData([.. Name, .. group.Value.ToByteArray()]).AsSpan(0, 16));

    /// <summary>The rules of a group that has adopted none.</summary>
    public static GroupProcedure None(GroupId group) => Blank(IdOf(group));

    /// <summary>
    /// The version that holds on a day: the one that began last. Of two that began on the same day, the one adopted
    /// later. Null before the first.
    /// </summary>
    public ProcedureVersion? InForceOn(DateOnly day) =>
        Versions
            .Where(v => v.ValidFrom <= day)
            .OrderBy(v => v.ValidFrom)
            .ThenBy(v => v.Number)
            .LastOrDefault();

    /// <summary>The last day on which a version holds; null while nothing follows it.</summary>
    public DateOnly? LastDayOf(ProcedureVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return Versions.FirstOrDefault(v => v.Number > version.Number) is { } next
            ? next.ValidFrom.AddDays(-1)
            : null;
    }

    public ProcedureVersion? VersionWith(int number) =>
        Versions.FirstOrDefault(v => v.Number == number);

    public static GroupProcedure? Evolve(GroupProcedure? procedure, Guid id, object happened)
    {
        var p = procedure ?? Blank(id);
        return happened switch
        {
            RulesDraftBegun e => p with
            {
                Draft = ProcedurePresets.Of(ProcedurePreset.WorkingGroup),
                DraftFrom = e.Preset,
            },
            RulesDraftDropped => p with { Draft = null, DraftFrom = null },
            RulesAdopted e when p.Draft is { } rules => p with
            {
                Versions =
                [
                    .. p.Versions,
                    new(e.Number, rules, e.ValidFrom, e.DecidedOn, e.Reason),
                ],
                Draft = null,
                DraftFrom = null,
            },
            ProcedureEvent e when p.Draft is { } draft => p with
            {
                Draft = ProcedureSections.With(draft, e),
            },
            // Parts of rules that nobody began mean nothing.
            ProcedureEvent => p,
            _ => procedure,
        };
    }

    private static GroupProcedure Blank(Guid id) => new(id, [], Draft: null, DraftFrom: null);
}
