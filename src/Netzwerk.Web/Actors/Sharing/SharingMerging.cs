using Netzwerk.Domain;
using Netzwerk.Domain.Actors.Sharing;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Actors.Sharing;

/// <summary>
/// Two entries of one person: each detail is shown as far as the more careful of the two. Parted again that stays so; whom of
/// the two a wider circle meant nobody can tell.
/// </summary>
internal sealed class SharingMergeStep(TimeProvider clock) : IMergeStep<PersonId>
{
    public string Part => "visibility";

    public async Task<IReadOnlyList<Guid>> MergeAsync(
        Work work,
        Merged<PersonId> merged,
        CancellationToken ct
    )
    {
        var other = await OfAsync(work, merged.Gone, ct);
        await work.AppendAsync<PersonVisibility, VisibilityEvent>(
            merged.Into.Value,
            v =>
                VisibilityDecisions.Decide(
                    v ?? PersonVisibility.Usual(merged.Into.Value),
                    new NarrowToBoth(other),
                    Appointment.LocalDay(clock.GetUtcNow())
                ),
            ct
        );
        return [];
    }

    public Task UndoAsync(
        Work work,
        Merged<PersonId> merged,
        IReadOnlyList<Guid> moved,
        CancellationToken ct
    ) => Task.CompletedTask;

    private static async Task<PersonVisibility> OfAsync(
        Work work,
        PersonId person,
        CancellationToken ct
    ) =>
        await work.Session.LoadAsync<PersonVisibility>(person.Value, ct)
        ?? PersonVisibility.Usual(person.Value);
}

/// <summary>Of whom nothing is kept nothing has to be shown to anybody.</summary>
internal sealed class SharingErasure : IErasureStep
{
    public Task EraseAsync(Work work, PersonId person, CancellationToken ct)
    {
        work.Session.Delete<PersonVisibility>(person.Value);
        return Task.CompletedTask;
    }
}
