using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Incoming;

/// <summary>
/// Tells people what became of what they wrote: once per mail, only to who is proved to have written it, and never to a
/// program. A calendar shows a first answer itself; an answer that was changed is told to whose it is, should somebody
/// else have written.
/// </summary>
public static class Receipts
{
    /// <summary>The subject is the mail; the detail what was answered before, when the mail changed that.</summary>
    public const string Kind = "mail-receipt";

    /// <summary>More in a day is no correspondence but two programs that answer each other.</summary>
    private const int MostPerDay = 5;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static async Task<IReadOnlyList<Dispatch>> PlanAsync(
        IDocumentOperations session,
        IncomingMessage mail,
        SortedMail sorted,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(sorted);
        return
            sorted.Finding.Person is { } person
            && !mail.IsAutomatic
            && (IsUnderstood(sorted.Finding) || sorted.Before is not Rsvp.NoAnswer)
            ? await PlanAsync(session, mail.Id, person, now, ct, sorted.Before)
            : [];
    }

    public static async Task<IReadOnlyList<Dispatch>> PlanAsync(
        IDocumentOperations session,
        Guid mail,
        PersonId person,
        DateTimeOffset now,
        CancellationToken ct,
        Rsvp before = Rsvp.NoAnswer
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var (owner, since) = (person.Value, now - Day);
        var sent = await session
            .Query<Dispatch>()
            .CountAsync(d => d.Kind == Kind && d.Person == owner && d.CausedAt > since, ct);
        var detail = before is Rsvp.NoAnswer ? "" : before.ToString();
        return sent >= MostPerDay
            ? []
            : await DispatchQueue.PlanAsync(
                session,
                [Dispatch.Of(Kind, person, mail, now, detail)],
                ct
            );
    }

    /// <summary>What somebody had answered before a mail changed it; null when it changed nothing.</summary>
    public static Rsvp? BeforeOf(Dispatch dispatch)
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        return Enum.TryParse<Rsvp>(dispatch.Detail, out var before) ? before : null;
    }

    /// <summary>What was understood and can be told; all else waits for a coordinator.</summary>
    private static bool IsUnderstood(MailFinding finding) =>
        finding is { Sort: MailSort.PlainAnswer }
        && (finding.Meeting is not null || finding.Series is not null)
        && finding.Verdict is MailVerdict.Applied or MailVerdict.Noted;
}
