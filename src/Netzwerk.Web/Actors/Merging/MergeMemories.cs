using System.Text.Json;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors.Merging;

/// <summary>How two entries were before they were merged, and what was moved; it is needed to part them again.</summary>
[AboutPeople(
    "the details of two entries before they were merged, and what was moved, sealed with the key of the person or our own",
    "part two entries again that were merged by mistake",
    SeenBy = "coordination",
    Kept = "30 days"
)]
public sealed record SealedMerge(Guid Id, Guid Into, string Content, DateTimeOffset At);

/// <summary>What was moved for one feature.</summary>
public sealed record MovedPart(string Part, IReadOnlyList<Guid> Ids);

/// <summary>A person's details at one moment.</summary>
public sealed record PersonState(PersonCard Card, OrganisationId? Organisation, NetworkRole Role)
{
    /// <summary>Under disclosure block at that moment.</summary>
    public bool IsShielded { get; init; }
}

/// <summary>Everything needed to part two entries of a person.</summary>
public sealed record PersonMergeMemory(
    PersonState Gone,
    PersonState Before,
    PersonState After,
    IReadOnlyList<PersonId> Entries,
    IReadOnlyList<MovedPart> Moved
);

/// <summary>An organisation's details at one moment.</summary>
public sealed record OrganisationState(
    string Name,
    OrganisationKind Kind,
    string? Municipality,
    string Address,
    string Mail
);

/// <summary>Everything needed to part two entries of an organisation.</summary>
public sealed record OrganisationMergeMemory(
    OrganisationState Gone,
    OrganisationState Before,
    OrganisationState After,
    IReadOnlyList<OrganisationId> Entries,
    IReadOnlyList<MovedPart> Moved
);

/// <summary>Keeps and opens what is needed to part entries again.</summary>
public sealed class MergeMemories(PersonVault vault, MasterKey master, TimeProvider clock)
{
    private readonly byte[] _key = master.Derive("merged-organisations");

    public async Task KeepAsync(
        IDocumentSession session,
        Merged<PersonId> merged,
        PersonMergeMemory memory,
        CancellationToken ct
    )
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(memory, StoredJson.Options);
        if (await vault.SealAsync(session, merged.Into, plain, ct) is { } closed)
        {
            Keep(session, merged.Gone.Value, merged.Into.Value, closed);
        }
    }

    public void Keep(
        IDocumentSession session,
        Merged<OrganisationId> merged,
        OrganisationMergeMemory memory
    )
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(memory, StoredJson.Options);
        Keep(session, merged.Gone.Value, merged.Into.Value, Sealed.Close(_key, plain));
    }

    /// <summary>Null when it was forgotten, or they never were merged.</summary>
    public async Task<(PersonMergeMemory Memory, DateTimeOffset At)?> FindAsync(
        IQuerySession session,
        PersonId gone,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        if (await session.LoadAsync<SealedMerge>(gone.Value, ct) is not { } kept)
        {
            return null;
        }

        var closed = Convert.FromBase64String(kept.Content);
        var plain = await vault.UnsealAsync(session, new(kept.Into), closed, ct);
        return
            plain is not null
            && JsonSerializer.Deserialize<PersonMergeMemory>(plain, StoredJson.Options)
                is { } memory
            ? (memory, kept.At)
            : null;
    }

    public async Task<(OrganisationMergeMemory Memory, DateTimeOffset At)?> FindAsync(
        IQuerySession session,
        OrganisationId gone,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        if (await session.LoadAsync<SealedMerge>(gone.Value, ct) is not { } kept)
        {
            return null;
        }

        var plain = Sealed.Open(_key, Convert.FromBase64String(kept.Content));
        return
            JsonSerializer.Deserialize<OrganisationMergeMemory>(plain, StoredJson.Options)
                is { } memory
            ? (memory, kept.At)
            : null;
    }

    private void Keep(IDocumentSession session, Guid gone, Guid into, byte[] closed) =>
        session.Store(
            new SealedMerge(gone, into, Convert.ToBase64String(closed), clock.GetUtcNow())
        );
}

/// <summary>Whoever is erased leaves no details of earlier entries either.</summary>
internal sealed class MergeErasure : IErasureStep
{
    public Task EraseAsync(Platform.EventStore.Work work, PersonId person, CancellationToken ct)
    {
        var id = person.Value;
        work.Session.DeleteWhere<SealedMerge>(m => m.Id == id || m.Into == id);
        return Task.CompletedTask;
    }
}

/// <summary>Every night: forgets how entries were that nobody parted again in time.</summary>
public sealed class ForgetMerges(IDocumentStore store, PersonVault vault, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var old = clock.GetUtcNow().AddDays(-PersonMergeDecisions.DaysToUndo);
        var due = await session.Query<SealedMerge>().Where(m => m.At < old).ToListAsync(ct);
        foreach (var merge in due)
        {
            await vault.ThinOutAsync(session, new(merge.Id), ct);
            session.Delete(merge);
        }

        await session.SaveChangesAsync(ct);
    }
}
