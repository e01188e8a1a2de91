using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Netzwerk.Web.Tests.Support;

/// <summary>A numbered word that the server said it keeps, and the version after it.</summary>
public sealed record KeptWord(int Number, long Version);

/// <summary>
/// Writes one numbered word after the other at the end of a text, whatever happens to the connection. A word whose
/// answer got lost is sent again as it was, or asked for first, in turn, as docs/live.md says.
/// </summary>
public sealed class TirelessWriter(string name, string item, Func<HubConnection> connect, int seed)
{
    private const int WordsPerParagraph = 9;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);

    private readonly Random _random = new(seed);
    private int _number = 1;
    private (long Version, object[] Steps)? _open;

    public string Client { get; } = $"{name}-{Guid.CreateVersion7()}";

    /// <summary>What the server acknowledged, in order.</summary>
    public ConcurrentQueue<KeptWord> Kept { get; } = [];

    public int LostAnswers { get; private set; }

    /// <summary>Why the connection had to be made anew the last time.</summary>
    public string LastCut { get; private set; } = "";

    /// <summary>Writes until told to stop; the word that is being written is brought to its end.</summary>
    public async Task WriteAsync(Func<bool> goOn, CancellationToken ct)
    {
        while (goOn() || _open is not null)
        {
            try
            {
                await using var writer = await MinutesWriter.ConnectAsync(
                    connect(),
                    item,
                    Client,
                    ct
                );
                await writer.JoinAsync(ct);
                await MakeSureAsync(writer, ct);
                while (goOn())
                {
                    await WriteWordAsync(writer, ct);
                    await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(20, 70)), ct);
                }
            }
            catch (Exception e) when (IsCut(e) && !ct.IsCancellationRequested)
            {
                LastCut = e.Message;
                await Task.Delay(BetweenTries, ct);
            }
        }
    }

    private async Task MakeSureAsync(MinutesWriter writer, CancellationToken ct)
    {
        if (_open is not { } open)
        {
            return;
        }

        LostAnswers++;
        var kept =
            LostAnswers % 2 == 0
                ? await SentAgainAsync(writer, open, ct)
                : await FoundAsync(writer, open.Version, ct);
        if (kept is { } version)
        {
            Keep(version);
            await writer.CatchUpAsync(ct);
        }

        _open = null;
    }

    /// <summary>A server that was started anew may say that others were faster; then the word is there, or it is not.</summary>
    private async Task<long?> SentAgainAsync(
        MinutesWriter writer,
        (long Version, object[] Steps) open,
        CancellationToken ct
    )
    {
        var reply = await writer.PushAsync(open.Version, open.Steps, ct);
        return reply.Accepted ? reply.Version : await FoundAsync(writer, open.Version, ct);
    }

    /// <summary>The version after the own step among those that came since; it may have moved over others.</summary>
    private async Task<long?> FoundAsync(MinutesWriter writer, long since, CancellationToken ct)
    {
        var missed = await writer.Hub.InvokeAsync<StepsMessage>("Since", item, since, ct);
        var at = missed.Clients.ToList().IndexOf(Client);
        return at < 0 ? null : missed.Version + at + 1;
    }

    private async Task WriteWordAsync(MinutesWriter writer, CancellationToken ct)
    {
        var word = string.Create(CultureInfo.InvariantCulture, $"{name}{_number} ");
        while (true)
        {
            var (version, size) = writer.Place;
            _open = (version, [Step(word, size)]);
            var reply = await writer.PushAsync(version, _open.Value.Steps, ct);
            _open = null;
            if (reply.Accepted)
            {
                Keep(reply.Version);
                await writer.CatchUpAsync(ct);
                return;
            }

            switch (reply.Reason)
            {
                case null:
                    await writer.CatchUpAsync(ct);
                    break;
                case "too-fast":
                    await Task.Delay(BetweenTries, ct);
                    break;
                default:
                    throw new InvalidOperationException(reply.Reason);
            }
        }
    }

    private object Step(string word, int size) =>
        _number % WordsPerParagraph == 0
            ? Typing.Paragraph(size, word)
            : Typing.Insert(size - 1, word);

    private void Keep(long version) => Kept.Enqueue(new(_number++, version));

    private static bool IsCut(Exception e) =>
        e
            is IOException
                or HttpRequestException
                or WebSocketException
                or OperationCanceledException
                or HubException
                or TimeoutException
        || (
            e is InvalidOperationException
            && e.Message.Contains("connection", StringComparison.Ordinal)
        );
}
