using System.Text.Json;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Successors;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Successors;

/// <summary>What an organisation wrote: a new address, or who follows.</summary>
public sealed record SuccessorDetails(string GivenName, string FamilyName, string Mail)
{
    public string FullName => $"{GivenName} {FamilyName}".Trim();
}

/// <summary>How an answer is stored until it is taken over: sealed with the key of the person it is about.</summary>
[AboutPeople(
    "the new address of a person, or name and address of who follows, as the organisation wrote them, sealed with the key of the person",
    "take the answer over",
    SeenBy = "coordination",
    Kept = "until taken over, 60 days at most"
)]
public sealed record SealedSuccessorAnswer(Guid Id, Guid Person, string Content, DateTimeOffset At);

/// <summary>Keeps and opens what organisations answered.</summary>
public sealed class SuccessorAnswers(PersonVault vault, TimeProvider clock)
{
    public async Task KeepAsync(
        IDocumentSession session,
        SuccessorSearch search,
        SuccessorDetails details,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(search);
        var plain = JsonSerializer.SerializeToUtf8Bytes(details);
        if (await vault.SealAsync(session, search.Person, plain, ct) is { } closed)
        {
            session.Store(
                new SealedSuccessorAnswer(
                    search.Id,
                    search.Person.Value,
                    Convert.ToBase64String(closed),
                    clock.GetUtcNow()
                )
            );
        }
    }

    /// <summary>Null when nothing was written, or it was forgotten meanwhile.</summary>
    public async Task<SuccessorDetails?> OpenAsync(
        IQuerySession session,
        SuccessorSearch search,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(search);
        if (await session.LoadAsync<SealedSuccessorAnswer>(search.Id, ct) is not { } closed)
        {
            return null;
        }

        var plain = await vault.UnsealAsync(
            session,
            search.Person,
            Convert.FromBase64String(closed.Content),
            ct
        );
        return plain is null ? null : JsonSerializer.Deserialize<SuccessorDetails>(plain);
    }
}

/// <summary>Every night: forgets answers that nobody took over.</summary>
public sealed class ForgetSuccessorAnswers(IDocumentStore store, TimeProvider clock)
{
    /// <summary>An address that was told two months ago may be wrong again.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(60);

    public async Task RunAsync(CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var old = clock.GetUtcNow() - KeptFor;
        session.DeleteWhere<SealedSuccessorAnswer>(a => a.At < old);
        await session.SaveChangesAsync(ct);
    }
}

/// <summary>About whom is erased nothing is left lying here.</summary>
internal sealed class SuccessorErasure : IErasureStep
{
    public Task EraseAsync(Work work, PersonId person, CancellationToken ct)
    {
        var id = person.Value;
        work.Session.DeleteWhere<SealedSuccessorAnswer>(a => a.Person == id);
        return Task.CompletedTask;
    }
}
