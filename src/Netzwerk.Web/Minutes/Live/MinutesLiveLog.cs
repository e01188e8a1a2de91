namespace Netzwerk.Web.Minutes.Live;

internal static partial class MinutesLiveLog
{
    [LoggerMessage(6001, LogLevel.Error, "Live minutes of agenda item {Item}: a round failed")]
    public static partial void RoundFailed(this ILogger log, Guid item, Exception problem);

    [LoggerMessage(6002, LogLevel.Error, "Looking after the open minutes failed")]
    public static partial void WatchFailed(this ILogger log, Exception problem);
}
