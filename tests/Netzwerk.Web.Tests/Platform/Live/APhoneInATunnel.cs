using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Tests.Platform.Live;

/// <summary>A client of the live minutes that stops taking what it is sent, but stays connected.</summary>
internal sealed class APhoneInATunnel : IAsyncDisposable
{
    private const char EndOfMessage = '\u001e';

    /// <summary>Small, so that the server notices soon.</summary>
    private const int Buffer = 4096;

    private readonly ClientWebSocket _socket = new();
    private readonly SocketsHttpHandler _handler = new() { ConnectCallback = ConnectAsync };
    private readonly HttpMessageInvoker _invoker;
    private readonly StringBuilder _read = new();

    private APhoneInATunnel() => _invoker = new(_handler);

    public static async Task<APhoneInATunnel> JoinAsync(
        Uri hub,
        string secret,
        string item,
        CancellationToken ct
    )
    {
        var phone = new APhoneInATunnel();
        phone._socket.Options.SetRequestHeader("Cookie", $"{SessionHandler.CookieName}={secret}");
        await phone._socket.ConnectAsync(hub, phone._invoker, ct);
        await phone.SayAsync("""{"protocol":"json","version":1}""", ct);
        await phone.SayAsync(
            $$"""{"type":1,"invocationId":"1","target":"Join","arguments":["{{item}}"]}""",
            ct
        );
        while (
            !(await phone.HearAsync(ct)).Contains(
                "\"invocationId\":\"1\"",
                StringComparison.Ordinal
            )
        )
        {
            // The answer to the handshake and the first signs of life come before.
        }

        return phone;
    }

    /// <summary>Still there: without it the server would give up by itself after half a minute.</summary>
    public Task PingAsync(CancellationToken ct) => SayAsync("""{"type":6}""", ct);

    /// <summary>Out of the tunnel: the first versions of the steps that were sent meanwhile, up to this one.</summary>
    public async Task<IReadOnlyList<long>> StepsUntilAsync(long version, CancellationToken ct)
    {
        var heard = new List<long>();
        while (heard.Count == 0 || heard[^1] < version)
        {
            using var message = JsonDocument.Parse(await HearAsync(ct));
            if (
                message.RootElement.TryGetProperty("target", out var target)
                && target.ValueEquals("steps")
            )
            {
                var told = message.RootElement.GetProperty("arguments")[1];
                heard.Add(told.GetProperty("version").GetInt64());
            }
        }

        return heard;
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _invoker.Dispose();
        _handler.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> HearAsync(CancellationToken ct)
    {
        var bytes = new byte[Buffer];
        while (true)
        {
            var all = _read.ToString();
            if (all.IndexOf(EndOfMessage) is >= 0 and var end)
            {
                _read.Remove(0, end + 1);
                return all[..end];
            }

            var got = await _socket.ReceiveAsync(bytes, ct);
            if (got.MessageType is WebSocketMessageType.Close)
            {
                throw new WebSocketException("The server hung up.");
            }

            _read.Append(Encoding.ASCII.GetString(bytes, 0, got.Count));
        }
    }

    private Task SayAsync(string message, CancellationToken ct) =>
        _socket.SendAsync(
            Encoding.UTF8.GetBytes(message + EndOfMessage),
            WebSocketMessageType.Text,
            endOfMessage: true,
            ct
        );

    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken ct
    )
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = Buffer };
        await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, ct);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
