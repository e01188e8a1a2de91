using Marten;
using Netzwerk.Web.Platform.Jobs;

namespace Netzwerk.Web.Platform.Dispatches;

public static class DispatchesSetup
{
    public static IServiceCollection AddDispatches(this IServiceCollection services)
    {
        services.AddSingleton<DispatchQueue>();
        services.AddSingleton<DispatchContents>();
        services.AddTransient<SendDispatch>();
        services.AddTransient<DispatchSweep>();
        services.AddSingleton(
            RecurringWork.Of<DispatchSweep>(
                "dispatch-sweep",
                "* * * * *",
                job => job.RunAsync(CancellationToken.None)
            )
        );
        services.ConfigureMarten(options =>
        {
            options.Schema.For<Dispatch>().Index(d => d.Subject).Index(d => d.NextTryAt);
            options.Schema.For<DispatchContent>();
            options.Schema.For<MailboxState>();
        });
        return services;
    }
}
