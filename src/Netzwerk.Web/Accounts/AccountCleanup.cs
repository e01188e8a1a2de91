using Marten;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Accounts;

/// <summary>Forgets what can no longer open anything: old attempts, sign-ins that are over, links past their day.</summary>
public sealed class AccountCleanup(
    IDocumentStore store,
    SignInSessions sessions,
    TimeProvider clock
)
{
    /// <summary>The limits look back an hour at most.</summary>
    private static readonly TimeSpan KeptAttempts = TimeSpan.FromHours(2);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var old = now - KeptAttempts;
        await using var session = store.LightweightSession();
        session.DeleteWhere<SignInAttempt>(a => a.ExpiresAt < old);
        session.DeleteWhere<SignInPost>(p => p.LastAt < old);
        session.DeleteWhere<LinkGrant>(g => g.ExpiresAt < now);
        sessions.ForgetOver(session);
        await session.SaveChangesAsync(ct);
    }
}
