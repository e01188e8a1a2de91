using Marten;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Minutes.Review.Mails;

/// <summary>One kind of notice about minutes: a mail of its own, or the same in a line of a digest.</summary>
public abstract class MinutesNotice<TMail, TFacts>(MinutesMailWriter mails) : INoticeWriter
    where TMail : MailBody<TFacts>
    where TFacts : MinutesMailFacts
{
    public abstract string Kind { get; }

    protected MinutesMailWriter Mails => mails;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    ) =>
        await LookAsync(dispatch, session, ct) is var (to, facts)
            ? await mails.WriteAsync<TMail, TFacts>(facts, dispatch, to, ct)
            : null;

    public async Task<Notice?> TellAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    ) =>
        await LookAsync(dispatch, session, ct) is var (to, facts)
            ? Deadline(MinutesMailWriter.Tell(to, Line(to, facts)), facts)
            : null;

    /// <summary>To whom and what, or null when it is no longer true.</summary>
    protected abstract Task<(MinutesAddressee To, TFacts Facts)?> LookAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    );

    protected abstract NoticeLine Line(MinutesAddressee to, TFacts facts);

    /// <summary>Without one it can wait.</summary>
    protected virtual DateTimeOffset? DeadlineOf(TFacts facts) => null;

    private Notice Deadline(Notice notice, TFacts facts) =>
        notice with
        {
            Deadline = DeadlineOf(facts),
        };
}
