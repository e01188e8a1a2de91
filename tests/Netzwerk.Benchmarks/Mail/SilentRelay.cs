using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Netzwerk.Benchmarks.Mail;

/// <summary>A mail server on the loopback that takes everything and keeps nothing, so that only the sender's work counts.</summary>
internal sealed class SilentRelay : IAsyncDisposable
{
    private static readonly byte[] EndOfMail = "\r\n.\r\n"u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private int _taken;

    public SilentRelay()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>How many mails it said to have taken.</summary>
    public int Taken => _taken;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = TalkAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The run is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var line = client;
        client.NoDelay = true;
        await using var stream = client.GetStream();
        try
        {
            await SayAsync(stream, "220 relay.example ESMTP");
            await ConverseAsync(stream);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The sender hung up, or the run is over.
        }
    }

    private async Task ConverseAsync(NetworkStream stream)
    {
        var heard = new MemoryStream();
        var buffer = new byte[64 * 1024];
        var isMail = false;
        while (await stream.ReadAsync(buffer, _end.Token) is var count and > 0)
        {
            heard.Write(buffer, 0, count);
            while (Next(heard, isMail ? EndOfMail : "\r\n"u8) is { } said)
            {
                if (isMail)
                {
                    Interlocked.Increment(ref _taken);
                }

                var isData = !isMail && said.StartsWith("DATA", StringComparison.Ordinal);
                await SayAsync(stream, isMail ? "250 2.0.0 Ok" : AnswerTo(said));
                isMail = isData;
            }
        }
    }

    private static string AnswerTo(string said) =>
        said.StartsWith("EHLO", StringComparison.Ordinal) ? "250-relay.example\r\n250 8BITMIME"
        : said.StartsWith("DATA", StringComparison.Ordinal) ? "354 Go on"
        : "250 2.0.0 Ok";

    /// <summary>What came up to this end, taken out of what was heard; null when it is not there yet.</summary>
    private static string? Next(MemoryStream heard, ReadOnlySpan<byte> end)
    {
        var all = heard.GetBuffer().AsSpan(0, (int)heard.Length);
        var at = all.IndexOf(end);
        if (at < 0)
        {
            return null;
        }

        var said = Encoding.ASCII.GetString(all[..Math.Min(at, 80)]);
        var rest = all[(at + end.Length)..].ToArray();
        heard.SetLength(0);
        heard.Write(rest);
        return said;
    }

    private async Task SayAsync(NetworkStream stream, string line) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), _end.Token);
}
