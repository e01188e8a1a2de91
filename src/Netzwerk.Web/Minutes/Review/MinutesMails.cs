using System.Globalization;
using JasperFx.Events;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Minutes.Review;

/// <summary>The mails that follow from what happens to minutes. The detail of each is the place of the fact in its history.</summary>
public sealed class MinutesMails : MailReaction
{
    /// <summary>Minutes lie open for objections.</summary>
    public const string Review = "minutes-review";

    /// <summary>Somebody objected; told to those who can settle it.</summary>
    public const string Raised = "minutes-objection";

    /// <summary>An objection was settled; told to who raised it.</summary>
    public const string Settled = "minutes-objection-settled";

    /// <summary>Minutes are frozen: the print, and each person's own tasks.</summary>
    public const string Frozen = "minutes-frozen";

    /// <summary>Minutes are sent out to those who were there, to those who were not, and to others.</summary>
    public const string SentOut = "minutes-sent-out";

    /// <summary>A month to look things up after the time for objections is over.</summary>
    private const int DaysToLookUp = 30;

    private readonly LinkTokens _links;

    public MinutesMails(DispatchQueue queue, LinkTokens links)
        : base(queue)
    {
        _links = links;
        Name = "minutes-mails";
        IncludeType<MinutesSubmitted>();
        IncludeType<ObjectionRaised>();
        IncludeType<ObjectionSettled>();
        IncludeType<MinutesFrozen>();
        IncludeType<MinutesSentOut>();
    }

    protected override async Task<IReadOnlyCollection<Dispatch>> PlanAsync(
        IEvent happened,
        IDocumentOperations session,
        CancellationToken ct
    )
    {
        var meeting = await session.LoadAsync<Meeting>(happened.StreamId, ct);
        var group = meeting is null
            ? null
            : await session.LoadAsync<Group>(meeting.Group.Value, ct);
        if (meeting is null || group is null)
        {
            return [];
        }

        return happened.Data switch
        {
            MinutesSubmitted e => Of(
                Review,
                OpenLinks(meeting, group, e.ObjectionsUntil, session),
                happened
            ),
            ObjectionRaised e => Of(
                Raised,
                (await SettlersAsync(group, session, ct)).Where(p => p != e.Person),
                happened
            ),
            ObjectionSettled e => Of(Settled, [e.Person], happened),
            MinutesFrozen => Of(
                Frozen,
                await RecipientsAsync(meeting, group, happened.Timestamp, session, ct),
                happened
            ),
            MinutesSentOut e => await SentOutAsync(meeting, group, e, happened, session, ct),
            _ => [],
        };
    }

    /// <summary>Nobody gets an edition twice: who has it since it was frozen is left out, and the key names the edition.</summary>
    private static async Task<IReadOnlyCollection<Dispatch>> SentOutAsync(
        Meeting meeting,
        Group group,
        MinutesSentOut sent,
        IEvent happened,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var history = await session.Events.FetchStreamAsync(
            happened.StreamId,
            version: happened.Version,
            token: ct
        );
        var frozen = history
            .Last(e => e.Data is MinutesFrozen f && f.Edition == sent.Edition)
            .Version.ToString(CultureInfo.InvariantCulture);
        var told = await session
            .Query<Dispatch>()
            .Where(d => d.Subject == meeting.Id && d.Kind == Frozen && d.Detail == frozen)
            .ToListAsync(ct);
        var have = told.Select(d => d.PersonId)
            .Where(p => Reviewers.IsMember(group, p))
            .ToHashSet();
        var edition = sent.Edition.ToString(CultureInfo.InvariantCulture);
        return
        [
            .. sent
                .To.SelectMany(circle => Distribution.Of(circle, meeting, group))
                .Distinct()
                .Where(p => !have.Contains(p))
                .Select(p => Dispatch.Of(SentOut, p, meeting.Id, happened.Timestamp, edition)),
        ];
    }

    private static Dispatch[] Of(string kind, IEnumerable<PersonId> people, IEvent happened) =>
        [
            .. people
                .Distinct()
                .Select(p =>
                    Dispatch.Of(
                        kind,
                        p,
                        happened.StreamId,
                        happened.Timestamp,
                        happened.Version.ToString(CultureInfo.InvariantCulture)
                    )
                ),
        ];

    private IReadOnlyList<PersonId> OpenLinks(
        Meeting meeting,
        Group group,
        DateOnly until,
        IDocumentOperations session
    )
    {
        var reviewers = Reviewers.Of(meeting, group);
        var end = Appointment.Instant(until.AddDays(1 + DaysToLookUp), TimeOnly.MinValue);
        session.Store(
            reviewers.Select(p => _links.Grant(LinkPurpose.Review, meeting.Id, p.Value, end))
        );
        session.Store(reviewers.SelectMany(p => _links.WaysBack(meeting.Id, p.Value, end)));
        return reviewers;
    }

    /// <summary>The chair of the group and the coordinators of the network.</summary>
    private static async Task<IEnumerable<PersonId>> SettlersAsync(
        Group group,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var coordinators = await session
            .Query<Person>()
            .Where(p => p.Role == NetworkRole.Coordinator)
            .ToListAsync(ct);
        return group
            .Members.Where(m => m.Role is GroupRole.Chair)
            .Select(m => m.Person)
            .Concat(coordinators.Select(p => new PersonId(p.Id)));
    }

    /// <summary>All members, and guests of the meeting to whom a task fell. Everybody's tasks get a link of their own.</summary>
    private async Task<IEnumerable<PersonId>> RecipientsAsync(
        Meeting meeting,
        Group group,
        DateTimeOffset at,
        IDocumentOperations session,
        CancellationToken ct
    )
    {
        var tasks = await TasksOfMeeting.AllAsync(session, meeting.Id, ct);
        (ActionItem Task, PersonId Person)[] told =
        [
            .. tasks
                .SelectMany(t => t.HeldBy(group).Select(p => (t, p)))
                .Where(t => IsKnownTo(meeting, group, t.p)),
        ];
        session.Store(told.Select(t => TaskLinks.Grant(_links, t.Task, t.Person, at)));
        PersonId[] people =
        [
            .. Reviewers.Members(group).Concat(told.Select(t => t.Person)).Distinct(),
        ];
        // "erledigt" in answer to this mail calls a task done.
        var end = at.AddDays(TaskLinks.Days);
        session.Store(people.SelectMany(p => _links.WaysBack(meeting.Id, p.Value, end)));
        return people;
    }

    private static bool IsKnownTo(Meeting meeting, Group group, PersonId person) =>
        meeting.InviteeOf(person) is not null || group.MemberOf(person) is not null;
}
