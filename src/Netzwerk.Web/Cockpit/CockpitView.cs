using System.Security.Claims;
using Netzwerk.Domain;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Freshness;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Domain.Successors;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Cockpit;

/// <summary>Chooses from the facts what concerns one person and what this person may see.</summary>
internal sealed class CockpitView(
    ClaimsPrincipal user,
    PersonId me,
    bool isCoordinator,
    DateTimeOffset now,
    CockpitFacts facts,
    IReadOnlyDictionary<Guid, MeetingMinutes> minutes
)
{
    private const int MostNext = 8;

    private sealed record Seen(MeetingLine Line, MeetingRights Rights)
    {
        public Meeting Meeting => Line.Meeting;
    }

    private readonly IReadOnlyList<Seen> _meetings =
    [
        .. facts
            .Meetings.Values.Where(m => facts.Groups.ContainsKey(m.Group.Value))
            .Select(m => new MeetingLine(m, facts.Groups[m.Group.Value]))
            .Select(l => new Seen(l, Permissions.RightsIn(l.Meeting, l.Group, user)))
            .Where(s => s.Rights.See)
            .OrderBy(s => s.Meeting.When.Start),
    ];

    public MyDuties Mine() =>
        new(
            Lines(s => IsComing(s.Meeting) && s.Meeting.InviteeOf(me)?.Answer is Rsvp.NoAnswer),
            [
                .. facts
                    .Tasks.OrderBy(t => t.Due ?? DateOnly.MaxValue)
                    .Select(t => new TaskLine(t, facts.Groups.GetValueOrDefault(t.Group.Value))),
            ],
            Resolutions((r, _) => r.Responsible == me),
            [
                .. InReview((m, rights) => rights.RaiseObjection && m.ObjectionsEnd > now)
                    .Where(m => m.Minutes.Objections.All(o => o.Person != me)),
            ]
        )
        {
            Undertakings =
            [
                .. facts.Groups.Values.Where(g => !g.IsClosed && g.OwesConfidentiality(me)),
            ],
            Circulars = Circulars(
                (c, rights) => rights.Answer && c.TakesAnswersAt(now) && c.ExpectsAnswerOf(me)
            ),
            Polls = Polls(
                (p, _) =>
                    p.TakesAnswersOn(Today) && p.ParticipantOf(me) is { } mine && p.IsSilent(mine)
            ),
        };

    public LeadingDuties Leading() =>
        new(
            [
                .. facts
                    .JoinRequests.Where(r => facts.Groups.ContainsKey(r.Group.Value))
                    .Select(r => new JoinLine(r, facts.Groups[r.Group.Value]))
                    .Where(j => Permissions.RightsIn(j.Group, user).ManageMembers),
            ],
            Lines(s =>
                s.Rights.Plan
                && s.Meeting.Status is MeetingStatus.Draft
                && s.Meeting.When.Start > now
            ),
            Lines(s => s.Rights.Plan && IsLeftOpen(s.Meeting)),
            Lines(s => s.Rights.CloseMinutes && IsUnsubmitted(s.Meeting)),
            [.. InReview((m, rights) => rights.CloseMinutes && m.HasOpenObjections)],
            Resolutions((r, rights) => rights.WriteMinutes && r.Responsible != me),
            [
                .. facts.Mails.Select(d => new MailLine(
                    d,
                    facts.Meetings.GetValueOrDefault(d.Subject)
                )),
            ],
            [
                .. facts
                    .Unreachable.Select(m => new LeaverLine(
                        new(m.Id),
                        facts.Searches.GetValueOrDefault(SuccessorSearch.IdOf(new(m.Id), m.Since))
                    ))
                    .Where(l => l.Search is null or { IsOpen: true }),
            ]
        )
        {
            Circulars = Circulars(
                (c, rights) =>
                    c.AwaitsChair
                        ? rights.DecideTie
                        : rights.Plan
                            && (
                                c.State is CircularResolutionState.Draft
                                || (c.IsRunning && c.HasEveryAnswer)
                            )
            ),
            Polls = Polls(
                (p, rights) => rights.Plan && (!p.TakesAnswersOn(Today) || !p.Silent.Any())
            ),
            Proposals = facts.Directory.Proposals,
            Calls = facts.Directory.Silent.Count(e =>
                FreshnessAges.NeedsCall(e, facts.Directory.Days, Appointment.LocalDay(now))
            ),
        };

    /// <summary>Coordinators look after all meetings, everybody else after their own.</summary>
    public IReadOnlyList<MeetingLine> Next() =>
        [.. Lines(s => IsComing(s.Meeting) && (isCoordinator || IsMine(s))).Take(MostNext)];

    public IReadOnlyList<Group> Groups() =>
        [
            .. facts
                .Groups.Values.Where(g => !g.IsClosed)
                .Where(g => isCoordinator || g.Concerns(me)),
        ];

    private IReadOnlyList<ResolutionLine> Resolutions(Func<Resolution, GroupRights, bool> which) =>
        [
            .. facts
                .Resolutions.Where(r => facts.Groups.ContainsKey(r.Group.Value))
                .Select(r => new ResolutionLine(r, facts.Groups[r.Group.Value]))
                .Where(l => which(l.Resolution, Permissions.RightsIn(l.Group, user)))
                .OrderBy(l => l.Resolution.Review),
        ];

    private DateOnly Today => Appointment.LocalDay(now);

    private IReadOnlyList<PollLine> Polls(Func<SchedulingPoll, PollRights, bool> which) =>
        [
            .. facts
                .Polls.Where(p => facts.Groups.ContainsKey(p.Group.Value))
                .Select(p => new PollLine(p, facts.Groups[p.Group.Value]))
                .Where(l => which(l.Poll, Permissions.RightsIn(l.Poll, l.Group, user)))
                .OrderBy(l => l.Poll.Deadline),
        ];

    private IReadOnlyList<CircularLine> Circulars(
        Func<CircularResolution, CircularRights, bool> which
    ) =>
        [
            .. facts
                .Circulars.Where(c => facts.Groups.ContainsKey(c.Group.Value))
                .Select(c => new CircularLine(c, facts.Groups[c.Group.Value]))
                .Where(l => which(l.Circular, Permissions.RightsIn(l.Circular, l.Group, user)))
                .OrderBy(l => l.Circular.LastDay),
        ];

    private bool IsMine(Seen seen) =>
        seen.Rights.IsInvited || seen.Line.Group.MemberOf(me) is not null;

    private bool IsComing(Meeting meeting) =>
        meeting.Status is MeetingStatus.InSession
        || (meeting.Status is MeetingStatus.Called && meeting.When.End > now);

    /// <summary>Over by the clock, but nobody closed it: its minutes cannot go on.</summary>
    private bool IsLeftOpen(Meeting meeting) =>
        meeting.Status is MeetingStatus.Called or MeetingStatus.InSession
        && meeting.When.End <= now;

    private bool IsUnsubmitted(Meeting meeting) =>
        meeting.Status is MeetingStatus.Closed
        && minutes.GetValueOrDefault(meeting.Id) is null or { State: MinutesState.Writing };

    private IReadOnlyList<MeetingLine> Lines(Func<Seen, bool> which) =>
        [.. _meetings.Where(which).Select(s => s.Line)];

    private IEnumerable<MinutesLine> InReview(Func<MeetingMinutes, MeetingRights, bool> which) =>
        from line in facts.InReview
        join seen in _meetings on line.Id equals seen.Meeting.Id
        where which(line, seen.Rights)
        orderby line.ObjectionsUntil
        select new MinutesLine(line, seen.Meeting, seen.Line.Group);
}
