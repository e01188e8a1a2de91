using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Web.Platform.Dispatches;

namespace Netzwerk.Web.Incoming;

/// <summary>
/// Tells people what became of what they wrote: once per mail, only to who is proved to have written it, and never to a
/// program. Calendars need none, they show the answer themselves.
/// </summary>
public static class Receipts
{
    public const string Kind = "mail-receipt";

    /// <summary>More in a day is no correspondence but two programs that answer each other.</summary>
    private const int MostPerDay = 5;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>What was understood and can be told; all else waits for a coordinator.</summary>
    public static bool IsDue(MailFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding is { Sort: MailSort.PlainAnswer, Person: not null }
            && (finding.Meeting is not null || finding.Series is not null)
            && finding.Verdict is MailVerdict.Applied or MailVerdict.Noted;
    }

    public static async Task<IReadOnlyList<Dispatch>> PlanAsync(
        IDocumentOperations session,
        Guid mail,
        MailFinding finding,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        return IsDue(finding) && finding.Person is { } person
            ? await PlanAsync(session, mail, person, now, ct)
            : [];
    }

    public static async Task<IReadOnlyList<Dispatch>> PlanAsync(
        IDocumentOperations session,
        Guid mail,
        PersonId person,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var (owner, since) = (person.Value, now - Day);
        var sent = await session
            .Query<Dispatch>()
            .CountAsync(d => d.Kind == Kind && d.Person == owner && d.CausedAt > since, ct);
        return sent >= MostPerDay
            ? []
            : await DispatchQueue.PlanAsync(session, [Dispatch.Of(Kind, person, mail, now)], ct);
    }
}
