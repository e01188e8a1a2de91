using Netzwerk.Domain;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Groups.Joining;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups;

/// <summary>Somebody who waits to be let in, with what they wrote.</summary>
public sealed record WaitingRequest(
    JoinRequestId Id,
    PersonId Person,
    PersonCard Card,
    JoinLetter Letter
)
{
    /// <summary>Who may be meant, for coordinators: nobody else knows who is in the directory.</summary>
    public IReadOnlyList<LikelyPerson> Likely { get; init; } = [];
}

/// <summary>Everything the pages of a group show to one reader.</summary>
public sealed record GroupScreen(
    Group Group,
    GroupRights Rights,
    NameLookup Names,
    IReadOnlyDictionary<Guid, string> Organisations,
    IReadOnlyList<Meeting> Coming,
    IReadOnlyList<Meeting> Held,
    IReadOnlyList<WaitingRequest> Requests,
    IReadOnlySet<PersonId> Unreachable,
    IReadOnlyDictionary<PersonId, MailPreferences> MailWishes,
    PersonId? Me
)
{
    public GroupId Id => new(Group.Id);

    /// <summary>The group it stands under, when the reader may see it.</summary>
    public Group? Above { get; init; }

    /// <summary>The groups directly under it that the reader may see, by name.</summary>
    public IReadOnlyList<Group> Below { get; init; } = [];

    /// <summary>Where the group is looking for a date.</summary>
    public IReadOnlyList<SchedulingPoll> Polls { get; init; } = [];

    /// <summary>Those that I have not answered in full.</summary>
    public IEnumerable<SchedulingPoll> UnansweredPolls =>
        Polls.Where(p => Me is { } me && p.ParticipantOf(me) is { } mine && p.IsSilent(mine));

    /// <summary>Questions decided without a meeting that the reader may see: drafts and running ones first, then the last results.</summary>
    public IReadOnlyList<CircularResolution> Circulars { get; init; } = [];

    /// <summary>Those that I have not answered.</summary>
    public IEnumerable<CircularResolution> UnansweredCirculars =>
        Circulars.Where(c => c.IsRunning && Me is { } me && c.ExpectsAnswerOf(me));

    /// <summary>By name, as in a German directory.</summary>
    public IReadOnlyList<Member> MembersByName =>
        [.. Group.Members.OrderBy(m => Names.SortName(m.Person), StringComparer.CurrentCulture)];

    /// <summary>Meetings that I have not answered.</summary>
    public IEnumerable<Meeting> Unanswered =>
        Coming.Where(m =>
            m.Status is MeetingStatus.Called
            && Me is { } me
            && m.InviteeOf(me)?.Answer is Rsvp.NoAnswer
        );

    /// <summary>How soon a member wants to hear of this group; null when at once, or when it is not the reader's business.</summary>
    public MailPace? PaceOf(PersonId person) =>
        MailWishes.TryGetValue(person, out var wishes)
        && wishes.Of(Id).Pace is not MailPace.AtOnce and var pace
            ? pace
            : null;

    public bool IsMuted(PersonId person, DateOnly today) =>
        MailWishes.TryGetValue(person, out var wishes) && wishes.IsSilentOn(today);

    public string OrganisationOf(Member member) =>
        member.Organisation is { } id ? Organisations.GetValueOrDefault(id.Value, "") : "";
}

/// <summary>A group in a list.</summary>
public sealed record GroupRow(Group Group, Meeting? Next, int Depth);
