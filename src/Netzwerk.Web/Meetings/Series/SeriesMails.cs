using JasperFx.Events;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Meetings.Mails;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Jobs;

namespace Netzwerk.Web.Meetings.Series;

/// <summary>The mails that follow from what happens to a series: one for all its dates.</summary>
public sealed class SeriesMails : MailReaction
{
    /// <summary>An invitation, its update, end or cancellation; the detail is the revision told.</summary>
    public const string Announcement = "series-announcement";

    /// <summary>One person's invitation is taken back; the detail is the revision of that person's entry.</summary>
    public const string Withdrawal = "series-withdrawal";

    /// <summary>A date may be moved behind the end of its series, and answers come late.</summary>
    private const int DaysAfterLast = 90;

    private readonly LinkTokens _links;
    private readonly JobQueue _jobs;
    private readonly TimeProvider _clock;

    public SeriesMails(DispatchQueue queue, LinkTokens links, JobQueue jobs, TimeProvider clock)
        : base(queue)
    {
        (_links, _jobs, _clock) = (links, jobs, clock);
        Name = "series-mails";
        IncludeType<SeriesAnnounced>();
        IncludeType<SeriesPersonInvited>();
        IncludeType<SeriesInvitationWithdrawn>();
        IncludeType<SeriesDescribed>();
    }

    protected override async Task<IReadOnlyCollection<Dispatch>> PlanAsync(
        IEvent happened,
        IDocumentOperations session,
        CancellationToken ct
    )
    {
        if (await session.LoadAsync<MeetingSeries>(happened.StreamId, ct) is not { } series)
        {
            return [];
        }

        switch (happened.Data)
        {
            case SeriesAnnounced told:
                return Tell(series, series.Invitees, told.Revision, happened.Timestamp, session);
            case SeriesPersonInvited { Person: var person }
                when series.InviteeOf(person) is { } invitee:
                return Tell(series, [invitee], invitee.FirstRevision, happened.Timestamp, session);
            case SeriesInvitationWithdrawn { Person: var person }
                when series.FormerInvitees.FirstOrDefault(f => f.Person == person) is { } former:
                return
                [
                    Of(
                        Withdrawal,
                        series,
                        former,
                        series.Announced?.Revision ?? 0,
                        happened.Timestamp
                    ),
                ];
            case SeriesDescribed:
                await WakeWhenDueAsync(series, session, ct);
                return [];
            default:
                return [];
        }
    }

    private async Task WakeWhenDueAsync(
        MeetingSeries series,
        IDocumentOperations session,
        CancellationToken ct
    )
    {
        if (await session.LoadAsync<SeriesTimer>(series.Id, ct) is { ChangesDueAt: { } due })
        {
            _jobs.Schedule<AnnounceDueSeries>(
                job => job.RunAsync(CancellationToken.None),
                Telling.WaitUntil(due, _clock.GetUtcNow())
            );
        }
    }

    /// <summary>The series as it is now, once more: the same revision, with a key of its own for each time it was asked for.</summary>
    public static Dispatch? OnceMore(
        MeetingSeries series,
        PersonId person,
        Guid asked,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(series);
        return series.Announced is { } told && series.InviteeOf(person) is { } invitee
            ? Dispatch.Of(
                Announcement,
                person,
                series.Id,
                now,
                new ToldRevision(told.Revision, invitee.RevisionsAhead).AskedFor(asked)
            )
            : null;
    }

    private IReadOnlyCollection<Dispatch> Tell(
        MeetingSeries series,
        IReadOnlyList<SeriesInvitee> invitees,
        int revision,
        DateTimeOffset at,
        IDocumentOperations session
    )
    {
        var until = series.On(series.Planned[^1].Day).End.AddDays(DaysAfterLast);
        foreach (var invitee in invitees)
        {
            var person = invitee.Person.Value;
            session.Store(_links.Grant(LinkPurpose.Answer, series.Id, person, until));
            session.Store(_links.WaysBack(series.Id, person, until));
        }

        return [.. invitees.Select(i => Of(Announcement, series, i, revision, at))];
    }

    private static Dispatch Of(
        string kind,
        MeetingSeries series,
        SeriesInvitee invitee,
        int revision,
        DateTimeOffset at
    ) =>
        Dispatch.Of(
            kind,
            invitee.Person,
            series.Id,
            at,
            new ToldRevision(revision, invitee.RevisionsAhead).ToString()
        );
}
