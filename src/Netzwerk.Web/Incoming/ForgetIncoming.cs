using Marten;
using Netzwerk.Domain;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Incoming;

/// <summary>Every night: forgets letters that nobody decided about, where a mail lay, and whose domain signed long ago.</summary>
public sealed class ForgetIncoming(IDocumentStore store, TimeProvider clock)
{
    /// <summary>A date that was proposed two months ago is over.</summary>
    public static readonly TimeSpan LettersKept = TimeSpan.FromDays(60);

    /// <summary>As long as the mails sent (law.md DP-20).</summary>
    public static readonly TimeSpan PlacesKept = TimeSpan.FromDays(90);

    public async Task RunAsync(CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var now = clock.GetUtcNow();
        var (letters, places) = (now - LettersKept, now - PlacesKept);
        session.DeleteWhere<SealedLetter>(l => l.At < letters);
        session.DeleteWhere<HandledMail>(h => h.At < places);
        session.DeleteWhere<AnswerStamp>(s => s.StampedAt < places);
        var domains = now - SigningDomains.Kept;
        session.DeleteWhere<SigningDomain>(d => d.LastSeen < domains);
        await session.SaveChangesAsync(ct);
    }
}

/// <summary>Whoever is erased has no letters lying here.</summary>
internal sealed class IncomingErasure : IErasureStep
{
    public Task EraseAsync(Work work, PersonId person, CancellationToken ct)
    {
        var owner = (Guid?)person.Value;
        work.Session.DeleteWhere<SealedLetter>(l => l.Person == owner);
        work.Session.DeleteWhere<AnswerStamp>(s => s.Person == person.Value);
        return Task.CompletedTask;
    }
}
