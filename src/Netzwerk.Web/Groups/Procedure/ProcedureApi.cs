using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Web.Platform.Api;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Groups.Procedure;

/// <summary>One adopted version of a group's rules as programs see it.</summary>
public sealed record ProcedureVersionView(
    int Number,
    DateOnly ValidFrom,
    DateOnly DecidedOn,
    string Reason,
    RulesOfProcedure Rules
);

/// <summary>The rules of a group: all versions, and the number of the one in force today; null before the first.</summary>
public sealed record ProcedureView(
    int? InForce,
    IReadOnlyList<ProcedureVersionView> Versions,
    int Version
);

/// <summary>Rules of procedure for programs, to read.</summary>
public sealed class ProcedureApi(
    IQuerySession session,
    ProcedureScreens screens,
    Caller caller,
    ApiCall call,
    TimeProvider clock
)
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGroup("/groups")
            .WithTags("Groups")
            .MapGet(
                "/{group:guid}/rules",
                (Guid group, ProcedureApi it, CancellationToken ct) => it.ShowAsync(new(group), ct)
            )
            .WithSummary("The rules of procedure of a group, in all versions")
            .Produces<ProcedureView>();

    private async Task<IResult> ShowAsync(GroupId id, CancellationToken ct)
    {
        var group = await session.LoadAsync<Group>(id.Value, ct);
        if (!Permissions.RightsIn(group, caller.Asker.User).See)
        {
            return call.NotFound();
        }

        var procedure = await screens.OfAsync(id, ct);
        var today = Appointment.LocalDay(clock.GetUtcNow());
        var view = new ProcedureView(
            procedure.InForceOn(today)?.Number,
            [
                .. procedure.Versions.Select(v => new ProcedureVersionView(
                    v.Number,
                    v.ValidFrom,
                    v.DecidedOn,
                    v.Reason,
                    v.Rules
                )),
            ],
            procedure.Version
        );
        return call.Found(view, procedure.Version);
    }
}
