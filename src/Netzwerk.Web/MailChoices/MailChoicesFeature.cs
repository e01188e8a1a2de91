using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.MailChoices.Digests;
using Netzwerk.Web.MailChoices.Members;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Jobs;

namespace Netzwerk.Web.MailChoices;

/// <summary>What mail people want: muting, pace, reminders, digests, and the links to choose by.</summary>
public static class MailChoicesFeature
{
    public static void AddMailChoices(this IServiceCollection services)
    {
        services.ConfigureMarten(options =>
            options.AddState<MailPreferences, MailPreferenceEvent>()
        );
        services.AddSingleton<PreferenceCommands>();
        services.AddSingleton<IMergeStep<PersonId>, PreferenceMergeStep>();
        services.AddScoped<PreferenceScreens>();
        services.AddScoped<MemberMails>();
        services.AddScoped<Unsubscribing>();
        services.AddSingleton<IDispatchWriter, DigestDispatch>();
        services.AddTransient<PlanDigests>();
        services.AddSingleton(
            RecurringWork.Of<PlanDigests>(
                "plan-digests",
                "* * * * *",
                job => job.RunAsync(CancellationToken.None)
            )
        );
    }

    public static void MapMailChoices(this IEndpointRouteBuilder routes) =>
        Unsubscribing.Map(routes);
}
