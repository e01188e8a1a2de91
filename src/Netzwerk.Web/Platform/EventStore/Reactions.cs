using Marten;
using Marten.Subscriptions;

namespace Netzwerk.Web.Platform.EventStore;

public static class Reactions
{
    /// <summary>Lets a subscription hear of facts after they are committed, in order, at least once.</summary>
    public static void AddReaction<TReaction>(this IServiceCollection services)
        where TReaction : SubscriptionBase =>
        services.ConfigureMarten(
            (provider, options) =>
            {
                var reaction = ActivatorUtilities.CreateInstance<TReaction>(provider);
                options.Projections.Subscribe(reaction);
            }
        );
}
