using System.Globalization;
using Microsoft.Net.Http.Headers;
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

    /// <summary>Problems are told in the language of Accept-Language; German unless English is preferred.</summary>
    public static async ValueTask<object?> SpeakTheCallersLanguage(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var wishes = context.HttpContext.Request.GetTypedHeaders().AcceptLanguage;
        CultureInfo.CurrentUICulture = Preferred(wishes);
        return await next(context);
    }

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

        return call.HasUsableKey
            ? await next(context)
            : call.Problem(StatusCodes.Status400BadRequest, "api.key-unusable");
    }

    internal static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static CultureInfo Preferred(IList<StringWithQualityHeaderValue> wishes)
    {
        var best = wishes
            .Where(w => w.Quality is null or > 0)
            .OrderByDescending(w => w.Quality ?? 1)
            .Select(w => w.Value.Value is { Length: >= 2 } tag ? tag[..2] : "")
            .FirstOrDefault(tag => tag is "de" or "en" or "DE" or "EN");
        return CultureInfo.GetCultureInfo(
            string.Equals(best, "en", StringComparison.OrdinalIgnoreCase) ? "en" : "de"
        );
    }
}
