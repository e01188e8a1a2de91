using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Netzwerk.Web.Platform.Web;

/// <summary>What every page needs around it: headers, language, errors, forms, limits.</summary>
public static class WebPages
{
    /// <summary>Forms are text; an endpoint that takes files raises the limit for itself.</summary>
    private const long LargestRequest = 2 * 1024 * 1024;

    public static IServiceCollection AddWebPages(this IServiceCollection services)
    {
        services
            .AddOptions<SiteOptions>()
            .BindConfiguration(SiteOptions.Section)
            .ValidateDataAnnotations()
            .Validate(o => o.PublicUrl.IsAbsoluteUri, "Netzwerk:PublicUrl must be absolute")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PublicUrl>();
        services.AddSingleton<SiteCookies>();
        services.AddHttpContextAccessor();
        services.AddProblemDetails();
        services.AddLocalization();
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        services.Configure<RequestLocalizationOptions>(SiteLanguages.Configure);
        // Umlauts and other scripts stay letters in the page instead of becoming entities.
        services.AddWebEncoders(o =>
            o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)
        );
        return services.AddFormLimits().AddSiteAntiforgery().AddHostNames().AddTextCompression();
    }

    /// <summary>Call once, before anything is mapped; it also places routing and, if registered, sign-in and authorization.</summary>
    public static WebApplication UseWebPages(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        UseConfiguredScheme(app);
        app.UseMiddleware<SecurityHeaders>();
        app.UseRequestLocalization();
        app.UseErrorPages();
        app.UseKnownHosts();
        app.UseResponseCompression();
        app.UseRouting();
        var known = app.Services.GetRequiredService<IServiceProviderIsService>();
        if (known.IsService(typeof(IAuthenticationSchemeProvider)))
        {
            app.UseAuthentication();
        }

        if (known.IsService(typeof(IAuthorizationHandlerProvider)))
        {
            app.UseAuthorization();
        }

        app.UseCrossSiteGuard();
        app.UseStreamedForms();
        app.UseAntiforgery();
        app.UseExpiredFormPage();
        return app;
    }

    // TLS ends at the proxy; what the public address says counts, not a header anybody can send.
    private static void UseConfiguredScheme(WebApplication app)
    {
        var scheme = app
            .Services.GetRequiredService<IOptions<SiteOptions>>()
            .Value.PublicUrl.Scheme;
        app.Use(
            (context, next) =>
            {
                context.Request.Scheme = scheme;
                return next(context);
            }
        );
    }

    private static IServiceCollection AddFormLimits(this IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(o =>
        {
            o.Limits.MaxRequestBodySize = LargestRequest;
            o.AddServerHeader = false;
        });
        services.Configure<FormOptions>(o =>
        {
            o.ValueCountLimit = 2000;
            o.KeyLengthLimit = 200;
            o.ValueLengthLimit = 500_000;
            o.MultipartBodyLengthLimit = LargestRequest;
        });
        return services;
    }

    private static IServiceCollection AddSiteAntiforgery(this IServiceCollection services)
    {
        services.AddAntiforgery();
        services
            .AddOptions<AntiforgeryOptions>()
            .Configure<IOptions<SiteOptions>>(
                (o, site) =>
                {
                    o.Cookie.Name = SiteCookies.NameFor(site.Value, SiteCookies.Form);
                    o.Cookie.Path = "/";
                    o.Cookie.HttpOnly = true;
                    // Strict would replace the cookie when a mail link opens a second page and expire the first form.
                    o.Cookie.SameSite = SameSiteMode.Lax;
                    o.Cookie.SecurePolicy = site.Value.IsHttps
                        ? CookieSecurePolicy.Always
                        : CookieSecurePolicy.None;
                    // The content security policy forbids framing already.
                    o.SuppressXFrameOptionsHeader = true;
                }
            );
        return services;
    }

    // The builder's own filter comes before everything: its refusals would have neither our headers nor our words.
    private static IServiceCollection AddHostNames(this IServiceCollection services)
    {
        services.Configure<HostFilteringOptions>(o => o.AllowedHosts = ["*"]);
        return services;
    }

    private static IServiceCollection AddTextCompression(this IServiceCollection services) =>
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            // Pages carry form tokens beside what a visitor typed: compressed, their length would give them away (BREACH).
            o.MimeTypes =
            [
                "text/css",
                "text/javascript",
                "application/javascript",
                "image/svg+xml",
                "application/manifest+json",
            ];
            o.Providers.Add<BrotliCompressionProvider>();
            o.Providers.Add<GzipCompressionProvider>();
        });
}
