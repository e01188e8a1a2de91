using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Actors.Merging;

/// <summary>Which details stay when two entries of an organisation are merged; an empty one never does.</summary>
public sealed record OrganisationMergeChoice
{
    public Kept Name { get; init; }

    public Kept Kind { get; init; }

    public Kept Municipality { get; init; }

    public Kept Address { get; init; }

    public Kept Mail { get; init; }

    public OrganisationState Of(OrganisationState stays, OrganisationState gone) =>
        new(
            Name is Kept.Gone ? gone.Name : stays.Name,
            Kind is Kept.Gone ? gone.Kind : stays.Kind,
            Municipality is Kept.Gone
                ? gone.Municipality ?? stays.Municipality
                : stays.Municipality ?? gone.Municipality,
            Text(Address, stays.Address, gone.Address),
            Text(Mail, stays.Mail, gone.Mail)
        );

    private static string Text(Kept kept, string stays, string gone) =>
        stays.Length == 0 || (kept is Kept.Gone && gone.Length > 0) ? gone : stays;
}

/// <summary>
/// Makes one of two entries of an organisation and parts them again, each in one transaction with everything that belongs to
/// them.
/// </summary>
public sealed class OrganisationMerging(
    CommandRunner commands,
    GeneralMails mails,
    MergeMemories memories,
    IEnumerable<IMergeStep<OrganisationId>> steps,
    TimeProvider clock
)
{
    public Task<CommandResult> MergeAsync(
        Merged<OrganisationId> merged,
        OrganisationMergeChoice choice,
        Asker asker,
        CancellationToken ct
    ) => RunAsync(asker, (work, token) => MergeAsync(work, merged, choice, token), ct);

    public Task<CommandResult> UndoAsync(OrganisationId gone, Asker asker, CancellationToken ct) =>
        RunAsync(asker, (work, token) => UndoAsync(work, gone, token), ct);

    private async Task MergeAsync(
        Work work,
        Merged<OrganisationId> merged,
        OrganisationMergeChoice choice,
        CancellationToken ct
    )
    {
        if (
            await FindAsync(work, merged.Gone, ct) is not { } gone
            || await FindAsync(work, merged.Into, ct) is not { } stays
        )
        {
            work.NotFound();
            return;
        }

        if (gone.MergedInto == merged.Into)
        {
            return;
        }

        var before = await StateAsync(work, stays, ct);
        var other = await StateAsync(work, gone, ct);
        var after = choice.Of(before, other);
        await work.ChangeAsync<Organisation, OrganisationEvent>(
            gone.Id,
            o => OrganisationMergeDecisions.Decide(o, new MergeOrganisation(merged.Into)),
            ct
        );
        var ask = new TakeOrganisationOver(merged.Gone, Described(after), after.Address);
        await work.ChangeAsync<Organisation, OrganisationEvent>(
            stays.Id,
            o => OrganisationMergeDecisions.Decide(o, ask),
            ct
        );
        if (work.Failed)
        {
            return;
        }

        var moved = new List<MovedPart>();
        foreach (var step in steps)
        {
            moved.Add(new(step.Part, await step.MergeAsync(work, merged, ct)));
        }

        mails.Keep(work.Session, merged.Into, after.Mail);
        mails.Keep(work.Session, merged.Gone, "");
        // Also those that came to it with others: each means the end of its chain.
        var turned = await MergedOrganisations.EntriesOfAsync(work.Session, merged.Gone, ct);
        var entries = await MeanAsync(work, turned, merged.Into, ct);
        memories.Keep(work.Session, merged, new(other, before, after, entries, moved));
    }

    private async Task UndoAsync(Work work, OrganisationId gone, CancellationToken ct)
    {
        var session = work.Session;
        if (await FindAsync(work, gone, ct) is not { MergedInto: { } into })
        {
            return;
        }

        if (
            await memories.FindAsync(session, gone, ct) is not var (memory, at)
            || await FindAsync(work, into, ct) is not { } stays
        )
        {
            work.Refuse(PersonMerging.TooLate);
            return;
        }

        // Its things lie with whatever that one is by now: they come apart in the opposite order.
        if (!stays.TookOver.Contains(gone))
        {
            work.Refuse(new Refusal("merge.merged-further"));
            return;
        }

        var then = Back(await StateAsync(work, stays, ct), memory);
        await work.ChangeAsync<Organisation, OrganisationEvent>(
            gone.Value,
            o =>
                OrganisationMergeDecisions.Decide(
                    o,
                    new UndoOrganisationMerge(at),
                    clock.GetUtcNow()
                ),
            ct
        );
        var ask = new GiveOrganisationBack(gone, Described(then), then.Address);
        await work.ChangeAsync<Organisation, OrganisationEvent>(
            into.Value,
            o => OrganisationMergeDecisions.Decide(o, ask),
            ct
        );
        if (work.Failed)
        {
            return;
        }

        foreach (var step in steps)
        {
            var moved = memory.Moved.FirstOrDefault(m => m.Part == step.Part)?.Ids ?? [];
            await step.UndoAsync(work, new(gone, into), moved, ct);
        }

        mails.Keep(session, into, then.Mail);
        mails.Keep(session, gone, memory.Gone.Mail);
        await MeanAsync(work, memory.Entries, gone, ct);
        session.Delete<SealedMerge>(gone.Value);
    }

    /// <summary>Entries that mean one organisation mean another one from now on.</summary>
    private static async Task<IReadOnlyList<OrganisationId>> MeanAsync(
        Work work,
        IReadOnlyList<OrganisationId> entries,
        OrganisationId organisation,
        CancellationToken ct
    )
    {
        foreach (var entry in entries)
        {
            await work.ChangeAsync<Organisation, OrganisationEvent>(
                entry.Value,
                o => OrganisationMergeDecisions.Decide(o, new MeanOrganisation(organisation)),
                ct
            );
        }

        return entries;
    }

    private static OrganisationState Back(OrganisationState now, OrganisationMergeMemory memory)
    {
        var (before, after) = (memory.Before, memory.After);
        return new(
            now.Name == after.Name ? before.Name : now.Name,
            now.Kind == after.Kind ? before.Kind : now.Kind,
            now.Municipality == after.Municipality ? before.Municipality : now.Municipality,
            now.Address == after.Address ? before.Address : now.Address,
            now.Mail == after.Mail ? before.Mail : now.Mail
        );
    }

    private static DescribeOrganisation Described(OrganisationState state) =>
        new(state.Name, state.Kind, state.Municipality);

    private async Task<OrganisationState> StateAsync(
        Work work,
        Organisation organisation,
        CancellationToken ct
    ) =>
        new(
            organisation.Name,
            organisation.Kind,
            organisation.Municipality,
            organisation.Address,
            await mails.FindAsync(work.Session, new(organisation.Id), ct) ?? ""
        );

    private static Task<Organisation?> FindAsync(
        Work work,
        OrganisationId id,
        CancellationToken ct
    ) => work.Session.LoadAsync<Organisation>(id.Value, ct);

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

/// <summary>The people of an organisation that was entered twice.</summary>
internal sealed class StaffMergeStep : IMergeStep<OrganisationId>
{
    public string Part => "people";

    public Task<IReadOnlyList<Guid>> MergeAsync(
        Work work,
        Merged<OrganisationId> merged,
        CancellationToken ct
    ) =>
        work.ChangeNamingAsync<Person, PersonEvent>(
            merged.Gone.Value,
            p => Decide(p, merged.Gone, merged.Into),
            ct
        );

    public Task UndoAsync(
        Work work,
        Merged<OrganisationId> merged,
        IReadOnlyList<Guid> moved,
        CancellationToken ct
    ) =>
        work.ChangeBackAsync<Person, PersonEvent>(
            moved,
            p => Decide(p, merged.Into, merged.Gone),
            ct
        );

    private static Outcome<PersonEvent> Decide(
        Person person,
        OrganisationId from,
        OrganisationId to
    ) =>
        person is { IsErased: false, MergedInto: null } && person.Organisation == from
            ? PersonDecisions.Decide(person, new ChangeOrganisation(to))
            : Array.Empty<PersonEvent>();
}
