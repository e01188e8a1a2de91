using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Daemon;
using Marten.Events.Daemon.Internals;
using Marten.Subscriptions;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors.Erasing;

/// <summary>Writes every erasure into the list beside the database, and drops what is in memory.</summary>
public sealed class NoteErasures : SubscriptionBase
{
    private readonly ErasureList _list;
    private readonly PersonVault _vault;

    public NoteErasures(ErasureList list, PersonVault vault)
    {
        (_list, _vault) = (list, vault);
        Name = "note-erasures";
        IncludeType<PersonErased>();
    }

    public override Task<IChangeListener> ProcessEventsAsync(
        EventRange page,
        ISubscriptionController controller,
        IDocumentOperations operations,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(page);
        _list.Add(page.Events.Select(e => new PersonId(e.StreamId)));
        // Lists keep opened cards until somebody reads again; of who was erased nothing waits for that.
        _vault.Forget();
        return Task.FromResult(NullChangeListener.Instance);
    }
}
