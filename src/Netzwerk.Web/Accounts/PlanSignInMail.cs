using JasperFx;
using Marten;
using Marten.Exceptions;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Dispatches;

namespace Netzwerk.Web.Accounts;

/// <summary>
/// Puts the mail of one sign-in into the outbox, or nothing: when the address is unknown or a limit is reached.
/// It runs in the background, so that the answer on the page takes the same time for everybody.
/// </summary>
public sealed class PlanSignInMail(
    IDocumentStore store,
    DispatchQueue queue,
    TimeProvider clock,
    ILogger<PlanSignInMail> log
)
{
    /// <summary>Nobody needs more, and nobody can flood somebody else's mailbox (trust.md 5).</summary>
    public const int MostPerPerson = 5;

    /// <summary>In a network of 300 people this many mean an attack.</summary>
    public const int MostPerHour = 200;

    public static readonly TimeSpan PersonWindow = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan GlobalWindow = TimeSpan.FromHours(1);

    private const int Rounds = 10;

    public async Task RunAsync(Guid attempt, CancellationToken ct)
    {
        for (var round = 1; ; round++)
        {
            try
            {
                await TryAsync(attempt, ct);
                return;
            }
            catch (Exception e) when (round < Rounds && IsRace(e))
            {
                // Another mail to the same person was planned at the same moment: count again.
            }
        }
    }

    private async Task TryAsync(Guid id, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var now = clock.GetUtcNow();
        if (
            await session.LoadAsync<SignInAttempt>(id, ct)
                is not { Person: { } person, MailedAt: null, UsedAt: null } attempt
            || attempt.ExpiresAt <= now
        )
        {
            return;
        }

        var post = await session.LoadAsync<SignInPost>(person, ct);
        DateTimeOffset[] recent = [.. post?.Mails.Where(m => m > now - PersonWindow) ?? []];
        if (recent.Length >= MostPerPerson)
        {
            log.PersonLimitReached(person);
            return;
        }

        if (await SentLatelyAsync(session, now, ct) >= MostPerHour)
        {
            log.GlobalLimitReached(MostPerHour);
            return;
        }

        session.Store(new SignInPost(person, Newer(post, id), [.. recent, now], now));
        session.Store(attempt with { MailedAt = now });
        var planned = await DispatchQueue.PlanAsync(
            session,
            [Dispatch.Of(SignInMailWriter.MailKind, new PersonId(person), id, now)],
            ct
        );
        await session.SaveChangesAsync(ct);
        queue.Wake(planned);
    }

    // Several lost races in one save arrive together.
    private static bool IsRace(Exception e) =>
        e switch
        {
            ConcurrencyException or DocumentAlreadyExistsException => true,
            AggregateException all => all.InnerExceptions.All(IsRace),
            _ => false,
        };

    // Jobs may run out of order; ids grow with time.
    private static Guid Newer(SignInPost? post, Guid id) =>
        post is not null && post.Newest.CompareTo(id) > 0 ? post.Newest : id;

    private static Task<int> SentLatelyAsync(
        IQuerySession session,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var since = now - GlobalWindow;
        return session.Query<SignInAttempt>().CountAsync(a => a.MailedAt > since, ct);
    }
}
