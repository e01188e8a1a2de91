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
        var revision = ToldRevision.Of(dispatch);
        var invitee = series?.InviteeOf(dispatch.PersonId);
        if (
            series?.Announced is not { } told
            || invitee is null
            || await IsOverAsync(session, series, clock.GetUtcNow(), ct)
            || !Telling.IsNewest(
                (told.Kind, told.Revision),
                invitee.RevisionsAhead,
                series.Status is SeriesStatus.Cancelled,
                revision
            )
        )
        {
            return null;
        }

        var before = await ToldBefore.LoadAsync(
            dispatch,
            new(invitee.FirstRevision, revision.Ahead),
            session,
            ct
        );
        return Telling.AsHeard(told.Kind, before.IsExpected) is { } heard
            ? await mails.WriteAsync(
                KindOf(heard, series),
                series,
                dispatch,
                told.Sequence + revision.Ahead,
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

    // A series changes its rule only by ending early.
    private static SeriesMailKind KindOf(AnnouncementKind heard, MeetingSeries series) =>
        heard switch
        {
            AnnouncementKind.Cancellation => SeriesMailKind.Cancellation,
            AnnouncementKind.Update => series.AnnouncedBefore?.Rule == series.Announced?.Rule
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
        var (_, ahead) = ToldRevision.Of(dispatch);
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
            new(former.FirstRevision, ahead - 1),
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
