using System.Security.Claims;
using Marten;
using Marten.Linq.MatchesSql;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Groups.Participation;

/// <summary>An organisation with its name and how often it was there.</summary>
public sealed record ParticipationRow(string Name, Turnout Count);

/// <summary>Who took part in the meetings of a group, in one year or ever.</summary>
public sealed record ParticipationScreen(
    Group Group,
    int? Year,
    IReadOnlyList<int> Years,
    int Meetings,
    IReadOnlyList<ParticipationRow> Rows
);

/// <summary>Loads who took part, for those who manage the members.</summary>
public sealed class ParticipationScreens(IQuerySession session)
{
    public async Task<ParticipationScreen?> LoadAsync(
        GroupId id,
        int? year,
        ClaimsPrincipal user,
        string nobody,
        CancellationToken ct
    )
    {
        var group = await session.LoadAsync<Group>(id.Value, ct);
        if (group is null || !Permissions.RightsIn(group, user).ManageMembers)
        {
            return null;
        }

        var held = (
            await session
                .Query<Meeting>()
                .Where(m => m.MatchesSql("d.data ->> 'group' = ?", group.Id.ToString()))
                .ToListAsync(ct)
        )
            .Where(m => m.Status is MeetingStatus.Closed)
            .ToList();
        var chosen = held.Where(m => year is null || m.When.Day.Year == year).ToList();
        var organisations = await OrganisationsAsync(chosen, ct);
        var counts = ParticipationCount.Of(group, chosen, organisations.GetValueOrDefault);
        var names = await OrganisationNames.OfAsync(
            session,
            counts.Select(c => c.Organisation).OfType<OrganisationId>(),
            ct
        );
        return new(
            group,
            year,
            [.. held.Select(m => m.When.Day.Year).Distinct().OrderDescending()],
            chosen.Count,
            [
                .. counts
                    .Select(c => new ParticipationRow(
                        c.Organisation is { } of ? names[of] : nobody,
                        c
                    ))
                    .OrderBy(r => r.Count.Organisation is null)
                    .ThenBy(r => r.Name, ActorDirectory.Order),
            ]
        );
    }

    private async Task<IReadOnlyDictionary<PersonId, OrganisationId?>> OrganisationsAsync(
        IEnumerable<Meeting> meetings,
        CancellationToken ct
    )
    {
        Guid[] people =
        [
            .. meetings
                .SelectMany(m => m.Invitees)
                .Select(i => (i.For ?? i.Person).Value)
                .Distinct(),
        ];
        return (await session.LoadManyAsync<Person>(ct, people)).ToDictionary(
            p => new PersonId(p.Id),
            p => p.Organisation
        );
    }
}
