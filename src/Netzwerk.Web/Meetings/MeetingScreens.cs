using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Letters;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings.Mails;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Meetings;

/// <summary>Everything the page of a meeting shows to one reader.</summary>
public sealed record MeetingScreen(
    Meeting Meeting,
    Group Group,
    MeetingRights Rights,
    NameLookup Names,
    IReadOnlySet<PersonId> Unreachable,
    IReadOnlySet<PersonId> Muted,
    PersonId? Me
)
{
    /// <summary>The letters that were made about this meeting.</summary>
    public MeetingLetters Letters { get; init; } = MeetingLetters.None(Meeting.Id);

    /// <summary>How far the mails about the last announcement are, for planners while it is of interest.</summary>
    public SendingProgress? Sending { get; init; }

    public MeetingId Id => new(Meeting.Id);

    /// <summary>When a mail changed what somebody had answered; for those who plan.</summary>
    public IReadOnlyDictionary<PersonId, DateTimeOffset> ChangedByMail { get; init; } =
        new Dictionary<PersonId, DateTimeOffset>();

    public Invitee? MyInvitation => Me is { } me ? Meeting.InviteeOf(me) : null;

    /// <summary>People and their answers, sorted as in a German directory.</summary>
    public IEnumerable<Invitee> InviteesByName =>
        Meeting.Invitees.OrderBy(i => Names.SortName(i.Person), StringComparer.CurrentCulture);

    public IReadOnlyList<PersonId> MutedAmong(IEnumerable<PersonId> people) =>
        [.. people.Where(Muted.Contains)];

    /// <summary>Their last mail came back: what is written to them now waits until the address is put right.</summary>
    public IReadOnlyList<PersonId> HeldBackAmong(IEnumerable<PersonId> people) =>
        [.. people.Where(p => Unreachable.Contains(p) && !Muted.Contains(p))];

    /// <summary>They have no mail address at all.</summary>
    public IReadOnlyList<PersonId> WithoutMailAmong(IEnumerable<PersonId> people) =>
        [.. people.Where(p => Names.Card(p) is { HasMail: false })];

    /// <summary>How many of them a mail reaches now.</summary>
    public int ReachedAmong(IEnumerable<PersonId> people) => people.Count(IsReached);

    public bool IsReached(PersonId person) =>
        !Unreachable.Contains(person)
        && !Muted.Contains(person)
        && Names.Card(person) is not { HasMail: false };

    public int Count(Rsvp answer) => Meeting.Invitees.Count(i => i.Answer == answer);

    public bool IsOver(DateTimeOffset now) =>
        Meeting.Status is MeetingStatus.Closed || Meeting.When.End <= now;
}

/// <summary>Loads meetings for readers; what a reader may not see is not there.</summary>
public sealed class MeetingScreens(IQuerySession session, PersonNames names, TimeProvider clock)
{
    public async Task<MeetingScreen?> LoadAsync(
        MeetingId id,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        if (await session.LoadAsync<Meeting>(id.Value, ct) is not { } meeting)
        {
            return null;
        }

        var group = await session.LoadAsync<Group>(meeting.Group.Value, ct);
        var rights = Permissions.RightsIn(meeting, group, user);
        return group is null || !rights.See
            ? null
            : await CompleteAsync(
                Permissions.AsSeen(meeting, rights),
                group,
                rights,
                Caller.PersonOf(user),
                ct
            );
    }

    /// <summary>The meeting as a form with this version showed it.</summary>
    public async Task<Meeting?> AtVersionAsync(MeetingId id, long version, CancellationToken ct) =>
        version > 0
            ? await session.Events.AggregateStreamAsync<Meeting>(id.Value, version, token: ct)
            : null;

    private async Task<MeetingScreen> CompleteAsync(
        Meeting meeting,
        Group group,
        MeetingRights rights,
        PersonId? me,
        CancellationToken ct
    )
    {
        PersonId[] people =
        [
            .. meeting.Invitees.Select(i => i.Person),
            .. group.Members.Select(m => m.Person),
            .. meeting.Agenda.Where(i => i.Rapporteur is not null).Select(i => i.Rapporteur!.Value),
        ];
        // Also members who are about to be invited.
        Guid[] written = [.. people.Select(p => p.Value).Distinct()];
        var red = rights.Plan ? await session.LoadManyAsync<MailboxState>(ct, written) : [];
        return new(
            meeting,
            group,
            rights,
            await names.OfAsync(people, ct),
            red.Select(m => new PersonId(m.Id)).ToHashSet(),
            await MutedPeople.AmongAsync(session, rights.Plan ? people : [], clock.GetUtcNow(), ct),
            me
        )
        {
            Sending = rights.Plan
                ? await SendingProgress.OfAsync(session, meeting.Id, clock.GetUtcNow(), ct)
                : null,
            Letters =
                await session.LoadAsync<MeetingLetters>(meeting.Id, ct)
                ?? MeetingLetters.None(meeting.Id),
            ChangedByMail = rights.Plan
                ? await Meetings.ChangedByMail.LoadAsync(session, new(meeting.Id), ct)
                : new Dictionary<PersonId, DateTimeOffset>(),
        };
    }
}
