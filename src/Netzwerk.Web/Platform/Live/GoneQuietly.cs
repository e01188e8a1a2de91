using Microsoft.AspNetCore.SignalR;

namespace Netzwerk.Web.Platform.Live;

/// <summary>Whoever closes a page in the middle of a call hears no answer, and the log is no place to complain of it.</summary>
internal sealed class GoneQuietly : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext,
        Func<HubInvocationContext, ValueTask<object?>> next
    )
    {
        ArgumentNullException.ThrowIfNull(invocationContext);
        ArgumentNullException.ThrowIfNull(next);
        try
        {
            return await next(invocationContext);
        }
        catch (OperationCanceledException)
            when (invocationContext.Context.ConnectionAborted.IsCancellationRequested)
        {
            return null;
        }
    }
}
