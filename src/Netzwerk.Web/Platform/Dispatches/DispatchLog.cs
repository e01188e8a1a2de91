namespace Netzwerk.Web.Platform.Dispatches;

internal static partial class DispatchLog
{
    [LoggerMessage(
        3001,
        LogLevel.Information,
        "Dispatch {Dispatch} of kind {Kind} is {State} after {Attempts} attempts"
    )]
    public static partial void Settled(
        this ILogger logger,
        string dispatch,
        string kind,
        DispatchState state,
        int attempts
    );

    [LoggerMessage(3002, LogLevel.Error, "Dispatch {Dispatch} could not be written")]
    public static partial void Failed(this ILogger logger, Exception error, string dispatch);
}
