using System.Net.Sockets;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;
using Microsoft.Extensions.Options;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>
/// Reads the mailbox for as long as the program runs: what lies there at the start, then whatever comes. A mail is
/// dealt with, the outcome stored, and only then put away. A broken line is mended; one mail never stops the others.
/// </summary>
internal sealed class InboxLoop(
    IOptions<MailSettings> settings,
    IIncomingMailHandler handler,
    MessageReader reader,
    DkimCheck dkim,
    InboxState state,
    TimeProvider clock,
    ILogger<InboxLoop> log
) : BackgroundService
{
    /// <summary>Servers and routers hang up after ten minutes of silence (RFC 2177 speaks of 29).</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(9);

    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(15),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
    ];

    private const int Tries = 3;

    private readonly Dictionary<UniqueId, int> _failures = [];

    internal static bool IsBrokenLine(Exception e) =>
        e
            is IOException
                or SocketException
                or TimeoutException
                or ProtocolException
                or ImapCommandException
                or ServiceNotConnectedException
                or ServiceNotAuthenticatedException
                or FolderNotOpenException
                or SslHandshakeException
                or AuthenticationException
                or System.Security.Authentication.AuthenticationException
                or NotSupportedException;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Value.Imap.IsOn)
        {
            log.InboxOff();
            return;
        }

        for (var attempt = 0; !stoppingToken.IsCancellationRequested; attempt++)
        {
            try
            {
                await using var inbox = await InboxConnection.OpenAsync(
                    settings.Value.Imap,
                    reader,
                    dkim,
                    stoppingToken
                );
                log.InboxConnected();
                attempt = 0;
                await ReadAsync(inbox, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // The edge of the program: whatever happens, the mailbox is read again.
            catch (Exception e)
            {
                state.Lost();
                log.InboxLost(e.GetType().Name);
            }

            await clock
                .Pause(Pauses[Math.Min(attempt, Pauses.Length - 1)], stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(InboxConnection inbox, CancellationToken ct)
    {
        while (true)
        {
            var failed = false;
            foreach (var uid in await inbox.ListAsync(ct))
            {
                failed |= !state.IsStuck(uid.Id) && !await DealWithAsync(inbox, uid, ct);
            }

            state.Looked();
            if (failed)
            {
                await clock.Pause(Pauses[1], ct);
            }
            else
            {
                await inbox.WaitAsync(Idle, Poll, clock, ct);
            }
        }
    }

    private async Task<bool> DealWithAsync(
        InboxConnection inbox,
        UniqueId uid,
        CancellationToken ct
    )
    {
        var place = new MailboxPlace(inbox.Validity, uid.Id);
        try
        {
            var disposal =
                await handler.FindAsync(place, ct) ?? await HandleAsync(inbox, uid, place, ct);
            if (disposal is { } done)
            {
                await inbox.PutAwayAsync(uid, done, ct);
            }

            _failures.Remove(uid);
            state.Freed(uid.Id);
            return true;
        }
        // A mail that breaks the line again and again must not keep us from those behind it.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.MailFailed(uid.Id, e.GetType().Name);
            if ((_failures[uid] = _failures.GetValueOrDefault(uid) + 1) >= Tries)
            {
                state.Stuck(uid.Id);
            }

            if (IsBrokenLine(e))
            {
                throw;
            }

            // Not the line but this mail, or the database: the others go on, and this one is tried again.
            return false;
        }
    }

    private async Task<MailDisposal?> HandleAsync(
        InboxConnection inbox,
        UniqueId uid,
        MailboxPlace place,
        CancellationToken ct
    )
    {
        if (await inbox.FetchAsync(uid, ct) is not { } mail)
        {
            return null;
        }

        var disposal = await handler.HandleAsync(mail, place, ct);
        log.MailDone(mail.Id, disposal);
        return disposal;
    }
}
