using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Netzwerk.Web.Platform.Web;

/// <summary>Answers only to the names of this installation: a forged Host header gets nowhere (ASVS 4.1.3).</summary>
public static class KnownHosts
{
    /// <summary>Probes on the machine itself, such as that of the container, know no public name.</summary>
    private static readonly StringSegment[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    public static void UseKnownHosts(this IApplicationBuilder app)
    {
        var site = app.ApplicationServices.GetRequiredService<IOptions<SiteOptions>>().Value;
        StringSegment[] known =
        [
            site.PublicUrl.Host,
            .. site.OtherHosts.Select(h => new StringSegment(h)),
            .. Loopback,
        ];
        app.Use(
            (http, next) =>
            {
                // The page that explains the refusal comes by here as well.
                if (
                    HostString.MatchesAny(http.Request.Host.Host, known)
                    || http.Features.Get<IStatusCodeReExecuteFeature>() is not null
                )
                {
                    return next(http);
                }

                http.Response.StatusCode = StatusCodes.Status400BadRequest;
                return Task.CompletedTask;
            }
        );
    }
}
