using Marten;
using Marten.Patching;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Incoming;

/// <summary>Writes down beside a mail of ours that a mail server reported about it.</summary>
public sealed class BounceNotes(MessageComposer composer, TimeProvider clock)
{
    public async Task NoteAsync(IDocumentSession session, SortedMail sorted, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(sorted);
        if (sorted is not { Report: { } report, Finding.Person: { } person })
        {
            return;
        }

        if (await FindAsync(session, sorted.Subject, person.Value, report, ct) is not { } id)
        {
            return;
        }

        // Not Store: the mail may be under way once more at this very moment.
        session
            .Patch<Dispatch>(id)
            .Set(d => d.BouncedAt, clock.GetUtcNow())
            .Set(d => d.BouncedForGood, report.Action == "FAILED")
            .Set(d => d.BounceStatus, report.Status)
            .Set(d => d.BounceServer, report.Server);
    }

    /// <summary>The mail that the report names; when it names none, the last one that can be meant.</summary>
    private async Task<string?> FindAsync(
        IQuerySession session,
        Guid subject,
        Guid person,
        DeliveryReport report,
        CancellationToken ct
    )
    {
        var sent = await session
            .Query<Dispatch>()
            .Where(d => d.Subject == subject && d.Person == person)
            .OrderByDescending(d => d.CausedAt)
            .ToListAsync(ct);
        // A late report of a delay changes nothing about a mail that is lost.
        return sent.FirstOrDefault(d =>
            d.MayHaveArrived
            && (report.MessageId.Length == 0 || composer.MessageIdOf(d.Id) == report.MessageId)
        )?.Id;
    }
}
