using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors.Merging;

/// <summary>
/// Makes one of two entries of a person and parts them again, each in one transaction with everything that belongs to them.
/// </summary>
public sealed class PersonMerging(
    CommandRunner commands,
    PersonVault vault,
    MergeMemories memories,
    IEnumerable<IMergeStep<PersonId>> steps,
    TimeProvider clock
)
{
    public static readonly Refusal TooLate = new("merge.too-late");

    public Task<CommandResult> MergeAsync(
        Merged<PersonId> merged,
        PersonMergeChoice choice,
        Asker asker,
        CancellationToken ct
    ) => RunAsync(asker, (work, token) => MergeAsync(work, merged, choice, token), ct);

    /// <summary>The same as part of a larger change; it asks for no rights.</summary>
    public async Task MergeAsync(
        Work work,
        Merged<PersonId> merged,
        PersonMergeChoice choice,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(choice);
        if (
            await StateAsync(work, merged.Gone, ct) is not { } gone
            || await StateAsync(work, merged.Into, ct) is not { } stays
        )
        {
            work.NotFound();
            return;
        }

        if (
            await work.Session.LoadAsync<Person>(merged.Gone.Value, ct) is { MergedInto: { } into }
            && into == merged.Into
        )
        {
            return;
        }

        var after = new PersonState(
            choice.Card(stays.Card, gone.Card),
            choice.OrganisationOf(stays.Organisation, gone.Organisation),
            gone.Role > stays.Role ? gone.Role : stays.Role
        );
        await work.ChangeAsync<Person, PersonEvent>(
            merged.Gone.Value,
            p => PersonMergeDecisions.Decide(p, new MergePerson(merged.Into)),
            ct
        );
        var ask = new TakePersonOver(
            merged.Gone,
            gone.Role,
            after.Organisation,
            PersonCommands.Changed(stays.Card, after.Card)
        )
        {
            IsShielded = gone.IsShielded,
        };
        await work.ChangeAsync<Person, PersonEvent>(
            merged.Into.Value,
            p => PersonMergeDecisions.Decide(p, ask),
            ct
        );
        if (!work.Failed)
        {
            await MoveAsync(work, merged, new(gone, stays, after, [], []), ct);
            await ShieldAsync(work, merged.Into, gone.IsShielded, ct);
        }
    }

    public Task<CommandResult> UndoAsync(PersonId gone, Asker asker, CancellationToken ct) =>
        RunAsync(asker, (work, token) => UndoAsync(work, gone, token), ct);

    private async Task MoveAsync(
        Work work,
        Merged<PersonId> merged,
        PersonMergeMemory memory,
        CancellationToken ct
    )
    {
        var session = work.Session;
        var entries = await PersonVault.EntriesOfAsync(session, merged.Gone, ct);
        await PersonVault.MeanAsync(session, entries, merged.Into, ct);
        var moved = new List<MovedPart>();
        foreach (var step in steps)
        {
            moved.Add(new(step.Part, await step.MergeAsync(work, merged, ct)));
        }

        var card = memory.After.Card;
        var rest = PersonMergeChoice.Rest(card, memory.Before.Card, memory.Gone.Card);
        await vault.StoreBothAsync(session, (merged.Into, card), (merged.Gone, rest), true, ct);
        await TrustAsync(work, merged.Into, memory.Before.Card, card, ct);
        await memories.KeepAsync(
            session,
            merged,
            memory with
            {
                Entries = entries,
                Moved = moved,
            },
            ct
        );
    }

    private async Task UndoAsync(Work work, PersonId gone, CancellationToken ct)
    {
        var session = work.Session;
        var person = await session.LoadAsync<Person>(gone.Value, ct);
        if (person is not { MergedInto: { } into })
        {
            if (person is null)
            {
                work.NotFound();
            }

            return;
        }

        if (
            await memories.FindAsync(session, gone, ct) is not var (memory, at)
            || await StateAsync(work, into, ct) is not { } now
        )
        {
            work.Refuse(TooLate);
            return;
        }

        await work.ChangeAsync<Person, PersonEvent>(
            gone.Value,
            p =>
                PersonMergeDecisions.Decide(
                    p,
                    new UndoPersonMerge(at) { IsShielded = now.IsShielded },
                    clock.GetUtcNow()
                ),
            ct
        );
        var (before, card) = (memory.Before, PersonParting.Card(now.Card, memory));
        var ask = new GivePersonBack(
            gone,
            now.Role == memory.After.Role ? before.Role : now.Role,
            now.Organisation == memory.After.Organisation ? before.Organisation : now.Organisation,
            PersonCommands.Changed(now.Card, card)
        );
        await work.ChangeAsync<Person, PersonEvent>(
            into.Value,
            p => PersonMergeDecisions.Decide(p, ask),
            ct
        );
        if (!work.Failed)
        {
            await MoveBackAsync(work, new(gone, into), memory, (now.Card, card), ct);
            await ShieldAsync(work, gone, now.IsShielded, ct);
        }
    }

    private async Task MoveBackAsync(
        Work work,
        Merged<PersonId> merged,
        PersonMergeMemory memory,
        (PersonCard Now, PersonCard Then) card,
        CancellationToken ct
    )
    {
        foreach (var step in steps)
        {
            var moved = memory.Moved.FirstOrDefault(m => m.Part == step.Part)?.Ids ?? [];
            await step.UndoAsync(work, merged, moved, ct);
        }

        var other = PersonParting.Other(card.Then, memory);
        // Somebody else may have been entered with it since, once nobody used it.
        if (
            await vault.ByMailAsync(work.Session, other.Mail, ct) is { } owner
            && owner != merged.Into
        )
        {
            other = other with { Mail = "" };
        }

        await vault.StoreBothAsync(
            work.Session,
            (merged.Into, card.Then),
            (merged.Gone, other),
            false,
            ct
        );
        await PersonVault.MeanAsync(work.Session, memory.Entries, merged.Gone, ct);
        await TrustAsync(work, merged.Into, card.Now, card.Then, ct);
        work.Session.Delete<SealedMerge>(merged.Gone.Value);
    }

    private static async Task ShieldAsync(
        Work work,
        PersonId person,
        bool isShielded,
        CancellationToken ct
    )
    {
        if (isShielded)
        {
            await PersonVault.ShieldAsync(work.Session, person, isShielded, ct);
        }
    }

    // Another address has not failed yet.
    private async Task TrustAsync(
        Work work,
        PersonId person,
        PersonCard before,
        PersonCard after,
        CancellationToken ct
    )
    {
        if (before.Mail != after.Mail)
        {
            await Mailboxes.TrustAsync(work.Session, person, clock.GetUtcNow(), ct);
        }
    }

    private async Task<PersonState?> StateAsync(Work work, PersonId id, CancellationToken ct) =>
        await work.Session.LoadAsync<Person>(id.Value, ct) is { IsErased: false } person
        && await vault.OpenOwnAsync(work.Session, id, Openly.Changing, ct) is { } card
            ? new(card, person.Organisation, person.Role) { IsShielded = person.IsShielded }
            : null;

    private Task<CommandResult> RunAsync(
        Asker asker,
        Func<Work, CancellationToken, Task> script,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(asker);
        return commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (asker.User.IsInRole(Caller.CoordinatorRole))
                {
                    await script(work, token);
                }
                else
                {
                    work.NotFound();
                }
            },
            ct
        );
    }
}

/// <summary>The details after parting: those from before, except where somebody changed them since.</summary>
internal static class PersonParting
{
    public static PersonCard Card(PersonCard now, PersonMergeMemory memory)
    {
        var (before, after) = (memory.Before.Card, memory.After.Card);
        var named =
            (now.GivenName, now.FamilyName) == (after.GivenName, after.FamilyName) ? before : now;
        return new(
            named.GivenName,
            named.FamilyName,
            Back(now.Mail, after.Mail, before.Mail),
            Back(now.Phone, after.Phone, before.Phone),
            Back(now.Language, after.Language, before.Language),
            Back(now.Note, after.Note, before.Note),
            Back(now.Address, after.Address, before.Address)
        );
    }

    /// <summary>The other entry as it was; an address that the one who stayed uses now stays there.</summary>
    public static PersonCard Other(PersonCard stays, PersonMergeMemory memory) =>
        string.Equals(stays.Mail, memory.Gone.Card.Mail, StringComparison.OrdinalIgnoreCase)
            ? memory.Gone.Card with
            {
                Mail = "",
            }
            : memory.Gone.Card;

    private static string Back(string now, string after, string before) =>
        now == after ? before : now;
}
