using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Netzwerk.Web.Platform.Api;

/// <summary>
/// What lies around every endpoint of the interface: the caller's language, a body that can be read twice, and
/// words for a request that cannot be read.
/// </summary>
internal static class ApiFrame
{
    /// <summary>No command is that long; a longer body is turned away before it is kept in memory.</summary>
    public const int LargestBody = 1024 * 1024;

    public static void Around(EndpointBuilder endpoint)
    {
        var inner =
            endpoint.RequestDelegate ?? throw new InvalidOperationException("Nothing to frame.");
        endpoint.RequestDelegate = async http =>
        {
            SpeakTheCallersLanguage(http);
            http.Request.EnableBuffering(LargestBody);
            await inner(http);
            if (http.Response is { StatusCode: 400, HasStarted: false, ContentType: null })
            {
                var problem = await UnreadableRequest.ExplainAsync(http, http.RequestAborted);
                await problem.ExecuteAsync(http);
            }
        };
    }

    /// <summary>Problems are told in the language of Accept-Language; German unless English is preferred.</summary>
    public static void SpeakTheCallersLanguage(HttpContext http)
    {
        CultureInfo.CurrentUICulture = Preferred(http.Request.GetTypedHeaders().AcceptLanguage);
    }

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
