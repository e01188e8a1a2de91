using Hangfire;
using Marten;
using Netzwerk.Web.Platform.Jobs;
using Netzwerk.Web.Platform.Live;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Platform.Dispatches;

/// <summary>
/// Sends one mail of the outbox. Its row stays locked while it is being sent, so two workers never send the same;
/// a process that dies lets go of the lock, and the next try sends the bytes that were stored before the first.
/// Trying again is our own business, because it has to be counted: the sweep wakes what is due.
/// </summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class SendDispatch(
    IDocumentStore store,
    IEnumerable<IDispatchWriter> writers,
    MailGate gate,
    DispatchContents contents,
    SendingTurn turn,
    JobQueue jobs,
    IMailTransport transport,
    MailNews news,
    TimeProvider clock,
    ILogger<SendDispatch> log
)
{
    /// <summary>Indico's proven list, ended by a human's look (mail-calendar.md 2.7).</summary>
    private static readonly TimeSpan[] Backoff =
    [
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(6),
        TimeSpan.FromHours(12),
        TimeSpan.FromHours(24),
    ];

    /// <summary>Stands where a server's code would: our own program could not write the mail.</summary>
    public const string ProgramError = "error";

    /// <summary>After a broken line the mail may have arrived; more than one further try would pester.</summary>
    private const int MostDoubtfulAttempts = 2;

    /// <summary>Whoever holds the row has done with it by then, or it is looked at again.</summary>
    private static readonly TimeSpan SoonAgain = TimeSpan.FromSeconds(2);

    private const string Lock =
        "where id = ? and data ->> 'state' = 'Waiting' for update skip locked";

    public async Task RunAsync(string key, CancellationToken ct)
    {
        try
        {
            await LockedAsync(key, TryAsync, ct);
        }
        // At the job's edge: a mail that cannot be written must neither vanish nor be tried for ever.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.Failed(e, key);
            await LockedAsync(key, CountFailureAsync, ct);
        }
    }

    private async Task LockedAsync(
        string key,
        Func<IDocumentSession, Dispatch, CancellationToken, Task> run,
        CancellationToken ct
    )
    {
        await using var session = store.LightweightSession();
        await session.BeginTransactionAsync(ct);
        var found = await session.QueryAsync<Dispatch>(Lock, ct, key);
        if (found.Count == 0)
        {
            await ComeAgainAsync(session, key, ct);
            return;
        }

        if (found[0].NextTryAt > clock.GetUtcNow())
        {
            return;
        }

        await run(session, await CountInterruptedAsync(session, found[0], ct), ct);
    }

    /// <summary>
    /// Somebody else sends it, or only looks at it: another mail to the same person wants to know whether this one
    /// arrived. Left alone it would wait for the sweep.
    /// </summary>
    private async Task ComeAgainAsync(IDocumentSession session, string key, CancellationToken ct)
    {
        if (
            await session.LoadAsync<Dispatch>(key, ct) is { State: DispatchState.Waiting } held
            && held.NextTryAt <= clock.GetUtcNow()
        )
        {
            jobs.Schedule<SendDispatch>(
                job => job.RunAsync(key, CancellationToken.None),
                SoonAgain
            );
        }
    }

    /// <summary>A try that was begun and never answered, because the process died: it may have arrived.</summary>
    private static async Task<Dispatch> CountInterruptedAsync(
        IDocumentSession session,
        Dispatch dispatch,
        CancellationToken ct
    )
    {
        var begun = (await session.LoadAsync<DispatchContent>(dispatch.Id, ct))?.Begun ?? 0;
        return begun <= dispatch.Attempts
            ? dispatch
            : dispatch with
            {
                Attempts = begun,
                DoubtfulAttempts = dispatch.DoubtfulAttempts + 1,
            };
    }

    private Task CountFailureAsync(
        IDocumentSession session,
        Dispatch dispatch,
        CancellationToken ct
    ) =>
        SaveAsync(session, Again(dispatch with { Attempts = dispatch.Attempts + 1 }, ProgramError));

    private async Task TryAsync(IDocumentSession session, Dispatch dispatch, CancellationToken ct)
    {
        var writer = writers.FirstOrDefault(w => w.Kind == dispatch.Kind);
        var passage = writer is null
            ? new Passage.Shut(DispatchState.Obsolete)
            : await gate.AskAsync(dispatch, writer, session, ct);
        if (passage is not Passage.Open open)
        {
            await SaveAsync(session, Kept(dispatch, passage));
            return;
        }

        // Not before: a writer may wait for another mail to the same person, which may be waiting for its turn.
        using var mine = await turn.TakeAsync(ct);
        await SaveAsync(session, await SendAsync(session, dispatch, open, ct));
    }

    private async Task<Dispatch> SendAsync(
        IDocumentSession session,
        Dispatch dispatch,
        Passage.Open passage,
        CancellationToken ct
    )
    {
        if (await contents.KeepAsync(dispatch, passage, ct) is not { } bytes)
        {
            return Settled(dispatch, DispatchState.Obsolete, "");
        }

        var result = await transport.SendAsync(bytes, ct);
        var tried = dispatch with
        {
            Attempts = dispatch.Attempts + 1,
            Server = transport.Server,
            Reply = ServerReply.Clean(result, bytes.EnvelopeTo),
        };
        return await RecordAsync(session, tried, result);
    }

    /// <summary>Once the server has answered, the answer is written down even when the job is being stopped.</summary>
    private async Task SaveAsync(IDocumentSession session, Dispatch result)
    {
        session.Store(result);
        // Who decides to send it once more sends the same mail, should it have arrived before.
        if (result.State is not DispatchState.Waiting && !result.NeedsDecision)
        {
            session.Delete<DispatchContent>(result.Id);
        }

        if (result is { Kind: Dispatch.Digest, State: not DispatchState.Waiting })
        {
            await SettleGatheredAsync(session, result);
        }

        await session.SaveChangesAsync(CancellationToken.None);
        news.Moved(result.Subject);
        log.Settled(result.Id, result.Kind, result.State, result.Attempts);
    }

    /// <summary>What a digest told ends with it, so that it is forgotten like any other mail.</summary>
    private async Task SettleGatheredAsync(IDocumentSession session, Dispatch digest)
    {
        var told = await session
            .Query<Dispatch>()
            .Where(d => d.GatheredIn == digest.Id)
            .ToListAsync(CancellationToken.None);
        session.Store([.. told.Select(d => d with { SettledAt = clock.GetUtcNow() })]);
    }

    private async Task<Dispatch> RecordAsync(
        IDocumentSession session,
        Dispatch dispatch,
        TransportResult result
    )
    {
        var now = clock.GetUtcNow();
        switch (result)
        {
            case TransportResult.Accepted:
                await Mailboxes.ArrivedAsync(
                    session,
                    dispatch.PersonId,
                    now,
                    CancellationToken.None
                );
                return Settled(dispatch, DispatchState.Sent, "");
            case TransportResult.Refused refused:
                if (refused.IsAddressDead)
                {
                    await Mailboxes.MarkAsync(
                        session,
                        new(dispatch.Person, IsUnreachable: true, refused.Code, now),
                        CancellationToken.None
                    );
                }

                return Settled(dispatch, DispatchState.Refused, Code(refused.Code));
            case TransportResult.InDoubt:
                var doubtful = dispatch with { DoubtfulAttempts = dispatch.DoubtfulAttempts + 1 };
                return doubtful.DoubtfulAttempts >= MostDoubtfulAttempts
                    ? Settled(doubtful, DispatchState.Unclear, "")
                    : Again(doubtful, "");
            case TransportResult.Later later:
                return Again(dispatch, Code(later.Code));
            default:
                throw new InvalidOperationException("unknown transport result");
        }
    }

    private Dispatch Again(Dispatch dispatch, string answer) =>
        dispatch.Attempts > Backoff.Length
            ? Settled(dispatch, DispatchState.Parked, answer)
            : dispatch with
            {
                NextTryAt = clock.GetUtcNow() + Backoff[dispatch.Attempts - 1],
                Answer = answer,
            };

    private Dispatch Kept(Dispatch dispatch, Passage passage) =>
        passage switch
        {
            Passage.Shut shut => Settled(dispatch, shut.State, ""),
            Passage.Wait wait => dispatch with
            {
                State = DispatchState.Gathered,
                NextTryAt = wait.Until,
            },
            _ => throw new InvalidOperationException("unknown passage"),
        };

    private Dispatch Settled(Dispatch dispatch, DispatchState state, string answer) =>
        dispatch with
        {
            State = state,
            Answer = answer,
            SettledAt = clock.GetUtcNow(),
        };

    private static string Code(int? code) =>
        code?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
