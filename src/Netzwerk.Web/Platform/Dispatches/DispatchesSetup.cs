using Marten;
using Netzwerk.Web.Platform.Jobs;

namespace Netzwerk.Web.Platform.Dispatches;

public static class DispatchesSetup
{
    public static IServiceCollection AddDispatches(this IServiceCollection services)
    {
        services.AddSingleton<DispatchQueue>();
        services.AddSingleton<DispatchContents>();
        services.AddSingleton<SendingTurn>();
        services.AddSingleton<PreferenceLinks>();
        services.AddSingleton<PersonalMails>();
        services.AddSingleton<MailGate>();
        services.AddTransient<SendDispatch>();
        services.AddTransient<DispatchSweep>();
        services.AddTransient<ForgetDispatches>();
        services.AddHostedService<SweepAtStart>();
        services.AddSingleton(
            RecurringWork.Of<DispatchSweep>(
                "dispatch-sweep",
                "* * * * *",
                job => job.RunAsync(CancellationToken.None)
            )
        );
        services.AddSingleton(
            RecurringWork.Of<ForgetDispatches>(
                "forget-dispatches",
                "41 3 * * *",
                job => job.RunAsync(CancellationToken.None)
            )
        );
        services.ConfigureMarten(options =>
        {
            options
                .Schema.For<Dispatch>()
                .Index(d => d.Subject)
                .Index(d => d.Person)
                .Index(d => d.NextTryAt)
                .Index(d => d.State);
            options.Schema.For<DispatchContent>();
            options.Schema.For<MailboxState>();
        });
        return services;
    }

    /// <summary>A kind of mail that may wait: written by itself, or told by a digest.</summary>
    public static void AddNotice<TWriter>(this IServiceCollection services)
        where TWriter : class, INoticeWriter
    {
        services.AddSingleton<TWriter>();
        services.AddSingleton<INoticeWriter>(sp => sp.GetRequiredService<TWriter>());
        services.AddSingleton<IDispatchWriter>(sp => sp.GetRequiredService<TWriter>());
    }

    /// <summary>What a killed process left behind does not wait for the full minute.</summary>
    private sealed class SweepAtStart(JobQueue jobs) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            jobs.Enqueue<DispatchSweep>(job => job.RunAsync(CancellationToken.None));
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
