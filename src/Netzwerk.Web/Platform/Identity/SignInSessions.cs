using System.Security.Claims;
using System.Security.Cryptography;
using Marten;
using Marten.Patching;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;

namespace Netzwerk.Web.Platform.Identity;

/// <summary>A signed-in browser. The cookie's secret is stored as a hash, so the database cannot be used to sign in.</summary>
[AboutPeople(
    "browsers that are signed in: name of the browser, times; the secret hashed",
    "sign in",
    Basis = "Art. 6(1)(b) GDPR",
    SeenBy = "the person",
    Kept = "14 days, on remembered devices 30"
)]
public sealed record SignInSession(
    string Id,
    Guid Handle,
    Guid Person,
    string Browser,
    DateTimeOffset StartedAt,
    DateTimeOffset LastSeenAt,
    DateTimeOffset EndsAt,
    bool Remembered
);

/// <summary>The day on which somebody last signed in; no hour, no browser.</summary>
[AboutPeople(
    "the day of the last sign-in, by id",
    "see whether somebody uses the site before asking why no answer comes",
    SeenBy = "coordination, the person"
)]
public sealed record LastSignIn(Guid Id, DateOnly Day);

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
    public async Task<string> BeginAsync(
        PersonId person,
        bool remember,
        CancellationToken ct,
        string browser = ""
    )
    {
        await using var session = store.LightweightSession();
        var secret = Begin(session, person, remember, browser);
        await session.SaveChangesAsync(ct);
        return secret;
    }

    /// <summary>The same as part of a larger change.</summary>
    public string Begin(IDocumentSession session, PersonId person, bool remember, string browser)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        session.Store(new LastSignIn(person.Value, Appointment.LocalDay(now)));
        session.Store(
            new SignInSession(
                LinkTokens.Hash(secret),
                Guid.CreateVersion7(),
                person.Value,
                browser,
                now,
                now,
                now + (remember ? RememberedLimit : AbsoluteLimit),
                remember
            )
        );
        return secret;
    }

    /// <summary>Only what somebody does keeps a session alive, not a page that lies open.</summary>
    public async Task<ClaimsPrincipal?> RecogniseAsync(
        string secret,
        CancellationToken ct,
        bool isRequest = true
    )
    {
        await using var session = store.LightweightSession();
        var found = await session.LoadAsync<SignInSession>(LinkTokens.Hash(secret), ct);
        if (found is null || IsOver(found))
        {
            return null;
        }

        var handle = new Claim(Caller.SessionClaim, found.Handle.ToString());
        if (
            await PrincipalAsync(session, new(found.Person), "session", ct, handle)
            is not { } principal
        )
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (isRequest && now - found.LastSeenAt > SeenStep)
        {
            // Not Store: a session that was ended this very moment must not come back.
            session.Patch<SignInSession>(s => s.Id == found.Id).Set(s => s.LastSeenAt, now);
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

    /// <summary>The browsers in which somebody is signed in, the last used first.</summary>
    public async Task<IReadOnlyList<SignInSession>> OfAsync(PersonId person, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var found = await session
            .Query<SignInSession>()
            .Where(s => s.Person == person.Value)
            .OrderByDescending(s => s.LastSeenAt)
            .ToListAsync(ct);
        return [.. found.Where(s => !IsOver(s))];
    }

    /// <summary>Only the owner can end a browser; a foreign handle does nothing.</summary>
    public async Task EndAsync(PersonId person, Guid handle, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.DeleteWhere<SignInSession>(s => s.Person == person.Value && s.Handle == handle);
        await session.SaveChangesAsync(ct);
    }

    public async Task EndOthersAsync(PersonId person, Guid kept, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.DeleteWhere<SignInSession>(s => s.Person == person.Value && s.Handle != kept);
        await session.SaveChangesAsync(ct);
    }

    /// <summary>Forgets the browsers that can no longer come in anyway.</summary>
    public void ForgetOver(IDocumentSession session)
    {
        var now = clock.GetUtcNow();
        var idle = now - IdleLimit;
        session.DeleteWhere<SignInSession>(s => s.EndsAt <= now);
        session.DeleteWhere<SignInSession>(s => !s.Remembered && s.LastSeenAt < idle);
    }

    /// <summary>The person with the rights held at this moment; erased people cannot come in.</summary>
    public static async Task<ClaimsPrincipal?> PrincipalAsync(
        IQuerySession session,
        PersonId person,
        string scheme,
        CancellationToken ct,
        params IEnumerable<Claim> further
    )
    {
        var found = await session.LoadAsync<Person>(person.Value, ct);
        // Who was entered twice comes in as the entry that everything is at.
        if (found?.MergedInto is { } into)
        {
            (person, found) = (into, await session.LoadAsync<Person>(into.Value, ct));
        }

        if (found is null || found.IsErased)
        {
            return null;
        }

        var identity = new ClaimsIdentity(further, scheme);
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
