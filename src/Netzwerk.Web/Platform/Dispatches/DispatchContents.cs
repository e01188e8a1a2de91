using System.Text.Json;
using Marten;
using Netzwerk.Web.Platform.Identity;
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
    /// What goes out, stored before its first byte does. When an earlier try may have arrived, these are its bytes
    /// once more; what certainly arrived nowhere is written anew from the facts. Null when the person was erased.
    /// </summary>
    public async Task<SealedMail?> KeepAsync(
        Dispatch dispatch,
        Passage.Open passage,
        CancellationToken ct
    )
    {
        var mail = passage.Mail;
        await using var session = store.LightweightSession();
        var kept = await session.LoadAsync<DispatchContent>(dispatch.Id, ct);
        var earlier =
            kept is null || dispatch.DoubtfulAttempts == 0
                ? null
                : await OpenAsync(session, dispatch, kept, ct);
        var made = earlier?.EnvelopeTo == mail.To ? earlier : composer.Compose(mail);
        var closed = await vault.SealAsync(session, dispatch.PersonId, Write(made), ct);
        if (closed is null)
        {
            return null;
        }

        session.Store(
            new DispatchContent(dispatch.Id, Convert.ToBase64String(closed), dispatch.Attempts + 1)
        );
        // Good before the mail is out: a program may follow a link before the server has answered.
        session.Store<LinkGrant>([.. passage.Links]);
        await session.SaveChangesAsync(ct);
        return made;
    }

    private async Task<SealedMail?> OpenAsync(
        IQuerySession session,
        Dispatch dispatch,
        DispatchContent kept,
        CancellationToken ct
    ) =>
        await vault.UnsealAsync(
            session,
            dispatch.PersonId,
            Convert.FromBase64String(kept.SealedMail),
            ct
        )
            is { } opened
            ? Read(opened)
            : null;

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
