using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Netzwerk.Web.Tests.Privacy;

/// <summary>
/// Keeps every line that is logged: all of ours and of the store, the jobs and the database driver; of the framework
/// as much as appsettings.json lets through, for its diagnostics repeat whole addresses of pages.
/// </summary>
public sealed class LogBook : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = [];

    public IReadOnlyCollection<string> Lines => _lines;

    public void Keep(IWebHostBuilder builder) =>
        builder.ConfigureServices(services =>
        {
            services.AddSingleton<ILoggerProvider>(this);
            services.AddLogging(l =>
                l.AddFilter<LogBook>(null, LogLevel.Debug)
                    .AddFilter<LogBook>("Npgsql", LogLevel.Debug)
                    .AddFilter<LogBook>("Marten", LogLevel.Debug)
                    .AddFilter<LogBook>("Hangfire", LogLevel.Debug)
                    .AddFilter<LogBook>("JasperFx", LogLevel.Debug)
                    .AddFilter<LogBook>("Microsoft", LogLevel.Warning)
            );
        });

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, _lines);

    public void Dispose()
    {
        // What was kept is read after the host has stopped.
    }

    private sealed class Writer(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue($"{category} {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue($"{category} {formatter(state, exception)} {exception}");
    }
}
