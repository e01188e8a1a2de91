using System.Collections.Concurrent;
using MimeKit;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Tests.Support;

/// <summary>Takes the mail that the product sends, instead of a relay.</summary>
public sealed class Postbox : IMailTransport
{
    private readonly ConcurrentQueue<SealedMail> _mails = [];

    /// <summary>The answer to every further mail; taken unless told otherwise.</summary>
    public TransportResult Answer { get; set; } = new TransportResult.Accepted("250 ok");

    public IReadOnlyList<SealedMail> All => [.. _mails];

    public IReadOnlyList<MimeMessage> To(string address) =>
        [
            .. _mails
                .Where(m => m.EnvelopeTo.Equals(Mailbox.Parse(address)))
                .Select(m => MimeMessage.Load(new MemoryStream(m.Bytes.ToArray()))),
        ];

    /// <summary>The next mail to this address, waiting for it if need be.</summary>
    public Task<MimeMessage> NextToAsync(string address, int after = 0) =>
        NetzwerkApp.EventuallyAsync(() =>
            Task.FromResult(To(address).Skip(after).FirstOrDefault())
        );

    public Task<TransportResult> SendAsync(SealedMail mail, CancellationToken ct)
    {
        _mails.Enqueue(mail);
        return Task.FromResult(Answer);
    }
}
