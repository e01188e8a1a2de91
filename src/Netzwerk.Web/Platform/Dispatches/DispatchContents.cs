using System.Text.Json;
using Marten;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Platform.Dispatches;

/// <summary>Keeps the bytes of mails under way, so that a repeated mail is the same mail.</summary>
public sealed class DispatchContents(
    IDocumentStore store,
    PersonVault vault,
    MessageComposer composer
)
{
    /// <summary>
    /// The bytes of an earlier try, or those of this mail, stored before the first byte goes out.
    /// Null when the person was erased meanwhile.
    /// </summary>
    public async Task<SealedMail?> KeepAsync(
        Dispatch dispatch,
        OutgoingMail mail,
        CancellationToken ct
    )
    {
        await using var session = store.LightweightSession();
        var person = dispatch.PersonId;
        if (await session.LoadAsync<DispatchContent>(dispatch.Id, ct) is { } kept)
        {
            var opened = await vault.UnsealAsync(
                session,
                person,
                Convert.FromBase64String(kept.SealedMail),
                ct
            );
            return opened is null ? null : Read(opened);
        }

        var made = composer.Compose(mail);
        var closed = await vault.SealAsync(session, person, Write(made), ct);
        if (closed is null)
        {
            return null;
        }

        session.Store(new DispatchContent(dispatch.Id, Convert.ToBase64String(closed)));
        await session.SaveChangesAsync(ct);
        return made;
    }

    private sealed record Kept(
        string MessageId,
        DateTimeOffset Date,
        string From,
        string To,
        byte[] Bytes
    );

    private static byte[] Write(SealedMail mail) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new Kept(
                mail.MessageId,
                mail.Date,
                mail.EnvelopeFrom.ToString(),
                mail.EnvelopeTo.ToString(),
                mail.Bytes.ToArray()
            )
        );

    private static SealedMail? Read(byte[] plain) =>
        JsonSerializer.Deserialize<Kept>(plain) is { } kept
        && Mailbox.TryParse(kept.From, out var from)
        && Mailbox.TryParse(kept.To, out var to)
            ? new(kept.MessageId, kept.Date, from, to, kept.Bytes)
            : null;
}
