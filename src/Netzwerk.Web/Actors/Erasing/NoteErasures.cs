using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Daemon;
using Marten.Events.Daemon.Internals;
using Marten.Subscriptions;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;

namespace Netzwerk.Web.Actors.Erasing;

/// <summary>Writes every erasure into the list beside the database.</summary>
public sealed class NoteErasures : SubscriptionBase
{
    private readonly ErasureList _list;

    public NoteErasures(ErasureList list)
    {
        _list = list;
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
        return Task.FromResult(NullChangeListener.Instance);
    }
}
