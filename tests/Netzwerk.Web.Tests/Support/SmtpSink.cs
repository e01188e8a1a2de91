using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using MimeKit;

namespace Netzwerk.Web.Tests.Support;

/// <summary>A mail as the relay got it: envelope and bytes.</summary>
public sealed record ReceivedMail(string From, IReadOnlyList<string> To, byte[] Raw)
{
    public MimeMessage Message => MimeMessage.Load(new MemoryStream(Raw));
}

/// <summary>
/// A real mail server on the loopback for tests: takes mail and keeps it, or misbehaves as told.
/// <code>
/// await using var sink = SmtpSink.Start();
/// sink.Greylist(times: 2);
/// … send to sink.Port …
/// var mails = await sink.WaitForAsync(1, ct);
/// </code>
/// </summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Channel<ReceivedMail> _arrivals = Channel.CreateUnbounded<ReceivedMail>();
    private readonly ConcurrentQueue<ReceivedMail> _received = [];
    private readonly ConcurrentQueue<string> _commands = [];
    private readonly ConcurrentDictionary<string, int> _tries = new(
        StringComparer.OrdinalIgnoreCase
    );
    private readonly ConcurrentDictionary<string, string> _refused = new(
        StringComparer.OrdinalIgnoreCase
    );
    private readonly ConcurrentDictionary<TcpClient, byte> _open = [];
    private TcpListener? _listener;
    private int _connections;
    private int _greylistTimes;
    private int _losses;
    private int _cuts;
    private string? _recipientAnswer;
    private string? _dataAnswer;
    private string? _senderAnswer;
    private (string User, string Password)? _login;
    private TimeSpan _delay;

    public int Port { get; private set; }

    /// <summary>Every mail taken over, in order of arrival, also those whose answer got lost.</summary>
    public IReadOnlyList<ReceivedMail> Received => [.. _received];

    /// <summary>How often somebody connected.</summary>
    public int Connections => _connections;

    /// <summary>What clients said, without the mails themselves.</summary>
    public IReadOnlyList<string> Commands => [.. _commands];

    public static SmtpSink Start()
    {
        var sink = new SmtpSink();
        sink.ComeBack();
        return sink;
    }

    /// <summary>Back to taking everything at once.</summary>
    public void AcceptEverything()
    {
        (_recipientAnswer, _dataAnswer, _senderAnswer) = (null, null, null);
        (_greylistTimes, _losses, _cuts, _delay) = (0, 0, 0, TimeSpan.Zero);
        _refused.Clear();
    }

    /// <summary>Puts every recipient off the first few times, as many providers do with strangers.</summary>
    public void Greylist(int times) => _greylistTimes = times;

    /// <summary>Puts everybody off until further notice.</summary>
    public void PutOff(string answer = "451 4.3.2 Please try again later") =>
        _recipientAnswer = answer;

    /// <summary>Says that this mailbox does not exist.</summary>
    public void Refuse(string address, string answer = "550 5.1.1 No such mailbox") =>
        _refused[address] = answer;

    /// <summary>Takes the recipient, but not the mail.</summary>
    public void RefuseContent(string answer = "554 5.7.1 Looks like spam") => _dataAnswer = answer;

    /// <summary>Does not let us send at all.</summary>
    public void RefuseSender(string answer = "550 5.7.1 Not from you") => _senderAnswer = answer;

    /// <summary>Waits before every answer.</summary>
    public void BeSlow(TimeSpan delay) => _delay = delay;

    /// <summary>Takes the next mails over but hangs up before saying so.</summary>
    public void LoseAnswerAfterData(int times = 1) => _losses = times;

    /// <summary>Hangs up when the next mails should begin: they are not taken.</summary>
    public void HangUpBeforeData(int times = 1) => _cuts = times;

    public void RequireLogin(string user, string password) => _login = (user, password);

    /// <summary>Nobody listens any more and all lines are cut; <see cref="ComeBack"/> opens the same port again.</summary>
    public void GoDown()
    {
        _listener?.Stop();
        _listener = null;
        HangUp();
    }

    public void ComeBack()
    {
        var listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _listener = listener;
        _ = AcceptAsync(listener);
    }

    /// <summary>Cuts the lines that are open, as a relay does with idle ones.</summary>
    public void HangUp()
    {
        foreach (var client in _open.Keys)
        {
            client.Dispose();
        }
    }

    /// <summary>The next mails that arrive, or a timeout that says how many came.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> WaitForAsync(
        int count,
        CancellationToken ct,
        TimeSpan? within = null
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(within ?? TimeSpan.FromSeconds(20));
        var mails = new List<ReceivedMail>();
        try
        {
            while (mails.Count < count)
            {
                mails.Add(await _arrivals.Reader.ReadAsync(limit.Token));
            }
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"{mails.Count} of {count} mails arrived.", e);
        }

        return mails;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        GoDown();
        _end.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(_end.Token);
                Interlocked.Increment(ref _connections);
                _open[client] = 0;
                _ = TalkAsync(client);
            }
        }
        catch (Exception e) when (IsOver(e)) { }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            client.NoDelay = true;
            using var line = new SmtpLine(client.GetStream(), () => _delay, _end.Token);
            await line.SayAsync("220 sink.example ESMTP");
            await ConverseAsync(line);
        }
        catch (Exception e) when (IsOver(e)) { }
        finally
        {
            _open.TryRemove(client, out _);
            client.Dispose();
        }
    }

    private async Task ConverseAsync(SmtpLine line)
    {
        var from = "";
        var to = new List<string>();
        var known = false;
        while (await line.HearAsync() is { } said)
        {
            _commands.Enqueue(said);
            var verb = said.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO" or "HELO":
                    await line.SayAsync(Greeting());
                    break;
                case "AUTH":
                    known = IsLogin(said);
                    await line.SayAsync(known ? "235 2.7.0 Welcome" : "535 5.7.8 Wrong password");
                    break;
                case "MAIL" when _login is not null && !known:
                    await line.SayAsync("530 5.7.0 Log in first");
                    break;
                case "MAIL":
                    (from, to) = (SmtpLine.AddressIn(said), []);
                    await line.SayAsync(_senderAnswer ?? "250 2.1.0 Ok");
                    break;
                case "RCPT":
                    var answer = AnswerTo(SmtpLine.AddressIn(said));
                    if (answer is null)
                    {
                        to.Add(SmtpLine.AddressIn(said));
                    }

                    await line.SayAsync(answer ?? "250 2.1.5 Ok");
                    break;
                case "DATA" when Interlocked.Decrement(ref _cuts) >= 0:
                    return;
                case "DATA":
                    await line.SayAsync("354 Go on");
                    if (!await TakeAsync(line, from, to))
                    {
                        return;
                    }

                    break;
                case "QUIT":
                    await line.SayAsync("221 2.0.0 Bye");
                    return;
                default:
                    await line.SayAsync(verb is "NOOP" or "RSET" ? "250 2.0.0 Ok" : "502 5.5.1 No");
                    break;
            }
        }
    }

    private async Task<bool> TakeAsync(SmtpLine line, string from, List<string> to)
    {
        var raw = await line.HearMailAsync();
        if (_dataAnswer is { } refusal)
        {
            await line.SayAsync(refusal);
            return true;
        }

        var mail = new ReceivedMail(from, [.. to], raw);
        _received.Enqueue(mail);
        _arrivals.Writer.TryWrite(mail);
        if (Interlocked.Decrement(ref _losses) >= 0)
        {
            return false;
        }

        await line.SayAsync("250 2.0.0 Ok: queued as 4711");
        return true;
    }

    private string? AnswerTo(string address)
    {
        if (_refused.TryGetValue(address, out var refusal))
        {
            return refusal;
        }

        var tries = _tries.AddOrUpdate(address, 1, (_, before) => before + 1);
        return tries <= _greylistTimes ? "451 4.7.1 Greylisted, try again" : _recipientAnswer;
    }

    private string Greeting() =>
        "250-sink.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n"
        + (_login is null ? "" : "250-AUTH PLAIN\r\n")
        + "250 SIZE 26214400";

    private bool IsLogin(string said)
    {
        var proof = Encoding.UTF8.GetString(Convert.FromBase64String(said.Split(' ')[^1]));
        return _login is { } login
            && proof.EndsWith($"\0{login.User}\0{login.Password}", StringComparison.Ordinal);
    }

    private static bool IsOver(Exception e) =>
        e
            is IOException
                or SocketException
                or OperationCanceledException
                or ObjectDisposedException;
}
