using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Meetings.Mails;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Meetings.Series;

/// <summary>Everything the page of a series shows to one reader.</summary>
public sealed record SeriesScreen(
    MeetingSeries Series,
    Group Group,
    IReadOnlyList<Meeting> Dates,
    GroupRights Rights,
    NameLookup Names,
    IReadOnlySet<PersonId> Unreached,
    PersonId? Me
)
{
    public SeriesId Id => new(Series.Id);

    /// <summary>How far the mails about the last announcement are, for planners while it is of interest.</summary>
    public SendingProgress? Sending { get; init; }

    public bool IsDraft => Series.Status is SeriesStatus.Draft;

    public IEnumerable<PersonId> InvitedByName =>
        Series
            .Invitees.Select(i => i.Person)
            .OrderBy(Names.SortName, StringComparer.CurrentCulture);

    /// <summary>How many of them a mail reaches now.</summary>
    public int ReachedAmong(IEnumerable<PersonId> people) =>
        people.Count(p => !Unreached.Contains(p));

    /// <summary>People from outside the group, who see nothing of it but this series.</summary>
    public bool IsGuest(PersonId person) => Group.MemberOf(person) is null;

    /// <summary>Guests of single coming dates who are not invited to the series.</summary>
    public IEnumerable<PersonId> GuestsOfDates(DateTimeOffset now) =>
        Coming(now)
            .SelectMany(d => d.Invitees)
            .Select(i => i.Person)
            .Distinct()
            .Where(p => IsGuest(p) && Series.InviteeOf(p) is null);

    public IEnumerable<Meeting> Coming(DateTimeOffset now) =>
        Dates.Where(d =>
            d.Status is MeetingStatus.Draft or MeetingStatus.Called && d.When.End > now
        );

    public IReadOnlyList<Meeting> OpenToMe(DateTimeOffset now) =>
        Me is { } me ? [.. Dates.Where(d => SeriesWork.IsOpenTo(d, me, now))] : [];
}

/// <summary>Loads series for readers; what a reader may not see is not there.</summary>
public sealed class SeriesScreens(IQuerySession session, PersonNames names, TimeProvider clock)
{
    public async Task<SeriesScreen?> LoadAsync(
        SeriesId id,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        var series = await session.LoadAsync<MeetingSeries>(id.Value, ct);
        var group = series is null ? null : await session.LoadAsync<Group>(series.Group.Value, ct);
        var rights = Permissions.RightsIn(group, user);
        var me = Caller.PersonOf(user);
        return series is null || group is null || !SeriesRights.Sees(series, rights, user)
            ? null
            : await CompleteAsync(series, group, rights, me, ct);
    }

    private async Task<SeriesScreen> CompleteAsync(
        MeetingSeries series,
        Group group,
        GroupRights rights,
        PersonId? me,
        CancellationToken ct
    )
    {
        var dates = await session.DatesAsync(series, ct);
        PersonId[] people =
        [
            .. series
                .Invitees.Select(i => i.Person)
                .Concat(group.Members.Select(m => m.Person))
                .Concat(dates.SelectMany(d => d.Invitees).Select(i => i.Person))
                .Distinct(),
        ];
        var now = clock.GetUtcNow();
        Guid[] ids = [.. people.Select(p => p.Value)];
        var red = rights.PlanMeetings ? await session.LoadManyAsync<MailboxState>(ct, ids) : [];
        var muted = rights.PlanMeetings
            ? await MutedPeople.AmongAsync(session, people, now, ct)
            : new HashSet<PersonId>();
        return new(
            series,
            group,
            dates,
            rights,
            await names.OfAsync(people, ct),
            red.Select(m => new PersonId(m.Id)).Concat(muted).ToHashSet(),
            me
        )
        {
            Sending = rights.PlanMeetings
                ? await SendingProgress.OfAsync(session, series.Id, now, ct)
                : null,
        };
    }
}
