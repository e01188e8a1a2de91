using Microsoft.Extensions.Options;

namespace Netzwerk.Web.Platform.Web;

/// <summary>Marks a page or endpoint that is opened by a secret link: no referrer leaves it, nothing keeps it, no search engine lists it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SecretLinkAttribute : Attribute;

/// <summary>Sends the security headers with every answer, also with errors. An endpoint may set a stricter value first.</summary>
public sealed class SecurityHeaders(
    RequestDelegate next,
    IOptions<SiteOptions> site,
    IHostEnvironment environment
)
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
        + "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'";

    private readonly bool _strictTransport = site.Value.IsHttps && !environment.IsDevelopment();

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(
            static state =>
            {
                var (self, http) = ((SecurityHeaders, HttpContext))state;
                self.Write(http);
                return Task.CompletedTask;
            },
            (this, context)
        );
        return next(context);
    }

    private void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        var secret = context.GetEndpoint()?.Metadata.GetMetadata<SecretLinkAttribute>() is not null;
        headers.TryAdd("Content-Security-Policy", ContentSecurityPolicy);
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("Referrer-Policy", secret ? "no-referrer" : "same-origin");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        headers.TryAdd(
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        );
        if (_strictTransport)
        {
            headers.TryAdd("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        }

        if (secret)
        {
            headers.TryAdd("X-Robots-Tag", "noindex, nofollow");
        }

        KeepNowhere(context, headers, secret || context.User.Identity?.IsAuthenticated == true);
    }

    // Files and feeds that say themselves how long they hold keep their word; pages have none.
    private static void KeepNowhere(HttpContext context, IHeaderDictionary headers, bool personal)
    {
        if (personal && IsHtml(context))
        {
            headers.CacheControl = "no-store";
        }
        else if (personal)
        {
            headers.TryAdd("Cache-Control", "no-store");
        }
    }

    private static bool IsHtml(HttpContext context) =>
        context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
        == true;
}
