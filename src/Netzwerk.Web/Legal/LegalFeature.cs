using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Legal;

/// <summary>Marks the texts of the legal pages.</summary>
public sealed class LegalTexts;

/// <summary>Impressum, privacy notice, accessibility statement, language switch and security contact.</summary>
public static partial class LegalFeature
{
    private static readonly TimeSpan LanguageIsKept = TimeSpan.FromDays(365);

    // RFC 9116 asks for a date less than a year ahead.
    private static readonly TimeSpan SecurityContactHolds = TimeSpan.FromDays(180);

    public static void MapLegal(this IEndpointRouteBuilder routes)
    {
        WarnAboutMissingFacts(routes.ServiceProvider);
        // Without a form token, so that public pages set no cookie; the cross-site guard covers it.
        routes.MapPost("/sprache", SwitchLanguage).DisableAntiforgery().AllowAnonymous();
        routes.MapGet("/.well-known/security.txt", SecurityText).AllowAnonymous();
    }

    private static void WarnAboutMissingFacts(IServiceProvider services)
    {
        var missing = services.GetRequiredService<IOptions<SiteOptions>>().Value.Operator.Missing();
        if (missing.Count > 0)
        {
            FactsMissing(
                services.GetRequiredService<ILogger<LegalTexts>>(),
                string.Join(", ", missing)
            );
        }
    }

    [LoggerMessage(
        EventId = 1900,
        Level = LogLevel.Warning,
        Message = "Legal pages are incomplete; fill in Netzwerk:Operator: {Settings}"
    )]
    private static partial void FactsMissing(ILogger logger, string settings);

    private static IResult SwitchLanguage(
        [FromForm(Name = "sprache")] string? language,
        [FromForm(Name = "zurueck")] string? back,
        HttpContext http,
        SiteCookies cookies
    )
    {
        if (language is null || !SiteLanguages.IsKnown(language))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        http.Response.Cookies.Append(
            cookies.Name(SiteCookies.Language),
            language,
            cookies.Options(LanguageIsKept)
        );
        return new SeeOther(LocalPath.OrRoot(back));
    }

    private static IResult SecurityText(
        IOptions<SiteOptions> site,
        PublicUrl urls,
        TimeProvider clock
    )
    {
        var contact = site.Value.Operator.SecurityMail ?? site.Value.Operator.Mail;
        if (string.IsNullOrWhiteSpace(contact))
        {
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }

        var expires = (clock.GetUtcNow() + SecurityContactHolds).ToString(
            "yyyy-MM-dd'T'00:00:00'Z'",
            CultureInfo.InvariantCulture
        );
        return Results.Text(
            $"""
            Contact: mailto:{contact}
            Expires: {expires}
            Preferred-Languages: de, en
            Canonical: {urls.To("/.well-known/security.txt")}

            """,
            "text/plain"
        );
    }

    /// <summary>After a post the browser fetches the next page with GET.</summary>
    private sealed class SeeOther(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
