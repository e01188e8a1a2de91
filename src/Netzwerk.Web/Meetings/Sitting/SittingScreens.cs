using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Sitting;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Meetings.Sitting;

/// <summary>A meeting in session as one reader sees it: who is there, whether they can decide, and the rules of its day.</summary>
public sealed record SittingScreen(
    Meeting Meeting,
    Group Group,
    MeetingRights Rights,
    Quorum Quorum,
    SittingRows Rows,
    NameLookup Names,
    OrganisationNames Organisations
)
{
    public MeetingSitting Sitting => Meeting.Sitting;

    public ProcedureVersion? Version => Quorum.Version;

    public string Path => $"/sitzungen/{Meeting.Id}/leiten";

    public AgendaItem? Current => Meeting.Agenda.FirstOrDefault(i => i.Id == Sitting.Current);

    /// <summary>Everybody who is there, by name.</summary>
    public IReadOnlyList<AtTheTable> Present =>
        [
            .. AtTheTable
                .Of(Meeting, Group)
                .OrderBy(h => Names.SortName(h.Person), StringComparer.CurrentCulture),
        ];
}

/// <summary>Loads meetings in session; whoever may not see who comes to a meeting gets nothing.</summary>
public sealed class SittingScreens(IQuerySession session, PersonNames names)
{
    public async Task<SittingScreen?> LoadAsync(
        MeetingId id,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        if (
            await session.LoadAsync<Meeting>(id.Value, ct) is not { } found
            || await session.LoadAsync<Group>(found.Group.Value, ct) is not { } group
        )
        {
            return null;
        }

        var rights = Permissions.RightsIn(found, group, user);
        return rights.SeeAnswers
            ? await CompleteAsync(Permissions.AsSeen(found, rights), group, rights, ct)
            : null;
    }

    /// <summary>The day on which everybody was told of the date that the meeting has; null when nobody was.</summary>
    public async Task<DateOnly?> CalledOnAsync(Meeting meeting, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        var facts = await session.Events.FetchStreamAsync(meeting.Id, token: ct);
        var told = facts
            .Where(f => f.Data is MeetingAnnounced)
            .Select(f => (f.Timestamp, Told: (MeetingAnnounced)f.Data))
            .Reverse()
            .TakeWhile(f => f.Told.Day == meeting.When.Day)
            .ToArray();
        return told.Length == 0 ? null : Appointment.LocalDay(told[^1].Timestamp);
    }

    private async Task<SittingScreen> CompleteAsync(
        Meeting meeting,
        Group group,
        MeetingRights rights,
        CancellationToken ct
    )
    {
        var version = await SittingWork.VersionAsync(session, meeting, ct);
        var quorum = Quorum.Of(meeting, group, version, meeting.Sitting.Current);
        var offices = await OfficesAsync(meeting, group, ct);
        var rows = SittingRows.Of(meeting, group, quorum, offices);
        var organisations = group
            .Members.Select(m => m.Organisation)
            .OfType<OrganisationId>()
            .Concat(offices.Values);
        var lookup = await names.OfAsync(rows.People, ct);
        return new(
            meeting,
            group,
            rights,
            quorum,
            Sorted(rows, lookup),
            lookup,
            await OrganisationNames.OfAsync(session, organisations, ct)
        );
    }

    private static SittingRows Sorted(SittingRows rows, NameLookup names) =>
        new(
            [
                .. rows.Seats.OrderBy(
                    s => names.SortName(s.Seat.Seat.Person),
                    StringComparer.CurrentCulture
                ),
            ],
            [.. rows.Others.OrderBy(p => names.SortName(p.Person), StringComparer.CurrentCulture)]
        );

    private async Task<IReadOnlyDictionary<PersonId, OrganisationId>> OfficesAsync(
        Meeting meeting,
        Group group,
        CancellationToken ct
    )
    {
        Guid[] people =
        [
            .. meeting
                .Invitees.Select(i => i.Person)
                .Where(p => group.MemberOf(p) is not { HasVote: true })
                .Select(p => p.Value),
        ];
        return (await session.LoadManyAsync<Person>(ct, people))
            .Where(p => p.Organisation is not null)
            .ToDictionary(p => new PersonId(p.Id), p => p.Organisation!.Value);
    }
}
