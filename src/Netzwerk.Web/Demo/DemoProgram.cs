using Marten.Events.Daemon.HighWater;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Netzwerk.Web.Demo.Chance;
using Netzwerk.Web.Platform.Jobs;

namespace Netzwerk.Web.Demo;

/// <summary>The parts that the program was put together from.</summary>
internal sealed record ProgramParts(IServiceCollection Services);

/// <summary>
/// The same program once more, with a clock that can be set and without a way to the outside: nothing of it is
/// started, it serves nobody, its jobs go nowhere. Everything that commands do in it really happens, in the past.
/// </summary>
internal sealed class DemoProgram : IAsyncDisposable
{
    private static readonly string? Listener = typeof(PostgresqlListenWakeup).FullName;

    private readonly ServiceProvider _provider;

    public DemoProgram(ProgramParts parts)
    {
        var services = new ServiceCollection();
        foreach (var part in parts.Services)
        {
            services.Add(part);
        }

        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        services.ForgetJobs();
        // What it does lies in the past; only what goes wrong concerns whoever waits at the console.
        services.PostConfigure<LoggerFilterOptions>(options =>
        {
            options.Rules.Clear();
            options.MinLevel = LogLevel.Warning;
            // Its listener lives as long as the process and complains when the database goes first.
            options.Rules.Add(new(null, Listener, LogLevel.Error, filter: null));
        });
        _provider = services.BuildServiceProvider();
    }

    public DemoClock Clock { get; } = new();

    public IServiceProvider Services => _provider;

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
