using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Platform.Api;

/// <summary>What every call of the interface passes before its endpoint.</summary>
public static class ApiGuard
{
    /// <summary>
    /// A browser sends this header to another site only after asking that site, and we never say yes:
    /// so a call that carries it was made by a script of ours, not by a foreign page with our cookie.
    /// </summary>
    public const string OwnScriptHeader = "X-Netzwerk-Api";

    /// <summary>A key stands for its program; a cookie is also sent when a foreign page asks the browser to.</summary>
    public static async ValueTask<object?> RefuseForgedCalls(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var http = context.HttpContext;
        var services = http.RequestServices;
        var forged =
            !IsSafe(http.Request.Method)
            && !services.GetRequiredService<Caller>().IsProgram
            && !http.Request.Headers.ContainsKey(OwnScriptHeader);
        return forged
            ? services
                .GetRequiredService<ApiCall>()
                .Problem(StatusCodes.Status403Forbidden, "api.header-missing")
            : await next(context);
    }

    public static async ValueTask<object?> RefuseBrokenHeaders(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var call = context.HttpContext.RequestServices.GetRequiredService<ApiCall>();
        if (!call.TryReadVersion(out _))
        {
            return call.Problem(StatusCodes.Status400BadRequest, "api.if-match-unusable");
        }

        if (!call.HasUsableKey)
        {
            return call.Problem(StatusCodes.Status400BadRequest, "api.key-unusable");
        }

        await call.NoteContentAsync(context.HttpContext.RequestAborted);
        return await next(context);
    }

    internal static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}
