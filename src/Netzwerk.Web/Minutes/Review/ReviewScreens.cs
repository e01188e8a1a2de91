using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Minutes.Review;

/// <summary>Where the minutes of a meeting stand, for one reader.</summary>
public sealed record ReviewScreen(
    Meeting Meeting,
    Group Group,
    MeetingMinutes Minutes,
    MeetingRights Rights,
    NameLookup Names,
    PersonId? Me
)
{
    /// <summary>The text as it is now: laid before the members, or being written by the reader. Otherwise what is frozen.</summary>
    public bool ShowsDraft =>
        Minutes.State is MinutesState.InReview
        || (Minutes.State is MinutesState.Writing && Rights.WriteMinutes);

    /// <summary>
    /// Minutes can be read once they were laid before the members; before that by those who write them. A frozen edition
    /// can always be read.
    /// </summary>
    public bool CanRead => Rights.See && (ShowsDraft || Minutes.Edition > 0);

    public Objection? MyObjection =>
        Me is { } me ? Minutes.Objections.FirstOrDefault(o => o.Person == me) : null;

    /// <summary>Who decides about objections sees all of them, everybody else their own.</summary>
    public IReadOnlyList<Objection> ShownObjections =>
        Rights.CloseMinutes ? Minutes.Objections
        : MyObjection is { } mine ? [mine]
        : [];

    public bool IsOpenForObjections(DateTimeOffset now) => MinutesDecisions.IsHeard(Minutes, now);

    public bool IsReviewer => Me is { } me && Reviewers.Has(Meeting, Group, me);

    public bool MayObject(DateTimeOffset now) => IsOpenForObjections(now) && IsReviewer;

    public int ReviewerCount => Reviewers.Of(Meeting, Group).Count;
}

/// <summary>Loads minutes for readers; what a reader may not see is not there.</summary>
public sealed class ReviewScreens(IQuerySession session, PersonNames names, EditionBuilder editions)
{
    public async Task<ReviewScreen?> LoadAsync(
        MeetingId id,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        var (meeting, group) = await FindAsync(id.Value, ct);
        if (meeting is null || group is null)
        {
            return null;
        }

        var rights = Permissions.RightsIn(meeting, group, user);
        return rights.See
            ? await CompleteAsync(
                Permissions.AsSeen(meeting, rights),
                group,
                rights,
                Caller.PersonOf(user),
                ct
            )
            : null;
    }

    /// <summary>For the holder of a link, as long as that person is still a member who was invited.</summary>
    public async Task<ReviewScreen?> LoadAsync(LinkGrant? link, CancellationToken ct)
    {
        if (link is null)
        {
            return null;
        }

        var person = new PersonId(link.Person);
        var (meeting, group) = await FindAsync(link.Subject, ct);
        if (meeting is null || group is null || !Reviewers.Has(meeting, group, person))
        {
            return null;
        }

        var rights = new MeetingRights(
            new GroupRights(IsCoordinator: false, GroupRole.Member)
            {
                OwesConfidentiality = group.OwesConfidentiality(person),
            },
            IsInvited: true
        );
        var seen = Permissions.AsSeen(meeting, rights);
        var screen = await CompleteAsync(seen, group, rights, person, ct);
        return screen.Names.Card(person) is null ? null : screen;
    }

    /// <summary>What stands in the minutes: the frozen edition, or the text as it is now.</summary>
    public async Task<EditionContent> ContentAsync(ReviewScreen screen, CancellationToken ct) =>
        await EditionAsync(screen, ct) is { } edition
            ? Seen(edition, screen)
            : await DraftAsync(screen, ct);

    public Task<EditionContent> DraftAsync(ReviewScreen screen, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(screen);
        return editions.DraftAsync(session, screen.Meeting, screen.Group, screen.Minutes, ct);
    }

    /// <summary>The frozen edition that the reader sees; null when the text as it is now is shown.</summary>
    public async Task<MinutesEdition?> EditionAsync(ReviewScreen screen, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(screen);
        return screen.ShowsDraft ? null : await LatestAsync(screen, ct);
    }

    /// <summary>The edition in force, also while it is being corrected.</summary>
    public Task<MinutesEdition?> LatestAsync(ReviewScreen screen, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(screen);
        return EditionAsync(screen, screen.Minutes.Edition, ct);
    }

    /// <summary>Every frozen edition stays readable; null when there is none of this number.</summary>
    public async Task<MinutesEdition?> EditionAsync(
        ReviewScreen screen,
        int number,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(screen);
        return screen.Rights.See && number > 0 && number <= screen.Minutes.Edition
            ? await session.LoadAsync<MinutesEdition>(
                MinutesEdition.IdOf(screen.Meeting.Id, number),
                ct
            )
            : null;
    }

    /// <summary>All frozen editions, the first one first.</summary>
    public async Task<IReadOnlyList<MinutesEdition>> EditionsAsync(
        ReviewScreen screen,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(screen);
        string[] ids =
        [
            .. Enumerable
                .Range(1, screen.Minutes.Edition)
                .Select(number => MinutesEdition.IdOf(screen.Meeting.Id, number)),
        ];
        var found = await session.LoadManyAsync<MinutesEdition>(ct, ids);
        return [.. found.OrderBy(e => e.Number)];
    }

    /// <summary>Those before whom the minutes are to be laid, but who wish no mail about it; with their names.</summary>
    public async Task<(IReadOnlyList<PersonId> People, NameLookup Names)> UnheardAsync(
        ReviewScreen screen,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(screen);
        var reviewers = Reviewers.Of(screen.Meeting, screen.Group);
        var ids = reviewers.Select(p => p.Value).ToArray();
        var wishes = await session.LoadManyAsync<MailPreferences>(ct, ids);
        var mailboxes = await session.LoadManyAsync<MailboxState>(ct, ids);
        var today = Appointment.LocalDay(now);
        PersonId[] unheard =
        [
            .. wishes
                .Where(w =>
                    w.IsSilentOn(today) || w.Of(new(screen.Group.Id)).Pace is MailPace.Never
                )
                .Select(w => w.Id)
                .Union(mailboxes.Where(m => m.IsUnreachable).Select(m => m.Id))
                .Select(id => new PersonId(id)),
        ];
        return (unheard, await names.OfAsync(unheard, ct));
    }

    /// <summary>What this reader may see of an edition.</summary>
    public static EditionContent Seen(MinutesEdition edition, ReviewScreen screen)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(screen);
        var content = edition.Content();
        return screen.Rights.SeeClosed ? content : content.WithoutClosedPart();
    }

    /// <summary>Meetings that may have approved the minutes: later ones of the group that have begun, the first one first.</summary>
    public async Task<IReadOnlyList<Meeting>> ApprovingAsync(
        ReviewScreen screen,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(screen);
        var held = await session.QueryAsync<Meeting>(
            "where d.data ->> 'group' = ? and d.data ->> 'status' in ('InSession', 'Closed')",
            ct,
            screen.Group.Id.ToString()
        );
        return
        [
            .. held.Where(m => ApprovalDecisions.MayApprove(screen.Meeting, m))
                .OrderBy(m => m.When.Start),
        ];
    }

    private async Task<(Meeting?, Group?)> FindAsync(Guid id, CancellationToken ct)
    {
        var meeting = await session.LoadAsync<Meeting>(id, ct);
        return meeting is null
            ? (null, null)
            : (meeting, await session.LoadAsync<Group>(meeting.Group.Value, ct));
    }

    private async Task<ReviewScreen> CompleteAsync(
        Meeting meeting,
        Group group,
        MeetingRights rights,
        PersonId? me,
        CancellationToken ct
    )
    {
        var minutes =
            await session.LoadAsync<MeetingMinutes>(meeting.Id, ct)
            ?? MeetingMinutes.Blank(meeting.Id);
        var people = minutes.Objections.Select(o => o.Person);
        return new(
            meeting,
            group,
            minutes,
            rights,
            await names.OfAsync(me is { } reader ? people.Append(reader) : people, ct),
            me
        );
    }
}
