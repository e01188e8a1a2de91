using System.Security.Claims;
using System.Security.Cryptography;
using Marten;
using Marten.Patching;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Identity;

/// <summary>A key for programs: stored as a hash, with the rights of its owner, until it is revoked.</summary>
[AboutPeople(
    "keys for programs: name, times; the key hashed",
    "let programs act for their owner",
    Basis = "Art. 6(1)(b) GDPR",
    SeenBy = "the owner",
    Kept = "until revoked"
)]
public sealed record ApiToken(
    string Id,
    Guid Handle,
    Guid Person,
    string Purpose,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt
);

/// <summary>Makes, recognises and revokes keys for programs.</summary>
public sealed class ApiTokens(IDocumentStore store, TimeProvider clock)
{
    public const int LongestPurpose = 100;

    /// <summary>More than that nobody keeps apart.</summary>
    public const int MostPerPerson = 20;

    private const string Prefix = "nw_";
    private static readonly TimeSpan UsedStep = TimeSpan.FromMinutes(5);

    /// <summary>The token is shown once, here.</summary>
    public async Task<string> CreateAsync(PersonId person, string purpose, CancellationToken ct)
    {
        var token = Prefix + LinkTokens.Base32(RandomNumberGenerator.GetBytes(32));
        await using var session = store.LightweightSession();
        session.Store(
            new ApiToken(
                LinkTokens.Hash(token),
                Guid.CreateVersion7(),
                person.Value,
                purpose,
                clock.GetUtcNow(),
                LastUsedAt: null
            )
        );
        await session.SaveChangesAsync(ct);
        return token;
    }

    public async Task<ClaimsPrincipal?> RecogniseAsync(string token, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        if (await session.LoadAsync<ApiToken>(LinkTokens.Hash(token), ct) is not { } found)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (found.LastUsedAt is null || now - found.LastUsedAt > UsedStep)
        {
            // Not Store: a key that was revoked this very moment must not come back.
            session.Patch<ApiToken>(t => t.Id == found.Id).Set(t => t.LastUsedAt, now);
            await session.SaveChangesAsync(ct);
        }

        return await SignInSessions.PrincipalAsync(session, new(found.Person), Caller.Bearer, ct);
    }

    public async Task<IReadOnlyList<ApiToken>> OfAsync(PersonId person, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session
            .Query<ApiToken>()
            .Where(t => t.Person == person.Value)
            .OrderByDescending(t => t.CreatedAt)
            .ToListAsync(ct);
    }

    /// <summary>Only the owner can revoke; a foreign handle does nothing.</summary>
    public async Task RevokeAsync(PersonId person, Guid handle, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.DeleteWhere<ApiToken>(t => t.Person == person.Value && t.Handle == handle);
        await session.SaveChangesAsync(ct);
    }
}
