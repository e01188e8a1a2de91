using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Netzwerk.Web.Tests.Incoming;

/// <summary>A name server of the test run on the loopback (RFC 1035): answers questions for TXT, and can fall silent.</summary>
public sealed class NameServer : IAsyncDisposable
{
    private const int HeaderLength = 12;
    private const int LongestString = 255;
    private const byte Txt = 16;

    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, string[]> _texts = new(
        StringComparer.OrdinalIgnoreCase
    );

    private readonly ConcurrentQueue<string> _asked = new();
    private readonly Task _answering;

    public NameServer() => _answering = AnswerAsync();

    public string Address => _socket.Client.LocalEndPoint!.ToString()!;

    /// <summary>The names that somebody asked for.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    /// <summary>Names that end so get no answer at all.</summary>
    public string Silent { get; set; } = "\0";

    /// <summary>Names that end so are answered with a failure of the server.</summary>
    public string Failing { get; set; } = "\0";

    public void Publish(string name, params string[] texts) => _texts[name] = texts;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _socket.Dispose();
        await _answering.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task AnswerAsync()
    {
        while (true)
        {
            var question = await _socket.ReceiveAsync(_stopping.Token);
            var (name, end) = NameIn(question.Buffer);
            _asked.Enqueue(name);
            if (!name.EndsWith(Silent, StringComparison.OrdinalIgnoreCase))
            {
                var answer = AnswerTo(question.Buffer, name, end);
                await _socket.SendAsync(answer, question.RemoteEndPoint, _stopping.Token);
            }
        }
    }

    private byte[] AnswerTo(byte[] question, string name, int end)
    {
        var texts = _texts.GetValueOrDefault(name) ?? [];
        var code =
            name.EndsWith(Failing, StringComparison.OrdinalIgnoreCase) ? 2
            : texts.Length == 0 ? 3
            : 0;
        var answer = new List<byte>
        {
            question[0],
            question[1],
            0x81,
            (byte)(0x80 | code),
            0,
            1,
            0,
            (byte)texts.Length,
            0,
            0,
            0,
            0,
        };
        answer.AddRange(question[HeaderLength..end]);
        foreach (var text in texts)
        {
            byte[] data =
            [
                .. Encoding.ASCII.GetBytes(text).Chunk(LongestString).SelectMany(Counted),
            ];
            // The name of the question, TXT, IN, good for a minute.
            answer.AddRange([0xC0, HeaderLength, 0, Txt, 0, 1, 0, 0, 0, 60]);
            answer.AddRange([(byte)(data.Length >> 8), (byte)data.Length, .. data]);
        }

        return [.. answer];
    }

    private static IEnumerable<byte> Counted(byte[] part) => part.Prepend((byte)part.Length);

    private static (string Name, int End) NameIn(byte[] question)
    {
        var labels = new List<string>();
        var at = HeaderLength;
        while (question[at] != 0)
        {
            labels.Add(Encoding.ASCII.GetString(question, at + 1, question[at]));
            at += question[at] + 1;
        }

        // The closing zero, type and class.
        return (string.Join('.', labels), at + 5);
    }
}
