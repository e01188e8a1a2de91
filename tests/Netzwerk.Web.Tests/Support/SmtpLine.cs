using System.Net.Sockets;
using System.Text;

namespace Netzwerk.Web.Tests.Support;

/// <summary>One line to a client, byte for byte.</summary>
internal sealed class SmtpLine(NetworkStream stream, Func<TimeSpan> delay, CancellationToken ct)
    : IDisposable
{
    // Latin-1 keeps every byte as one character.
    private readonly StreamReader _reader = new(stream, Encoding.Latin1);

    public void Dispose() => _reader.Dispose();

    public static string AddressIn(string said)
    {
        var open = said.IndexOf('<', StringComparison.Ordinal);
        return said[(open + 1)..said.IndexOf('>', StringComparison.Ordinal)];
    }

    public async Task SayAsync(string text)
    {
        if (delay() > TimeSpan.Zero)
        {
            await Task.Delay(delay(), ct);
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(text + "\r\n"), ct);
    }

    public Task<string?> HearAsync() => _reader.ReadLineAsync(ct).AsTask();

    public async Task<byte[]> HearMailAsync()
    {
        var mail = new StringBuilder();
        while (await ReadToCrLfAsync() is var line && line is not ".\r\n")
        {
            mail.Append(line.StartsWith('.') ? line[1..] : line);
        }

        return Encoding.Latin1.GetBytes(mail.ToString());
    }

    // ReadLine would also end at a lone CR or LF and so hide a mail that breaks its lines wrongly.
    private async Task<string> ReadToCrLfAsync()
    {
        var line = new StringBuilder();
        var one = new char[1];
        while (line.Length < 2 || line[^2] != '\r' || line[^1] != '\n')
        {
            if (await _reader.ReadAsync(one.AsMemory(), ct) == 0)
            {
                throw new IOException("The client hung up within a mail.");
            }

            line.Append(one[0]);
        }

        return line.ToString();
    }
}
