using Hangfire.Logging;

namespace Netzwerk.Web.Platform.Jobs;

/// <summary>
/// Hands what Hangfire says to our log. Hangfire keeps its log in a static field, so it may outlive the host that
/// it belonged to; then it says nothing instead of failing.
/// </summary>
internal sealed partial class JobLog(ILoggerFactory factory) : ILogProvider
{
    public ILog GetLogger(string name)
    {
        try
        {
            return new Adapter(factory.CreateLogger(name));
        }
        catch (ObjectDisposedException)
        {
            return new Adapter(Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        }
    }

    [LoggerMessage(EventId = 3100, Message = "{Message}")]
    private static partial void Say(
        ILogger logger,
        Microsoft.Extensions.Logging.LogLevel level,
        string message,
        Exception? exception
    );

    private sealed class Adapter(ILogger logger) : ILog
    {
        public bool Log(
            Hangfire.Logging.LogLevel logLevel,
            Func<string>? messageFunc,
            Exception? exception = null
        )
        {
            var level = logLevel switch
            {
                Hangfire.Logging.LogLevel.Trace => Microsoft.Extensions.Logging.LogLevel.Trace,
                Hangfire.Logging.LogLevel.Debug => Microsoft.Extensions.Logging.LogLevel.Debug,
                Hangfire.Logging.LogLevel.Info => Microsoft.Extensions.Logging.LogLevel.Information,
                Hangfire.Logging.LogLevel.Warn => Microsoft.Extensions.Logging.LogLevel.Warning,
                Hangfire.Logging.LogLevel.Error => Microsoft.Extensions.Logging.LogLevel.Error,
                _ => Microsoft.Extensions.Logging.LogLevel.Critical,
            };
            if (!logger.IsEnabled(level))
            {
                return false;
            }

            if (messageFunc is not null)
            {
                var message = messageFunc();
                Say(logger, level, message, exception);
            }

            return true;
        }
    }
}
