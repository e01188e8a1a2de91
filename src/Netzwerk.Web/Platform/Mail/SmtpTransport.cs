using System.Net.Sockets;
using System.Security.Authentication;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>Sends through the relay of the settings, over one or two kept connections.</summary>
public sealed class SmtpTransport(
    IOptions<MailSettings> settings,
    TimeProvider time,
    ILogger<SmtpTransport> log
) : IMailTransport, IAsyncDisposable
{
    private readonly SmtpConnections _connections = new(settings.Value.Smtp, time);
    private readonly SendingPace _pace = new(settings.Value.RatePerMinute, time);

    public string Server => settings.Value.Smtp.Host ?? "";

    public async Task<TransportResult> SendAsync(SealedMail mail, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(mail);
        await _pace.WaitAsync(ct);
        var result = await TryAsync(mail, ct);
        switch (result)
        {
            case TransportResult.Later later:
                log.MailNotTakenYet(later.Code);
                break;
            case TransportResult.Refused refused:
                log.MailRefused(refused.Code);
                break;
            case TransportResult.InDoubt:
                log.MailInDoubt();
                break;
        }

        return result;
    }

    public ValueTask DisposeAsync() => _connections.DisposeAsync();

    private async Task<TransportResult> TryAsync(SealedMail mail, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(settings.Value.Smtp.AnswerWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        var progress = new BytesOut(mail.Bytes.Length);
        try
        {
            using var message = await MimeMessage.LoadAsync(
                new MemoryStream(mail.Bytes.ToArray(), writable: false),
                either.Token
            );
            await using var lease = await _connections.TakeAsync(either.Token);
            var answer = await lease.Client.SendAsync(
                message,
                new MailboxAddress("", mail.EnvelopeFrom.ToString()),
                [new MailboxAddress("", mail.EnvelopeTo.ToString())],
                either.Token,
                progress
            );
            lease.Keep();
            return new TransportResult.Accepted(answer);
        }
        catch (SmtpCommandException refusal)
        {
            return Answered(refusal);
        }
        catch (OperationCanceledException) when (!progress.Complete && ct.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception broken) when (IsBrokenLine(broken))
        {
            return progress.Complete
                ? new TransportResult.InDoubt(broken.GetType().Name)
                : new TransportResult.Later(broken.GetType().Name);
        }
    }

    private static TransportResult Answered(SmtpCommandException refusal)
    {
        var code = (int)refusal.StatusCode;
        return code < 500
            ? new TransportResult.Later(refusal.Message, code)
            : new TransportResult.Refused(code, refusal.Message, IsAddressDead(refusal));
    }

    // 5.7 is about trust in us and 5.2.2 about a full mailbox: neither says that the address is wrong.
    private static bool IsAddressDead(SmtpCommandException refusal) =>
        refusal.ErrorCode is SmtpErrorCode.RecipientNotAccepted
        && !refusal.Message.Contains("5.7.", StringComparison.Ordinal)
        && !refusal.Message.Contains("5.2.2", StringComparison.Ordinal);

    private static bool IsBrokenLine(Exception broken) =>
        broken
            is SocketException
                or IOException
                or TimeoutException
                or OperationCanceledException
                or ProtocolException
                or ServiceNotConnectedException
                or ServiceNotAuthenticatedException
                or SslHandshakeException
                or System.Security.Authentication.AuthenticationException
                or MailKit.Security.AuthenticationException
                // STARTTLS was asked for and the server has none: better late than readable.
                or NotSupportedException;

    private sealed class BytesOut(long size) : ITransferProgress
    {
        // Dots at line starts are doubled on the way, so at least this many go out.
        public bool Complete { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Report(bytesTransferred);

        public void Report(long bytesTransferred) => Complete = bytesTransferred >= size;
    }
}
