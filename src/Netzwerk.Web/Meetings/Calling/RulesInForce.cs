using Marten;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;

namespace Netzwerk.Web.Meetings.Calling;

/// <summary>Finds the rules by which a group calls its meetings.</summary>
internal static class RulesInForce
{
    public static async Task<GroupProcedure> ProcedureOfAsync(
        this IQuerySession session,
        Group group,
        CancellationToken ct
    ) =>
        await session.LoadAsync<GroupProcedure>(GroupProcedure.IdOf(new(group.Id)), ct)
        ?? GroupProcedure.None(new(group.Id));
}
