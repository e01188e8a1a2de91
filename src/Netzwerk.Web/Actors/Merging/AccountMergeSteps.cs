using Marten;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Actors.Merging;

/// <summary>What merging two entries of a person means to how they sign in.</summary>
internal static class AccountMerging
{
    /// <summary>Signed-in browsers are the person's who stays, who sees them and can end them.</summary>
    public static readonly IMergeStep<PersonId> Browsers = new DocumentMergeStep<SignInSession>(
        "browsers",
        person => s => s.Person == person,
        s => s.Handle,
        (s, person) => s with { Person = person }
    );

    /// <summary>Keys for programs are the person's who stays.</summary>
    public static readonly IMergeStep<PersonId> Keys = new DocumentMergeStep<ApiToken>(
        "keys",
        person => t => t.Person == person,
        t => t.Handle,
        (t, person) => t with { Person = person }
    );
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
