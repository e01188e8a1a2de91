using System.Security.Claims;
using Marten;
using Marten.Linq.MatchesSql;
using Marten.Services.BatchQuerying;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Freshness;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Domain.Successors;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.FollowUp.Drafts;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Cockpit;

/// <summary>Gathers what is expected of one person, in three round trips to the database.</summary>
public sealed class CockpitScreens(
    IQuerySession session,
    PersonNames names,
    DraftRegister drafts,
    TimeProvider clock
)
{
    private static readonly RegisterFilter MyOpenTasks = new() { Mine = true, State = "offen" };

    /// <summary>Minutes known within a month are the rule (SächsLKrO § 36); after four nobody waits for them here.</summary>
    private const int DaysBack = 120;

    /// <summary>An older failure is known or beyond help; the register of mails still has it.</summary>
    private const int MailDaysBack = 30;

    private const int MostMails = 20;

    public async Task<CockpitScreen?> LoadAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        if (Caller.PersonOf(user) is not { } me)
        {
            return null;
        }

        var isCoordinator = user.IsInRole(Caller.CoordinatorRole);
        var found = await FindAsync(me, isCoordinator, ct);
        var minutes = await MinutesAsync(found, ct);
        var view = new CockpitView(user, me, isCoordinator, clock.GetUtcNow(), found, minutes);
        var leading = view.Leading();
        return new(
            me,
            isCoordinator,
            Appointment.LocalDay(clock.GetUtcNow()),
            view.Mine() with
            {
                Drafted = await drafts.TasksAsync(MyOpenTasks, user, ct),
            },
            leading,
            view.Next(),
            view.Groups(),
            await names.OfAsync(
                [
                    me,
                    .. leading.JoinRequests.Select(j => j.Request.Person),
                    .. leading.Mails.Select(m => m.Dispatch.PersonId),
                    .. leading.Leavers.Select(l => l.Person),
                ],
                ct
            )
        );
    }

    private async Task<CockpitFacts> FindAsync(
        PersonId me,
        bool isCoordinator,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var since = Appointment.LocalDay(now).AddDays(-DaysBack);
        var mailsSince = now.AddDays(-MailDaysBack);
        var batch = session.CreateBatchQuery();
        var groups = batch.Query<Group>().OrderBy(g => g.Name).ToList();
        var meetings = batch.Query<Meeting>().Where(m => m.When.Day >= since).ToList();
        var polls = OpenPolls(batch);
        var circulars = OpenCirculars(batch);
        var tasks = batch
            .Query<ActionItem>()
            .Where(t => t.State == ActionItemState.Open)
            .Where(t => t.MatchesSql(TasksOfMeeting.Held, me.ToString(), me.ToString()))
            .ToList();
        var today = Appointment.LocalDay(now);
        var resolutions = batch
            .Query<Resolution>()
            .Where(r => r.Review <= today)
            .Where(r => r.State == ResolutionState.Open || r.State == ResolutionState.Underway)
            .ToList();
        var reviews = batch.Query<MeetingMinutes>().Where(m => m.State == MinutesState.InReview);
        var inReview = reviews.ToList();
        var joins = batch
            .Query<JoinRequest>()
            .Where(r => r.State == JoinRequestState.Waiting)
            .ToList();
        var mails = isCoordinator
            ? batch
                .Query<Dispatch>()
                .Where(d =>
                    d.State == DispatchState.Refused
                    || d.State == DispatchState.Parked
                    || d.State == DispatchState.Unclear
                )
                .Where(d => d.CausedAt >= mailsSince)
                .OrderByDescending(d => d.CausedAt)
                .Take(MostMails)
                .ToList()
            : null;
        var red = isCoordinator
            ? batch.Query<MailboxState>().Where(m => m.IsUnreachable).ToList()
            : null;
        var directory = isCoordinator ? DirectoryAsync(batch) : null;
        await batch.Execute(ct);
        var mine = await tasks;
        return new(
            (await groups).ToDictionary(g => g.Id),
            (await meetings).ToDictionary(m => m.Id),
            Mentions.Read(mine, await names.OfAsync(Mentions.In(mine), ct)),
            [.. await resolutions],
            [.. await inReview],
            [.. await joins],
            mails is null ? [] : [.. await mails],
            red is null ? [] : [.. await red],
            directory is null ? DirectoryDuties.None : await directory
        )
        {
            Polls = [.. await polls],
            Circulars = [.. await circulars],
        };
    }

    private static Task<IReadOnlyList<SchedulingPoll>> OpenPolls(IBatchedQuery batch) =>
        batch.Query<SchedulingPoll>().Where(p => p.State == SchedulingPollState.Open).ToList();

    private static Task<IReadOnlyList<CircularResolution>> OpenCirculars(IBatchedQuery batch) =>
        batch
            .Query<CircularResolution>()
            .Where(c =>
                c.MatchesSql(
                    "d.data ->> 'state' in ('Draft', 'Running') or d.data -> 'end' ->> 'result' = 'ChairDecides'"
                )
            )
            .ToList();

    /// <summary>Asked in the same round trip; to be awaited after it.</summary>
    private static async Task<DirectoryDuties> DirectoryAsync(IBatchedQuery batch)
    {
        var proposals = batch.Query<EntryProposal>().Where(p => p.Settlement == null).Count();
        var silent = batch.Query<EntryFreshness>().Where(e => e.SilentSince != null).ToList();
        var plan = batch.Load<FreshnessPlan>(FreshnessPlan.OfTheOffice);
        var listed = batch
            .Query<Organisation>()
            .Where(o => o.EndedOn == null && o.MatchesSql("d.data ->> 'mergedInto' is null"))
            .Select(o => o.Id)
            .ToList();
        return new(
            (int)await proposals,
            [.. (await silent).IntersectBy(await listed, e => e.Organisation.Value)],
            (await plan)?.Days ?? FreshnessDays.Usual
        );
    }

    /// <summary>
    /// The minutes of what was held lately, the meetings of older minutes that still lie open, and who was asked about
    /// those whom no mail reaches.
    /// </summary>
    private async Task<IReadOnlyDictionary<Guid, MeetingMinutes>> MinutesAsync(
        CockpitFacts found,
        CancellationToken ct
    )
    {
        Guid[] closed =
        [
            .. found.Meetings.Values.Where(m => m.Status is MeetingStatus.Closed).Select(m => m.Id),
        ];
        Guid[] missing =
        [
            .. found
                .InReview.Select(m => m.Id)
                .Concat(found.Mails.Select(m => m.Subject))
                .Where(id => !found.Meetings.ContainsKey(id))
                .Distinct(),
        ];
        var batch = session.CreateBatchQuery();
        var minutes = batch.LoadMany<MeetingMinutes>().ById(closed);
        var older = batch.LoadMany<Meeting>().ById(missing);
        Guid[] troubles =
        [
            .. found.Unreachable.Select(m => SuccessorSearch.IdOf(new(m.Id), m.Since)),
        ];
        var searches = batch.LoadMany<SuccessorSearch>().ById(troubles);
        await batch.Execute(ct);
        foreach (var search in await searches)
        {
            found.Searches[search.Id] = search;
        }

        foreach (var meeting in await older)
        {
            found.Meetings[meeting.Id] = meeting;
        }

        return (await minutes).ToDictionary(m => m.Id);
    }
}

/// <summary>What the database says, before it is asked who may see it.</summary>
internal sealed record CockpitFacts(
    Dictionary<Guid, Group> Groups,
    Dictionary<Guid, Meeting> Meetings,
    IReadOnlyList<ActionItem> Tasks,
    IReadOnlyList<Resolution> Resolutions,
    IReadOnlyList<MeetingMinutes> InReview,
    IReadOnlyList<JoinRequest> JoinRequests,
    IReadOnlyList<Dispatch> Mails,
    IReadOnlyList<MailboxState> Unreachable,
    DirectoryDuties Directory
)
{
    /// <summary>Where dates are looked for.</summary>
    public IReadOnlyList<SchedulingPoll> Polls { get; init; } = [];

    /// <summary>What is decided without a meeting, and open.</summary>
    public IReadOnlyList<CircularResolution> Circulars { get; init; } = [];

    /// <summary>The questions who follows, by their id.</summary>
    public Dictionary<Guid, SuccessorSearch> Searches { get; } = [];
}

/// <summary>What coordinators are to do about the directory.</summary>
internal sealed record DirectoryDuties(
    int Proposals,
    IReadOnlyList<EntryFreshness> Silent,
    FreshnessDays Days
)
{
    public static readonly DirectoryDuties None = new(0, [], FreshnessDays.Usual);
}
