using Marten;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Meetings.Mails;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Meetings.Series.Mails;

/// <summary>Invitation to a series, its update, end or cancellation: true only as long as nothing newer was announced.</summary>
public sealed class SeriesAnnouncementDispatch(SeriesMailWriter mails, TimeProvider clock)
    : IDispatchWriter
{
    public string Kind => SeriesMails.Announcement;

    public MailClass Class => MailClass.Invitation;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var series = await session.LoadAsync<MeetingSeries>(dispatch.Subject, ct);
        var (revision, ahead) = MeetingMails.RevisionOf(dispatch);
        var invitee = series?.InviteeOf(dispatch.PersonId);
        if (
            series?.Announced is not { } told
            || told.Revision != revision
            || invitee?.RevisionsAhead != ahead
            || await IsOverAsync(session, series, clock.GetUtcNow(), ct)
            || (told.Kind is AnnouncementKind.Cancellation)
                != (series.Status is SeriesStatus.Cancelled)
        )
        {
            return null;
        }

        var before = await ToldBefore.LoadAsync(
            dispatch,
            MeetingMails.Revision(invitee.FirstRevision, ahead),
            session,
            ct
        );
        return KindOf(series, told, before.IsExpected) is { } kind
            ? await mails.WriteAsync(
                kind,
                series,
                dispatch,
                told.Sequence + ahead,
                before.FirstMail,
                session,
                ct
            )
            : null;
    }

    /// <summary>Dates may have been moved behind the last day of the rule.</summary>
    internal static async Task<bool> IsOverAsync(
        IQuerySession session,
        MeetingSeries series,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. series.Planned.Select(d => d.Meeting.Value)];
        var dates = await session.LoadManyAsync<Meeting>(ct, ids);
        return dates.All(d => d.When.End <= now);
    }

    private static SeriesMailKind? KindOf(
        MeetingSeries series,
        SeriesAnnouncement told,
        bool isExpected
    ) =>
        told.Kind switch
        {
            AnnouncementKind.Cancellation => isExpected ? SeriesMailKind.Cancellation : null,
            AnnouncementKind.Update when isExpected => series.AnnouncedBefore?.Rule == told.Rule
                ? SeriesMailKind.Update
                : SeriesMailKind.End,
            _ => SeriesMailKind.Invitation,
        };
}

/// <summary>One person's invitation to a series is taken back: true as long as the person is not invited again.</summary>
public sealed class SeriesWithdrawalDispatch(SeriesMailWriter mails, TimeProvider clock)
    : IDispatchWriter
{
    public string Kind => SeriesMails.Withdrawal;

    public MailClass Class => MailClass.Invitation;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var series = await session.LoadAsync<MeetingSeries>(dispatch.Subject, ct);
        var (_, ahead) = MeetingMails.RevisionOf(dispatch);
        var former = series?.FormerInvitees.FirstOrDefault(f => f.Person == dispatch.PersonId);
        if (
            series is not { Status: SeriesStatus.Called, Announced: { } told }
            || former is null
            || series.InviteeOf(dispatch.PersonId) is not null
            || await SeriesAnnouncementDispatch.IsOverAsync(session, series, clock.GetUtcNow(), ct)
        )
        {
            return null;
        }

        var before = await ToldBefore.LoadAsync(
            dispatch,
            MeetingMails.Revision(former.FirstRevision, ahead - 1),
            session,
            ct
        );
        return before.IsExpected
            ? await mails.WriteAsync(
                SeriesMailKind.Withdrawal,
                series,
                dispatch,
                told.Sequence + ahead,
                before.FirstMail,
                session,
                ct
            )
            : null;
    }
}
