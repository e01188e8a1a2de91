using Microsoft.AspNetCore.Components;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Meetings;

/// <summary>What stands on agendas and is kept elsewhere: it follows in the transaction that changes an agenda.</summary>
public interface IAgendaFollower
{
    /// <param name="work">The transaction.</param>
    /// <param name="after">The meeting as it will be.</param>
    /// <param name="ct">Stops the work.</param>
    Task FollowAsync(Work work, Meeting after, CancellationToken ct);
}

/// <summary>What is offered below an agenda that is being edited: a component with a <c>Screen</c> parameter and a form of its own.</summary>
public sealed record AgendaExtra(Type Component)
{
    public static AgendaExtra Of<TComponent>()
        where TComponent : IComponent => new(typeof(TComponent));
}
