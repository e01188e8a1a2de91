using System.Security.Claims;
using System.Security.Cryptography;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;

namespace Netzwerk.Web.Platform.Identity;

/// <summary>A signed-in browser. The cookie's secret is stored as a hash, so the database cannot be used to sign in.</summary>
public sealed record SignInSession(
    string Id,
    Guid Person,
    DateTimeOffset StartedAt,
    DateTimeOffset LastSeenAt,
    DateTimeOffset EndsAt,
    bool Remembered
);

/// <summary>Begins, recognises and ends signed-in browsers.</summary>
public sealed class SignInSessions(IDocumentStore store, TimeProvider clock)
{
    /// <summary>A working day.</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromHours(8);

    /// <summary>People who rarely log in stay signed in on their own device for a month (trust.md 5).</summary>
    public static readonly TimeSpan RememberedLimit = TimeSpan.FromDays(30);

    public static readonly TimeSpan AbsoluteLimit = TimeSpan.FromDays(14);

    /// <summary>Writing "last seen" on each request would cost a write per page.</summary>
    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(5);

    /// <summary>Returns the secret for the cookie.</summary>
    public async Task<string> BeginAsync(PersonId person, bool remember, CancellationToken ct)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        await using var session = store.LightweightSession();
        session.Store(
            new SignInSession(
                LinkTokens.Hash(secret),
                person.Value,
                now,
                now,
                now + (remember ? RememberedLimit : AbsoluteLimit),
                remember
            )
        );
        await session.SaveChangesAsync(ct);
        return secret;
    }

    public async Task<ClaimsPrincipal?> RecogniseAsync(string secret, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var found = await session.LoadAsync<SignInSession>(LinkTokens.Hash(secret), ct);
        if (found is null || IsOver(found))
        {
            return null;
        }

        if (await PrincipalAsync(session, new(found.Person), "session", ct) is not { } principal)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (now - found.LastSeenAt > SeenStep)
        {
            session.Store(found with { LastSeenAt = now });
            await session.SaveChangesAsync(ct);
        }

        return principal;
    }

    public async Task EndAsync(string secret, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.Delete<SignInSession>(LinkTokens.Hash(secret));
        await session.SaveChangesAsync(ct);
    }

    /// <summary>The person with the rights held at this moment; erased people cannot come in.</summary>
    public static async Task<ClaimsPrincipal?> PrincipalAsync(
        IQuerySession session,
        PersonId person,
        string scheme,
        CancellationToken ct
    )
    {
        var found = await session.LoadAsync<Person>(person.Value, ct);
        if (found is null || found.IsErased)
        {
            return null;
        }

        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new(Caller.PersonClaim, person.ToString()));
        if (found.Role is NetworkRole.Coordinator)
        {
            identity.AddClaim(new(ClaimTypes.Role, Caller.CoordinatorRole));
        }

        return new(identity);
    }

    private bool IsOver(SignInSession session)
    {
        var now = clock.GetUtcNow();
        return now >= session.EndsAt
            || (!session.Remembered && now - session.LastSeenAt > IdleLimit);
    }
}
