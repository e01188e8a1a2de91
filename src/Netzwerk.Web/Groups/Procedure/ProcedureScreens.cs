using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Meetings;

namespace Netzwerk.Web.Groups.Procedure;

/// <summary>The rules of a group, for one reader on one day.</summary>
public sealed record ProcedureScreen(GroupScreen Home, GroupProcedure Procedure, DateOnly Today)
{
    public Group Group => Home.Group;

    public bool MayChange => Home.Rights.Describe && !Group.IsClosed;

    public string Path => $"/gruppen/{Group.Id}/geschaeftsordnung";

    public Meeting? Next => Home.Coming.Count > 0 ? Home.Coming[0] : null;

    public ProcedureVersion? InForce => Procedure.InForceOn(Today);

    /// <summary>The version by which the next meeting is held; that may be another one than today's.</summary>
    public ProcedureVersion? ForNext =>
        Next is { } next ? Procedure.InForceOn(next.When.Day) : null;

    /// <summary>What rules would mean for the next meeting of this group.</summary>
    public EffectCase CaseOf(RulesOfProcedure rules) =>
        new(rules, Seats(Group), Next, Today, Home.Held, Group.ObjectionDays);

    /// <summary>Guests have no vote.</summary>
    public static int Seats(Group group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Members.Count(m =>
            m.Role is GroupRole.Member or GroupRole.Chair or GroupRole.MinuteTaker
        );
    }
}

/// <summary>Loads rules of procedure for those who may see their group.</summary>
public sealed class ProcedureScreens(IQuerySession session, GroupScreens groups, TimeProvider clock)
{
    public async Task<ProcedureScreen?> LoadAsync(
        GroupId id,
        ClaimsPrincipal user,
        CancellationToken ct
    ) =>
        await groups.LoadAsync(id, user, ct) is { } home
            ? new(home, await OfAsync(id, ct), Appointment.LocalDay(clock.GetUtcNow()))
            : null;

    public async Task<GroupProcedure> OfAsync(GroupId group, CancellationToken ct) =>
        await session.LoadAsync<GroupProcedure>(GroupProcedure.IdOf(group), ct)
        ?? GroupProcedure.None(group);

    /// <summary>The rules as a form with this version showed them.</summary>
    public async Task<GroupProcedure?> AtVersionAsync(
        GroupId group,
        long version,
        CancellationToken ct
    ) =>
        version > 0
            ? await session.Events.AggregateStreamAsync<GroupProcedure>(
                GroupProcedure.IdOf(group),
                version,
                token: ct
            )
            : null;
}
