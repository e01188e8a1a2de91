using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;

namespace Netzwerk.Web.Groups.Participation;

/// <summary>
/// How often an organisation was at the meetings of a group: each meeting counts once, whoever came for it. People without
/// an organisation are counted together.
/// </summary>
public sealed record Turnout(
    OrganisationId? Organisation,
    int Invited,
    int Present,
    int ByDeputy,
    int Excused
)
{
    /// <summary>Neither there nor excused.</summary>
    public int Missing => Invited - Present - Excused;

    /// <summary>Of a hundred meetings, rounded.</summary>
    public int Percent => Invited == 0 ? 0 : (int)Math.Round(100.0 * Present / Invited);
}

/// <summary>Counts who was there, from meetings that are over.</summary>
public static class ParticipationCount
{
    /// <param name="group">Says for which organisation its members sit; a deputy comes for the seat.</param>
    /// <param name="meetings">Those that are closed are counted.</param>
    /// <param name="organisationOf">The organisation of somebody without a seat.</param>
    public static IReadOnlyList<Turnout> Of(
        Group group,
        IEnumerable<Meeting> meetings,
        Func<PersonId, OrganisationId?> organisationOf
    )
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(meetings);
        OrganisationId? For(Invitee invitee) =>
            group.MemberOf(invitee.For ?? invitee.Person) is { } seat
                ? seat.Organisation
                : organisationOf(invitee.For ?? invitee.Person);

        return
        [
            .. meetings
                .Where(m => m.Status is MeetingStatus.Closed)
                .SelectMany(m => m.Invitees.GroupBy(For, (of, who) => One(of, [.. who])))
                .GroupBy(p => p.Organisation, (of, each) => Sum(of, [.. each])),
        ];
    }

    private static Turnout One(OrganisationId? organisation, IReadOnlyList<Invitee> invited)
    {
        var there = invited.Where(i => i.Attendance is Attendance.Present or Attendance.ByVideo);
        var isThere = there.Any();
        var isExcused = !isThere && invited.Any(i => i.Attendance is Attendance.Excused);
        return new(
            organisation,
            1,
            isThere ? 1 : 0,
            isThere && there.All(i => i.For is not null) ? 1 : 0,
            isExcused ? 1 : 0
        );
    }

    private static Turnout Sum(OrganisationId? organisation, IReadOnlyList<Turnout> each) =>
        new(
            organisation,
            each.Sum(p => p.Invited),
            each.Sum(p => p.Present),
            each.Sum(p => p.ByDeputy),
            each.Sum(p => p.Excused)
        );
}
