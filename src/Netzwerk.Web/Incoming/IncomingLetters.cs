using System.Text.Json;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Incoming;

/// <summary>Keeps what a coordinator has to read of a mail, sealed, until it is decided about.</summary>
public sealed class IncomingLetters(PersonVault vault, MasterKey master, TimeProvider clock)
{
    private const int LongestText = 2_000;

    private readonly byte[] _ownKey = master.Derive("incoming-letters");

    public async Task KeepAsync(
        IDocumentSession session,
        IncomingMessage mail,
        SortedMail sorted,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(sorted);
        var text = PlainText.Lines(mail.Text);
        var letter = new IncomingLetter(
            mail.FromName,
            mail.From?.ToString() ?? "",
            mail.Subject,
            PlainText.Start(text, LongestText),
            PlainText.Line(sorted.Named),
            mail.Calendar?.Comment ?? ""
        );
        var plain = JsonSerializer.SerializeToUtf8Bytes(letter);
        var person = sorted.Finding.Person;
        var closed = person is { } owner
            ? await vault.SealAsync(session, owner, plain, ct)
            : Sealed.Close(_ownKey, plain);
        if (closed is not null)
        {
            session.Store(
                new SealedLetter(
                    mail.Id,
                    person?.Value,
                    Convert.ToBase64String(closed),
                    clock.GetUtcNow()
                )
            );
        }
    }

    /// <summary>The same without what tells who wrote it, where a disclosure block says so.</summary>
    public async Task<IncomingLetter?> ToShowAsync(
        IQuerySession session,
        SealedLetter kept,
        CancellationToken ct
    )
    {
        var letter = await OpenAsync(session, kept, ct);
        if (
            letter is null
            || await vault.ByMailAsync(session, letter.From, ct) is not { } writer
            || await vault.FindAsync(session, writer, ct) is not { IsWithheld: true } shown
            || await vault.OpenAsync(session, writer, Openly.BlackingOut, ct) is not { } card
        )
        {
            return letter;
        }

        var traces = new PersonTraces(card.GivenName, card.FamilyName, card.Mail, card.Phone);
        return new(
            shown.FullName,
            "",
            traces.Mask(letter.Subject),
            traces.Mask(letter.Text),
            traces.Mask(letter.Named),
            traces.Mask(letter.Comment)
        );
    }

    /// <summary>Null when it is gone: forgotten, or its person was erased.</summary>
    public async Task<IncomingLetter?> OpenAsync(
        IQuerySession session,
        SealedLetter kept,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(kept);
        var closed = Convert.FromBase64String(kept.Content);
        var plain = kept.Person is { } person
            ? await vault.UnsealAsync(session, new(person), closed, ct)
            : Sealed.Open(_ownKey, closed);
        return plain is null ? null : JsonSerializer.Deserialize<IncomingLetter>(plain);
    }
}
