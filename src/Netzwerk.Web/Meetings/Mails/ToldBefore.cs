using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings.Series;
using Netzwerk.Web.Platform.Dispatches;

namespace Netzwerk.Web.Meetings.Mails;

/// <summary>
/// What one person was told of a meeting or a series before: whether they expect it, and by which mail they first heard.
/// </summary>
internal sealed record ToldBefore(bool IsExpected, Dispatch? FirstMail)
{
    // Waits for a mail that is going out at this moment: only afterwards is it known whether it arrived.
    private const string Others = """
        where CAST(data ->> 'subject' as uuid) = ? and data ->> 'person' = ?
        and data ->> 'kind' in ('announcement', 'withdrawal', 'series-announcement', 'series-withdrawal')
        and id <> ? order by id for update
        """;

    /// <param name="dispatch">The mail to be written.</param>
    /// <param name="first">The revision by which the person was invited.</param>
    /// <param name="session">The session in which the mail's row is locked.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<ToldBefore> LoadAsync(
        Dispatch dispatch,
        ToldRevision first,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var others = await OthersAsync(dispatch, dispatch.Subject, session, ct);
        Dispatch[] arrived = [.. others.Where(d => d.MayHaveArrived).OrderBy(OrderOf)];
        // Old mails are forgotten: where the first one is missing, it went out long ago.
        var isComplete =
            IsAnnouncement(dispatch) && dispatch.Detail == first.ToString()
            || others.Any(d => IsAnnouncement(d) && d.Detail == first.ToString());
        var mine = dispatch.Kind == MeetingMails.Reminder ? int.MaxValue : OrderOf(dispatch);
        var last = arrived.LastOrDefault(d => OrderOf(d) < mine);
        return new(
            last is null ? !isComplete : IsAnnouncement(last),
            arrived.FirstOrDefault(IsAnnouncement) ?? (isComplete ? null : FirstOf(dispatch, first))
        );
    }

    public static Task<ToldBefore> OfMeetingAsync(
        Meeting meeting,
        Dispatch dispatch,
        ToldRevision first,
        IQuerySession session,
        CancellationToken ct
    ) =>
        meeting.OfSeries is { } place
            ? OfDateAsync(dispatch, first, place.Series, session, ct)
            : LoadAsync(dispatch, first, session, ct);

    /// <summary>
    /// The same for one date of a series: who heard of the series expects its dates, and the mails stand below that of
    /// the series.
    /// </summary>
    private static async Task<ToldBefore> OfDateAsync(
        Dispatch dispatch,
        ToldRevision first,
        SeriesId series,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var own = await LoadAsync(dispatch, first, session, ct);
        var ofSeries = await OthersAsync(dispatch, series.Value, session, ct);
        Dispatch[] arrived = [.. ofSeries.Where(d => d.MayHaveArrived).OrderBy(OrderOf)];
        if (ofSeries.Count == 0)
        {
            return own;
        }

        var mails = await OthersAsync(dispatch, dispatch.Subject, session, ct);
        return new(
            mails.Any(d => d.MayHaveArrived)
                ? own.IsExpected
                : arrived.LastOrDefault() is { } last && IsAnnouncement(last),
            arrived.FirstOrDefault(IsAnnouncement) ?? own.FirstMail
        );
    }

    private static Task<IReadOnlyList<Dispatch>> OthersAsync(
        Dispatch dispatch,
        Guid subject,
        IQuerySession session,
        CancellationToken ct
    ) => session.QueryAsync<Dispatch>(Others, ct, subject, dispatch.Person.ToString(), dispatch.Id);

    private static bool IsAnnouncement(Dispatch dispatch) =>
        dispatch.Kind is MeetingMails.Announcement or SeriesMails.Announcement;

    private static int OrderOf(Dispatch dispatch) => ToldRevision.Of(dispatch).Order;

    private static Dispatch FirstOf(Dispatch dispatch, ToldRevision first) =>
        Dispatch.Of(
            dispatch.Kind is SeriesMails.Announcement or SeriesMails.Withdrawal
                ? SeriesMails.Announcement
                : MeetingMails.Announcement,
            dispatch.PersonId,
            dispatch.Subject,
            dispatch.CausedAt,
            first.ToString()
        );
}
