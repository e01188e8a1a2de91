using Marten;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Actors.Merging;

/// <summary>Signed-in browsers are the person's who stays, who sees them and can end them.</summary>
internal sealed class BrowserMergeStep : IMergeStep<PersonId>
{
    public string Part => "browsers";

    public async Task<IReadOnlyList<Guid>> MergeAsync(
        Work work,
        Merged<PersonId> merged,
        CancellationToken ct
    )
    {
        var gone = merged.Gone.Value;
        var found = await work
            .Session.Query<SignInSession>()
            .Where(s => s.Person == gone)
            .ToListAsync(ct);
        work.Session.Store(found.Select(s => s with { Person = merged.Into.Value }));
        return [.. found.Select(s => s.Handle)];
    }

    public async Task UndoAsync(
        Work work,
        Merged<PersonId> merged,
        IReadOnlyList<Guid> moved,
        CancellationToken ct
    )
    {
        var into = merged.Into.Value;
        var found = await work
            .Session.Query<SignInSession>()
            .Where(s => s.Person == into)
            .ToListAsync(ct);
        work.Session.Store(
            found
                .Where(s => moved.Contains(s.Handle))
                .Select(s => s with { Person = merged.Gone.Value })
        );
    }
}

/// <summary>Keys for programs are the person's who stays.</summary>
internal sealed class KeyMergeStep : IMergeStep<PersonId>
{
    public string Part => "keys";

    public async Task<IReadOnlyList<Guid>> MergeAsync(
        Work work,
        Merged<PersonId> merged,
        CancellationToken ct
    )
    {
        var gone = merged.Gone.Value;
        var found = await work
            .Session.Query<ApiToken>()
            .Where(t => t.Person == gone)
            .ToListAsync(ct);
        work.Session.Store(found.Select(t => t with { Person = merged.Into.Value }));
        return [.. found.Select(t => t.Handle)];
    }

    public async Task UndoAsync(
        Work work,
        Merged<PersonId> merged,
        IReadOnlyList<Guid> moved,
        CancellationToken ct
    )
    {
        var into = merged.Into.Value;
        var found = await work
            .Session.Query<ApiToken>()
            .Where(t => t.Person == into)
            .ToListAsync(ct);
        work.Session.Store(
            found
                .Where(t => moved.Contains(t.Handle))
                .Select(t => t with { Person = merged.Gone.Value })
        );
    }
}

/// <summary>
/// Mail that waits to be sent goes to the person who stays: what an entry that has gone is invited to would no longer be
/// true when its turn comes. Nothing of it comes back: mail that was sent cannot be called back.
/// </summary>
internal sealed class MailMergeStep(TimeProvider clock) : IMergeStep<PersonId>
{
    /// <summary>Whoever asked for it has it open in a browser; it is good for the person who stays as it is.</summary>
    private const string SignIn = "sign-in";

    public string Part => "mail";

    public async Task<IReadOnlyList<Guid>> MergeAsync(
        Work work,
        Merged<PersonId> merged,
        CancellationToken ct
    )
    {
        var gone = merged.Gone.Value;
        var waiting = await work
            .Session.Query<Dispatch>()
            .Where(d => d.Person == gone && d.Kind != SignIn && d.Kind != Dispatch.Digest)
            .Where(d => d.State == DispatchState.Waiting || d.State == DispatchState.Gathered)
            .Where(d => d.GatheredIn == null)
            .ToListAsync(ct);
        var now = clock.GetUtcNow();
        await DispatchQueue.PlanAsync(
            work.Session,
            [
                .. waiting.Select(d =>
                    Dispatch.Of(d.Kind, merged.Into, d.Subject, d.CausedAt, d.Detail) with
                    {
                        NextTryAt = d.State is DispatchState.Waiting ? d.NextTryAt : now,
                    }
                ),
            ],
            ct
        );
        work.Session.Store(
            waiting.Select(d => d with { State = DispatchState.Obsolete, SettledAt = now })
        );
        return [];
    }

    public Task UndoAsync(
        Work work,
        Merged<PersonId> merged,
        IReadOnlyList<Guid> moved,
        CancellationToken ct
    ) => Task.CompletedTask;
}
