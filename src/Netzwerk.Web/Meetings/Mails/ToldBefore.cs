using Marten;
using Netzwerk.Web.Platform.Dispatches;

namespace Netzwerk.Web.Meetings.Mails;

/// <summary>What one person was told of a meeting before: whether they expect it, and by which mail they first heard.</summary>
internal sealed record ToldBefore(bool IsExpected, Dispatch? FirstMail)
{
    // Waits for a mail that is going out at this moment: only afterwards is it known whether it arrived.
    private const string Others = """
        where CAST(data ->> 'subject' as uuid) = ? and data ->> 'person' = ?
        and data ->> 'kind' in ('announcement', 'withdrawal') and id <> ? order by id for update
        """;

    /// <param name="dispatch">The mail to be written.</param>
    /// <param name="first">The revision by which the person was invited.</param>
    /// <param name="session">The session in which the mail's row is locked.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<ToldBefore> LoadAsync(
        Dispatch dispatch,
        string first,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var others = await session.QueryAsync<Dispatch>(
            Others,
            ct,
            dispatch.Subject,
            dispatch.Person.ToString(),
            dispatch.Id
        );
        Dispatch[] arrived = [.. others.Where(d => d.MayHaveArrived).OrderBy(SequenceOf)];
        // Old mails are forgotten: where the first one is missing, it went out long ago.
        var isComplete =
            dispatch.Kind == MeetingMails.Announcement && dispatch.Detail == first
            || others.Any(d => d.Kind == MeetingMails.Announcement && d.Detail == first);
        var mine = dispatch.Kind == MeetingMails.Reminder ? int.MaxValue : SequenceOf(dispatch);
        var last = arrived.LastOrDefault(d => SequenceOf(d) < mine);
        return new(
            last is null ? !isComplete : last.Kind == MeetingMails.Announcement,
            arrived.FirstOrDefault(d => d.Kind == MeetingMails.Announcement)
                ?? (isComplete ? null : FirstOf(dispatch, first))
        );
    }

    private static int SequenceOf(Dispatch dispatch)
    {
        var (revision, ahead) = MeetingMails.RevisionOf(dispatch);
        return revision + ahead;
    }

    private static Dispatch FirstOf(Dispatch dispatch, string first) =>
        Dispatch.Of(
            MeetingMails.Announcement,
            dispatch.PersonId,
            dispatch.Subject,
            dispatch.CausedAt,
            first
        );
}
