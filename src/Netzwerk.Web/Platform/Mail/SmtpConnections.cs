using System.Collections.Concurrent;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>
/// Keeps two connections to the relay. A kept one is asked whether it still lives before it is used again;
/// one that failed in any way is thrown away.
/// </summary>
internal sealed class SmtpConnections(SmtpSettings settings, TimeProvider time) : IAsyncDisposable
{
    // More at once is what relays take for a flood.
    private const int AtOnce = 2;
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly ConcurrentBag<(UnchangedSmtpClient Client, DateTimeOffset Since)> _idle = [];

    public async Task<Lease> TakeAsync(CancellationToken ct)
    {
        await _places.WaitAsync(ct);
        try
        {
            return new(this, await KeptAsync(ct) ?? await ConnectAsync(ct));
        }
        catch
        {
            _places.Release();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var kept))
        {
            await GoodbyeAsync(kept.Client);
        }

        _places.Dispose();
    }

    private async Task<UnchangedSmtpClient?> KeptAsync(CancellationToken ct)
    {
        while (_idle.TryTake(out var kept))
        {
            if (time.GetUtcNow() - kept.Since < LongestIdle && await IsAliveAsync(kept.Client, ct))
            {
                return kept.Client;
            }

            kept.Client.Dispose();
        }

        return null;
    }

    private static async Task<bool> IsAliveAsync(UnchangedSmtpClient client, CancellationToken ct)
    {
        try
        {
            await client.NoOpAsync(ct);
            return true;
        }
        catch (Exception e) when (IsGone(e))
        {
            return false;
        }
    }

    private async Task<UnchangedSmtpClient> ConnectAsync(CancellationToken ct)
    {
        var host = settings.Host ?? throw new InvalidOperationException("No relay is set.");
        var client = new UnchangedSmtpClient
        {
            Timeout = (int)settings.AnswerWithin.TotalMilliseconds,
        };
        // Waiting to fill a packet makes every mail 40 ms slower.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, settings.Port, ct);
            await client.ConnectAsync(socket, host, settings.Port, settings.SocketOptions, ct);
            if (!string.IsNullOrEmpty(settings.User))
            {
                await client.AuthenticateAsync(settings.User, settings.Password ?? "", ct);
            }

            return client;
        }
        catch
        {
            client.Dispose();
            socket.Dispose();
            throw;
        }
    }

    private void Keep(UnchangedSmtpClient client) => _idle.Add((client, time.GetUtcNow()));

    private static async Task GoodbyeAsync(UnchangedSmtpClient client)
    {
        try
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await client.DisconnectAsync(quit: true, soon.Token);
        }
        catch (Exception e) when (IsGone(e))
        {
            // It was gone before us.
        }
        finally
        {
            client.Dispose();
        }
    }

    private static bool IsGone(Exception e) =>
        e
            is IOException
                or SocketException
                or ProtocolException
                or SmtpCommandException
                or ServiceNotConnectedException
                or OperationCanceledException;

    /// <summary>A connection for one mail.</summary>
    internal sealed class Lease(SmtpConnections home, UnchangedSmtpClient client) : IAsyncDisposable
    {
        private bool _keep;

        public SmtpClient Client => client;

        /// <summary>All went well: the next mail may use it.</summary>
        public void Keep() => _keep = true;

        public ValueTask DisposeAsync()
        {
            if (_keep)
            {
                home.Keep(client);
            }
            else
            {
                client.Dispose();
            }

            home._places.Release();
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Sends what it is given: the bytes are stored and signed for, so nothing may re-encode them.</summary>
    internal sealed class UnchangedSmtpClient : SmtpClient
    {
        protected override void Prepare(
            FormatOptions options,
            MimeMessage message,
            EncodingConstraint constraint,
            int maxLineLength
        ) { }
    }
}
