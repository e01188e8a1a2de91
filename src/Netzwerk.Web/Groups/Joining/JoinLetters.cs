using System.Text.Json;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups.Joining;

/// <summary>What somebody wrote with a wish to join: organisation as typed, and a sentence.</summary>
public sealed record JoinLetter(string Organisation, string Sentence)
{
    public static readonly JoinLetter Empty = new("", "");
}

/// <summary>How a letter is stored: sealed with the key of the person, so that it goes with the person.</summary>
[AboutPeople(
    "organisation and sentence of somebody who asks to join, sealed with the key of the person",
    "decide about the request",
    Basis = "Art. 6(1)(b) GDPR",
    SeenBy = "coordination, chair of the group",
    Kept = "unconfirmed 14 days, declined 6 months"
)]
public sealed record SealedJoinLetter(Guid Id, string Words);

/// <summary>Keeps and opens what people wrote with their wish to join.</summary>
public sealed class JoinLetters(PersonVault vault)
{
    public async Task KeepAsync(
        IDocumentSession session,
        JoinRequestId request,
        PersonId person,
        JoinLetter letter,
        CancellationToken ct
    )
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(letter);
        if (await vault.SealAsync(session, person, plain, ct) is { } closed)
        {
            session.Store(new SealedJoinLetter(request.Value, Convert.ToBase64String(closed)));
        }
    }

    public async Task<JoinLetter> OpenAsync(
        IQuerySession session,
        JoinRequestId request,
        PersonId person,
        CancellationToken ct
    )
    {
        if (await session.LoadAsync<SealedJoinLetter>(request.Value, ct) is not { } closed)
        {
            return JoinLetter.Empty;
        }

        var plain = await vault.UnsealAsync(
            session,
            person,
            Convert.FromBase64String(closed.Words),
            ct
        );
        return plain is null
            ? JoinLetter.Empty
            : JsonSerializer.Deserialize<JoinLetter>(plain) ?? JoinLetter.Empty;
    }
}
