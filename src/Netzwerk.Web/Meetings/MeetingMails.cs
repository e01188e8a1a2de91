using JasperFx.Events;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings.Mails;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Jobs;

namespace Netzwerk.Web.Meetings;

/// <summary>The mails that follow from what happens to a meeting.</summary>
public sealed class MeetingMails : MailReaction
{
    /// <summary>An invitation, its update or its cancellation; the detail is the revision told.</summary>
    public const string Announcement = "announcement";

    /// <summary>One person's invitation is taken back; the detail is the revision of that person's entry.</summary>
    public const string Withdrawal = "withdrawal";

    /// <summary>A reminder; the detail is the revision and the days before.</summary>
    public const string Reminder = "reminder";

    /// <summary>A reminder after the meeting; the detail is the date and the days after.</summary>
    public const string AfterReminder = "after-reminder";

    /// <summary>Answers and reports of mail servers that come late are still told what became of them.</summary>
    private static readonly TimeSpan LateMail = TimeSpan.FromDays(30);

    private readonly LinkTokens _links;
    private readonly JobQueue _jobs;
    private readonly TimeProvider _clock;

    public MeetingMails(DispatchQueue queue, LinkTokens links, JobQueue jobs, TimeProvider clock)
        : base(queue)
    {
        (_links, _jobs, _clock) = (links, jobs, clock);
        Name = "meeting-mails";
        IncludeType<MeetingAnnounced>();
        IncludeType<PersonInvited>();
        IncludeType<InvitationWithdrawn>();
        IncludeType<MeetingMoved>();
        IncludeType<MeetingDescribed>();
    }

    protected override async Task<IReadOnlyCollection<Dispatch>> PlanAsync(
        IEvent happened,
        IDocumentOperations session,
        CancellationToken ct
    )
    {
        if (await session.LoadAsync<Meeting>(happened.StreamId, ct) is not { } meeting)
        {
            return [];
        }

        if (happened.Data is MeetingMoved or MeetingDescribed)
        {
            await WakeWhenDueAsync(meeting, session, ct);
            return [];
        }

        return happened.Data switch
        {
            // The mail of the series tells it; links for reminders are needed all the same.
            MeetingAnnounced { BySeries: true } => Grant(meeting, meeting.Invitees, session),
            PersonInvited { BySeries: true, Person: var person }
                when meeting.InviteeOf(person) is { } invitee => Grant(meeting, [invitee], session),
            MeetingAnnounced told => Tell(
                meeting,
                meeting.Invitees,
                told.Revision,
                happened.Timestamp,
                session
            ),
            PersonInvited { Person: var person } when meeting.InviteeOf(person) is { } invitee =>
                Tell(meeting, [invitee], invitee.FirstRevision, happened.Timestamp, session),
            InvitationWithdrawn { BySeries: false, Person: var person } => TakeBack(
                meeting,
                person,
                happened.Timestamp
            ),
            _ => [],
        };
    }

    private async Task WakeWhenDueAsync(
        Meeting meeting,
        IDocumentOperations session,
        CancellationToken ct
    )
    {
        if (await session.LoadAsync<MeetingTimer>(meeting.Id, ct) is { ChangesDueAt: { } due })
        {
            _jobs.Schedule<AnnounceDueChanges>(
                job => job.RunAsync(CancellationToken.None),
                Telling.WaitUntil(due, _clock.GetUtcNow())
            );
        }
    }

    private IReadOnlyCollection<Dispatch> Tell(
        Meeting meeting,
        IReadOnlyList<Invitee> invitees,
        int revision,
        DateTimeOffset at,
        IDocumentOperations session
    )
    {
        Grant(meeting, invitees, session);
        return
        [
            .. invitees.Select(i =>
                Dispatch.Of(
                    Announcement,
                    i.Person,
                    meeting.Id,
                    at,
                    new ToldRevision(revision, i.RevisionsAhead).ToString()
                )
            ),
        ];
    }

    private Dispatch[] Grant(
        Meeting meeting,
        IReadOnlyList<Invitee> invitees,
        IDocumentOperations session
    )
    {
        foreach (var invitee in invitees)
        {
            session.Store(AnswerLink(_links, meeting, invitee.Person));
            session.Store(
                _links.WaysBack(meeting.Id, invitee.Person.Value, meeting.When.End + LateMail)
            );
        }

        return [];
    }

    /// <summary>What one person was told last, once more: the same revision, with a key of its own for each time it was asked for.</summary>
    public static Dispatch? OnceMore(
        Meeting meeting,
        PersonId person,
        Guid asked,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(meeting);
        return meeting.Announced is { } told && meeting.InviteeOf(person) is { } invitee
            ? Dispatch.Of(
                Announcement,
                person,
                meeting.Id,
                now,
                new ToldRevision(told.Revision, invitee.RevisionsAhead).AskedFor(asked)
            )
            : null;
    }

    private static IReadOnlyCollection<Dispatch> TakeBack(
        Meeting meeting,
        PersonId person,
        DateTimeOffset at
    )
    {
        var ahead = meeting.FormerInvitees.FirstOrDefault(f => f.Person == person)?.RevisionsAhead;
        return ahead is null || meeting.Announced is null
            ? []
            :
            [
                Dispatch.Of(
                    Withdrawal,
                    person,
                    meeting.Id,
                    at,
                    new ToldRevision(meeting.Announced.Revision, ahead.Value).ToString()
                ),
            ];
    }

    /// <summary>A link to answer by, good until the day after the meeting, when it still says how it went.</summary>
    public static LinkGrant AnswerLink(LinkTokens links, Meeting meeting, PersonId person) =>
        links.Grant(LinkPurpose.Answer, meeting.Id, person.Value, meeting.When.End.AddDays(1));
}
