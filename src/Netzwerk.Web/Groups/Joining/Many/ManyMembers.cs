using System.Globalization;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Groups.Joining.Many;

/// <summary>What became of one of several people who were to be added.</summary>
public enum ManyResult
{
    Added,
    WasMember,
    Blocked,
    Unknown,
}

/// <summary>For which organisation several people sit: each for their own, for one that is named, or for none.</summary>
public sealed record ManySeats(bool IsOwn, OrganisationId? Organisation)
{
    public static readonly ManySeats Own = new(IsOwn: true, Organisation: null);
}

/// <summary>
/// Adds many people of the directory to a group. Each is a change of its own with its welcome: what is interrupted goes on
/// with the next click, and nobody is welcomed twice.
/// </summary>
public sealed class ManyMembers(
    CommandRunner commands,
    GroupSeats seats,
    DispatchQueue queue,
    LinkTokens links,
    TimeProvider clock
)
{
    /// <summary>A page of them; more is work for a list that is read in.</summary>
    public const int MostAtOnce = 200;

    public async Task<(
        CommandResult Result,
        IReadOnlyDictionary<PersonId, ManyResult> Rows
    )> AddAsync(
        GroupId group,
        IReadOnlyList<PersonId> people,
        GroupRole role,
        ManySeats seat,
        Asker asker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(seat);
        ArgumentNullException.ThrowIfNull(asker);
        var rows = new Dictionary<PersonId, ManyResult>();
        foreach (var person in people.Distinct().Take(MostAtOnce))
        {
            var (result, row) = await AddAsync(group, person, role, seat, asker, ct);
            if (!result.Succeeded && row is null)
            {
                return (result, rows);
            }

            rows[person] = row ?? ManyResult.Added;
        }

        return (new(CommandStatus.Done), rows);
    }

    private async Task<(CommandResult, ManyResult?)> AddAsync(
        GroupId group,
        PersonId person,
        GroupRole role,
        ManySeats seat,
        Asker asker,
        CancellationToken ct
    )
    {
        IReadOnlyList<Dispatch> planned = [];
        ManyResult? row = null;
        var result = await commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                (planned, row) = ([], null);
                var found = await work.Session.LoadAsync<Group>(group.Value, token);
                if (!Permissions.RightsIn(found, asker.User).IsCoordinator)
                {
                    work.Deny(maySee: false);
                    return;
                }

                var known = await work.Session.LoadAsync<Person>(person.Value, token);
                row =
                    known is not { IsErased: false, MergedInto: null } ? ManyResult.Unknown
                    : found!.IsBlocked(person) ? ManyResult.Blocked
                    : found.MemberOf(person) is not null ? ManyResult.WasMember
                    : null;
                if (row is null)
                {
                    var of = seat.IsOwn ? known!.Organisation : seat.Organisation;
                    await seats.SeatAsync(work, group, new(person, of, role), token);
                    planned = await WelcomeAsync(work, group, person, token);
                }
            },
            ct
        );
        if (result.Succeeded)
        {
            queue.Wake(planned);
        }

        return (result, row);
    }

    /// <summary>Whoever leaves and comes again another day is welcomed again.</summary>
    private async Task<IReadOnlyList<Dispatch>> WelcomeAsync(
        Work work,
        GroupId group,
        PersonId person,
        CancellationToken ct
    )
    {
        if (work.Failed)
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var day = Appointment.LocalDay(now).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        work.Session.Store(JoinMails.LeaveLink(links, group, person, now));
        return await DispatchQueue.PlanAsync(
            work.Session,
            [Dispatch.Of(JoinMails.Welcome, person, group.Value, now, day)],
            ct
        );
    }
}
