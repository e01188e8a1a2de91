using System.Security.Cryptography;
using System.Text;
using JasperFx;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Jobs;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Accounts;

/// <summary>Why a code or link did not sign anybody in.</summary>
public enum SignInProblem
{
    /// <summary>This browser has not asked to sign in, or so long ago that nobody knows.</summary>
    NotStarted,
    Expired,
    Used,
    TooManyTries,

    /// <summary>Wrong, or replaced by a newer mail: the two look alike, so that nobody learns who has an account.</summary>
    Wrong,
}

/// <summary>What came of a code or link: a signed-in browser, or the reason why not.</summary>
public sealed record SignInResult(SignInProblem? Problem, SignedIn? Done)
{
    public static SignInResult Failed(SignInProblem problem) => new(problem, Done: null);
}

/// <summary>A browser that was just signed in: the secret for its cookie and the page it wanted.</summary>
public sealed record SignedIn(Guid Person, string Secret, bool Remember, string Back);

/// <summary>Signs people in by a mail to their address: begun in one browser and finished in the same one.</summary>
public sealed class SignIn(
    IDocumentStore store,
    PersonVault vault,
    LinkTokens tokens,
    SignInSessions sessions,
    JobQueue jobs,
    TimeProvider clock,
    ILogger<SignIn> log
)
{
    /// <summary>Wrong codes sent side by side each want to be counted; after five of them the attempt is dead.</summary>
    private const int Rounds = SignInAttempt.MostTries + 3;

    private const int NonceBytes = 32;

    /// <summary>
    /// Begins a sign-in and returns the secret for this browser's cookie. A known and an unknown address cost
    /// the same: everything that tells them apart happens in the background.
    /// </summary>
    public async Task<string> StartAsync(
        Mailbox address,
        bool remember,
        string? back,
        CancellationToken ct
    )
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NonceBytes));
        var now = clock.GetUtcNow();
        await using var session = store.LightweightSession();
        var entry = await vault.EntryByMailAsync(session, address.ToString(), ct);
        var attempt = new SignInAttempt(
            Guid.CreateVersion7(now),
            LinkTokens.Hash(nonce),
            entry?.Person.Value,
            now,
            now + SignInAttempt.Life,
            remember,
            WayBack(back)
        )
        {
            Entry = entry?.Entry.Value,
        };
        session.Insert(attempt);
        await session.SaveChangesAsync(ct);
        jobs.Enqueue<PlanSignInMail>(
            job => job.RunAsync(attempt.Id, CancellationToken.None),
            JobQueue.Mail
        );
        return nonce;
    }

    /// <summary>Signs in with the code that was typed into the browser that asked for it.</summary>
    public Task<SignInResult> WithCodeAsync(
        string? nonce,
        string? typed,
        string browser,
        CancellationToken ct
    ) =>
        RedeemAsync(
            nonce,
            (attempt, person) =>
                Same(
                    LinkTokens.TypedCode(typed),
                    tokens.Code(LinkPurpose.SignIn, attempt.Id, person)
                ),
            browser,
            ct
        );

    /// <summary>Signs in with the link from the mail, opened in the browser that asked for it.</summary>
    public Task<SignInResult> WithLinkAsync(
        string? nonce,
        string token,
        string browser,
        CancellationToken ct
    ) => RedeemAsync(nonce, (attempt, person) => Opens(token, attempt, person), browser, ct);

    /// <summary>
    /// What a link would do in this browser: nothing stands in its way, or the problem. Looking changes nothing,
    /// because mail scanners look at every link.
    /// </summary>
    public async Task<SignInProblem?> LookAtLinkAsync(
        string? nonce,
        string token,
        CancellationToken ct
    )
    {
        await using var session = store.QuerySession();
        if (await FindAsync(session, nonce, ct) is not { } attempt)
        {
            return SignInProblem.NotStarted;
        }

        return attempt.Person is { } person && Opens(token, attempt, person)
            ? Ended(attempt)
            : SignInProblem.NotStarted;
    }

    /// <summary>Whether this browser still waits for a code.</summary>
    public async Task<SignInProblem?> LookAtAttemptAsync(string? nonce, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await FindAsync(session, nonce, ct) is { } attempt
            ? Ended(attempt)
            : SignInProblem.NotStarted;
    }

    /// <summary>Back to where somebody came from, if that lies on this site and is not the sign-in itself.</summary>
    public static string WayBack(string? back)
    {
        var path = LocalPath.OrRoot(back);
        return
            path.StartsWith("/anmelden", StringComparison.OrdinalIgnoreCase)
            || path.StartsWith("/abmelden", StringComparison.OrdinalIgnoreCase)
            ? "/"
            : path;
    }

    private async Task<SignInResult> RedeemAsync(
        string? nonce,
        Func<SignInAttempt, Guid, bool> proves,
        string browser,
        CancellationToken ct
    )
    {
        for (var round = 1; ; round++)
        {
            try
            {
                return await TryAsync(nonce, proves, browser, ct);
            }
            catch (ConcurrencyException) when (round < Rounds)
            {
                // Another request used or counted the same attempt first: look again.
            }
        }
    }

    private async Task<SignInResult> TryAsync(
        string? nonce,
        Func<SignInAttempt, Guid, bool> proves,
        string browser,
        CancellationToken ct
    )
    {
        await using var session = store.LightweightSession();
        if (await FindAsync(session, nonce, ct) is not { } attempt)
        {
            return SignInResult.Failed(SignInProblem.NotStarted);
        }

        if (Ended(attempt) is { } ended)
        {
            return SignInResult.Failed(ended);
        }

        if (
            attempt.Person is not { } person
            || !proves(attempt, person)
            || !await IsNewestAsync(session, attempt, person, ct)
        )
        {
            session.Store(attempt with { Tries = attempt.Tries + 1 });
            await session.SaveChangesAsync(ct);
            log.SignInRefused(attempt.Id, attempt.Tries + 1);
            return SignInResult.Failed(SignInProblem.Wrong);
        }

        // Attempt and session are saved together, guarded by the attempt's version: of many at once, one gets in.
        session.Store(attempt with { UsedAt = clock.GetUtcNow() });
        // Whoever read the code has the mailbox: mail arrives there again.
        await Mailboxes.TrustAsync(session, new PersonId(person), clock.GetUtcNow(), ct);
        var secret = sessions.Begin(session, new PersonId(person), attempt.Remember, browser);
        await session.SaveChangesAsync(ct);
        log.SignedIn(person);
        return new(Problem: null, new(person, secret, attempt.Remember, attempt.Back));
    }

    private SignInProblem? Ended(SignInAttempt attempt) =>
        attempt.UsedAt is not null ? SignInProblem.Used
        : attempt.ExpiresAt <= clock.GetUtcNow() ? SignInProblem.Expired
        : attempt.Tries >= SignInAttempt.MostTries ? SignInProblem.TooManyTries
        : null;

    private bool Opens(string token, SignInAttempt attempt, Guid person) =>
        Same(
            token.Length <= Links.LongestToken ? token.ToLowerInvariant() : "",
            tokens.Token(LinkPurpose.SignIn, attempt.Id, person)
        );

    private static async Task<SignInAttempt?> FindAsync(
        IQuerySession session,
        string? nonce,
        CancellationToken ct
    )
    {
        if (nonce?.Length != 2 * NonceBytes)
        {
            return null;
        }

        var hash = LinkTokens.Hash(nonce);
        return await session
            .Query<SignInAttempt>()
            .Where(a => a.NonceHash == hash)
            .SingleOrDefaultAsync(ct);
    }

    private static async Task<bool> IsNewestAsync(
        IQuerySession session,
        SignInAttempt attempt,
        Guid person,
        CancellationToken ct
    ) => (await session.LoadAsync<SignInPost>(person, ct))?.Newest == attempt.Id;

    private static bool Same(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(given),
            Encoding.UTF8.GetBytes(expected)
        );
}
