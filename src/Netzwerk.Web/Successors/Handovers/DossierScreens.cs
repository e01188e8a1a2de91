using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Groups.Papers;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Successors.Handovers;

/// <summary>What somebody needs to know who takes a seat over.</summary>
public sealed record Dossier(
    Group Group,
    IReadOnlyList<Meeting> Coming,
    IReadOnlyList<ActionItem> Tasks,
    IReadOnlyList<Resolution> Resolutions,
    Meeting? LastMinutes
)
{
    /// <summary>What the reader may see of the papers of the group, the newest first.</summary>
    public IReadOnlyList<Paper> Papers { get; init; } = [];
}

/// <summary>Gathers what a group did and plans, for one reader.</summary>
public sealed class DossierScreens(PersonVault vault, GroupSeats seats)
{
    /// <summary>Older ones stand in the register.</summary>
    private const int MostResolutions = 12;

    private const string OfGroup = "where d.data ->> 'group' = ? order by d.id desc limit 200";

    private const string OpenOfGroup =
        $"where d.data ->> 'group' = ? and not {ClosedPart.Row} order by d.id desc limit 200";

    public async Task<Dossier?> LoadAsync(
        IQuerySession session,
        GroupId id,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var group = await session.LoadAsync<Group>(id.Value, ct);
        var rights = Permissions.RightsIn(group, user);
        return group is not null && rights.See && Caller.PersonOf(user) is { } me
            ? await LoadAsync(session, group, me, rights, ct) with
            {
                Papers = await PaperScreens.SeenNowAsync(session, group, user, ct),
            }
            : null;
    }

    public async Task<Dossier> LoadAsync(
        IQuerySession session,
        Group group,
        PersonId reader,
        GroupRights rights,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(rights);
        var id = new GroupId(group.Id);
        var tasks = await TasksOfMeeting.OpenInGroupAsync(session, id, reader, ct);
        var names = new NameLookup(await vault.FindAsync(session, Mentions.In(tasks), ct));
        var resolutions = await session.QueryAsync<Resolution>(
            rights.SeeClosed ? OfGroup : OpenOfGroup,
            ct,
            id.ToString()
        );
        return new(
            group,
            await seats.UpcomingAsync(session, id, ct),
            Mentions.Read(tasks, names),
            [
                .. resolutions
                    .OrderByDescending(r => r.Number, StringComparer.Ordinal)
                    .Take(MostResolutions),
            ],
            await LastMinutes.OfAsync(session, id, ct)
        );
    }
}
