using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MimeKit;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>One signed-in connection to the mailbox, as long as it holds.</summary>
internal sealed class InboxConnection : IAsyncDisposable
{
    private const MessageSummaryItems Wanted =
        MessageSummaryItems.UniqueId | MessageSummaryItems.Size | MessageSummaryItems.BodyStructure;

    /// <summary>Small parts of a large mail that are fetched all the same.</summary>
    private const int LargestText = 64 * 1024;

    /// <summary>A server that takes longer than this is gone.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromMinutes(1);

    private readonly ImapClient _client = new();
    private readonly MessageReader _reader;
    private readonly DkimCheck _dkim;
    private IMailFolder? _processed;
    private IMailFolder? _unclear;
    private CancellationTokenSource? _idling;
    private volatile bool _isChanged;

    private InboxConnection(MessageReader reader, DkimCheck dkim)
    {
        (_reader, _dkim) = (reader, dkim);
        _client.Timeout = (int)AnswerWithin.TotalMilliseconds;
    }

    private IMailFolder Inbox => _client.Inbox ?? throw new InvalidOperationException("no inbox");

    public long Validity => Inbox.UidValidity;

    public static async Task<InboxConnection> OpenAsync(
        ImapSettings settings,
        MessageReader reader,
        DkimCheck dkim,
        CancellationToken ct
    )
    {
        var connection = new InboxConnection(reader, dkim);
        try
        {
            await connection.SignInAsync(settings, ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public Task<IList<UniqueId>> ListAsync(CancellationToken ct)
    {
        _isChanged = false;
        return Inbox.SearchAsync(SearchQuery.NotDeleted, ct);
    }

    public async Task<IncomingMessage?> FetchAsync(UniqueId uid, CancellationToken ct)
    {
        var found = await Inbox.FetchAsync(
            [uid],
            MessageSummaryItems.UniqueId | MessageSummaryItems.Size,
            ct
        );
        if (found.FirstOrDefault() is not { } summary)
        {
            return null;
        }

        if (summary.Size > MessageReader.LargestWhole)
        {
            return await FetchLargeAsync(uid, ct);
        }

        await using var stream = await Inbox.GetStreamAsync(uid, "", ct);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, ct);
        var raw = bytes.ToArray();
        return await _dkim.CheckedAsync(_reader.Read(raw), raw, ct);
    }

    /// <summary>Only now that the outcome is stored is the mail put away; a crash before that repeats harmlessly.</summary>
    public async Task PutAwayAsync(UniqueId uid, MailDisposal disposal, CancellationToken ct)
    {
        await Inbox.AddFlagsAsync(uid, MessageFlags.Seen, silent: true, ct);
        var target = disposal is MailDisposal.Unclear ? _unclear : _processed;
        await Inbox.MoveToAsync(
            uid,
            target ?? throw new InvalidOperationException("no folder"),
            ct
        );
    }

    /// <summary>Until the server says that something came, or the time is over.</summary>
    public async Task WaitAsync(
        TimeSpan idle,
        TimeSpan poll,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        // What came while we looked was told then and is not told again.
        if (_isChanged)
        {
            return;
        }

        if (!_client.Capabilities.HasFlag(ImapCapabilities.Idle))
        {
            await clock.Pause(poll, ct);
            await _client.NoOpAsync(ct);
            return;
        }

        using var done = new CancellationTokenSource(idle, clock);
        _idling = done;
        try
        {
            await _client.IdleAsync(done.Token, ct);
        }
        finally
        {
            _idling = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_client.IsConnected)
        {
            try
            {
                using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));
                await _client.DisconnectAsync(quit: true, soon.Token);
            }
            catch (Exception e) when (InboxLoop.IsBrokenLine(e) || e is OperationCanceledException)
            {
                // It was gone before us.
            }
        }

        _client.Dispose();
    }

    private async Task SignInAsync(ImapSettings settings, CancellationToken ct)
    {
        await _client.ConnectAsync(settings.Host ?? "", settings.Port, settings.SocketOptions, ct);
        await _client.AuthenticateAsync(settings.User ?? "", settings.Password ?? "", ct);
        await Inbox.OpenAsync(FolderAccess.ReadWrite, ct);
        Inbox.CountChanged += (_, _) =>
        {
            _isChanged = true;
            _idling?.Cancel();
        };
        _processed = await FolderAsync(settings.Processed, ct);
        _unclear = await FolderAsync(settings.Unclear, ct);
    }

    private async Task<IMailFolder> FolderAsync(string name, CancellationToken ct)
    {
        var top = _client.GetFolder(_client.PersonalNamespaces[0]);
        var folders = await top.GetSubfoldersAsync(subscribedOnly: false, ct);
        return folders.FirstOrDefault(f => f.Name == name)
            ?? await top.CreateAsync(name, isMessageFolder: true, ct)
            ?? throw new InvalidOperationException("no folder");
    }

    private async Task<IncomingMessage?> FetchLargeAsync(UniqueId uid, CancellationToken ct)
    {
        var headers = await Inbox.GetHeadersAsync(uid, ct);
        var parts = new List<MimeEntity>();
        var found = await Inbox.FetchAsync([uid], Wanted, ct);
        foreach (var part in SmallParts(found.FirstOrDefault()?.Body))
        {
            parts.Add(await Inbox.GetBodyPartAsync(uid, part, ct));
        }

        return await _dkim.CheckedAsync(_reader.ReadLarge(headers, parts), [], ct);
    }

    private static IEnumerable<BodyPartBasic> SmallParts(BodyPart? body) =>
        body switch
        {
            BodyPartMultipart many => many.BodyParts.SelectMany(SmallParts),
            BodyPartBasic one when one.ContentType.IsMimeType("text", "calendar") => one.Octets
            <= 2 * Calendars.CalendarAnswerReader.LargestPart
                ? [one]
                : [],
            BodyPartText { Octets: <= LargestText, IsAttachment: false } text => [text],
            _ => [],
        };
}
