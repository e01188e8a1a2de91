using Netzwerk.Domain.Groups.Procedure;

namespace Netzwerk.Web.Groups.Procedure.Fields;

/// <summary>All parameters of rules of procedure, in the order in which they are read.</summary>
public static class RuleFields
{
    public static IReadOnlyList<RuleField> All { get; } =
    [
        .. CallingFields.Convocation,
        .. CallingFields.Agenda,
        .. CallingFields.Publicity,
        .. DecidingFields.Quorum,
        .. DecidingFields.Voting,
        .. DecidingFields.Elections,
        .. DecidingFields.Circular,
        .. KeepingFields.Attendance,
        .. KeepingFields.Minutes,
        .. KeepingFields.Seats,
        .. KeepingFields.Numbering,
    ];

    public static IEnumerable<RuleField> Of(ProcedureSection section) =>
        All.Where(f => f.Section == section);
}
