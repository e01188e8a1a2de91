using System.Text.Json;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Freshness;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Freshness.Proposals;

/// <summary>What was suggested: each changed detail before, as far as it was seen, and after; and a remark.</summary>
public sealed record ProposalContent(
    IReadOnlyDictionary<string, string> Before,
    IReadOnlyDictionary<string, string> After,
    string Remark
)
{
    /// <summary>The entry as it would be with this in it.</summary>
    public EntryDraft On(EntryDraft draft) =>
        EntryFields
            .All.Where(f => After.ContainsKey(f.Name))
            .Aggregate(draft, (d, f) => f.With(d, After[f.Name]));

    public static ProposalContent Of(
        EntryDraft stands,
        EntryDraft draft,
        IEnumerable<EntryField> changed,
        string? remark,
        bool showsPrivate = true
    )
    {
        EntryField[] fields = [.. changed];
        return new(
            fields
                .Where(f => showsPrivate || !f.IsPrivate)
                .ToDictionary(f => f.Name, f => f.Read(stands), StringComparer.Ordinal),
            fields.ToDictionary(f => f.Name, f => f.Read(draft), StringComparer.Ordinal),
            PlainText.Lines(remark)
        );
    }
}

/// <summary>How a suggestion is stored until it is decided: sealed with the key of who made it.</summary>
[AboutPeople(
    "what somebody suggested to change in an entry, with a remark, sealed with the key of that person",
    "release the change or turn it down",
    SeenBy = "coordination, the person who suggested",
    Kept = "until decided, 60 days at most"
)]
public sealed record SealedProposal(Guid Id, Guid Person, string Content, DateTimeOffset At);

/// <summary>Keeps and opens what was suggested.</summary>
public sealed class ProposalStore(PersonVault vault, TimeProvider clock)
{
    public async Task KeepAsync(
        IDocumentSession session,
        Guid proposal,
        PersonId proposer,
        ProposalContent content,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var plain = JsonSerializer.SerializeToUtf8Bytes(content);
        if (await vault.SealAsync(session, proposer, plain, ct) is { } closed)
        {
            session.Store(
                new SealedProposal(
                    proposal,
                    proposer.Value,
                    Convert.ToBase64String(closed),
                    clock.GetUtcNow()
                )
            );
        }
    }

    /// <summary>Null when it was decided, or forgotten meanwhile.</summary>
    public async Task<ProposalContent?> OpenAsync(
        IQuerySession session,
        EntryProposal proposal,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(proposal);
        if (await session.LoadAsync<SealedProposal>(proposal.Id, ct) is not { } closed)
        {
            return null;
        }

        var plain = await vault.UnsealAsync(
            session,
            proposal.Proposer,
            Convert.FromBase64String(closed.Content),
            ct
        );
        return plain is null ? null : JsonSerializer.Deserialize<ProposalContent>(plain);
    }
}

/// <summary>Every night: forgets suggestions that nobody decided about.</summary>
public sealed class ForgetProposals(
    IDocumentStore store,
    CommandRunner commands,
    TimeProvider clock
)
{
    /// <summary>What was true two months ago is better asked again.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(60);

    public async Task RunAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var old = clock.GetUtcNow() - KeptFor;
        var forgotten = await session
            .Query<SealedProposal>()
            .Where(p => p.At < old)
            .ToListAsync(ct);
        foreach (var proposal in forgotten)
        {
            await commands.RunAsync(
                Originator.Job,
                (work, token) =>
                    ProposalCommands.SettleAsync(
                        work,
                        proposal.Id,
                        ProposalSettlement.Lapsed,
                        reason: null,
                        token
                    ),
                ct
            );
        }
    }
}

/// <summary>What somebody suggested who is erased can no longer be read: it lapses.</summary>
internal sealed class ProposalErasure : IErasureStep
{
    public async Task EraseAsync(Work work, PersonId person, CancellationToken ct)
    {
        var id = person.Value;
        var kept = await work
            .Session.Query<SealedProposal>()
            .Where(p => p.Person == id)
            .ToListAsync(ct);
        foreach (var proposal in kept)
        {
            await ProposalCommands.SettleAsync(
                work,
                proposal.Id,
                ProposalSettlement.Lapsed,
                reason: null,
                ct
            );
        }
    }
}
