using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Netzwerk.Web.Platform.Identity;

/// <summary>Signs a browser in by its session cookie and an API client by its bearer token.</summary>
public sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    SignInSessions sessions,
    ApiTokens tokens
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "netzwerk";
    public const string CookieName = "__Host-netzwerk";
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var ct = Context.RequestAborted;
        var header = Request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            var owner = await tokens.RecogniseAsync(header[Bearer.Length..].Trim(), ct);
            return owner is null
                ? AuthenticateResult.Fail("unknown token")
                : AuthenticateResult.Success(new(owner, SchemeName));
        }

        // The live connection of a client outside the browser cannot always send headers.
        if (
            Request.Path.StartsWithSegments("/live", StringComparison.OrdinalIgnoreCase)
            && Request.Query["access_token"].ToString() is { Length: > 0 } query
        )
        {
            var owner = await tokens.RecogniseAsync(query, ct);
            return owner is null
                ? AuthenticateResult.Fail("unknown token")
                : AuthenticateResult.Success(new(owner, SchemeName));
        }

        if (Request.Cookies[CookieName] is not { Length: > 0 } secret)
        {
            return AuthenticateResult.NoResult();
        }

        var user = await sessions.RecogniseAsync(secret, ct);
        return user is null
            ? AuthenticateResult.NoResult()
            : AuthenticateResult.Success(new(user, SchemeName));
    }

    /// <summary>A page sends people to the sign-in and back; the API says 401.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (IsPage)
        {
            var back = Uri.EscapeDataString(Request.Path + Request.QueryString);
            Response.Redirect("/anmelden?zurueck=" + back);
        }
        else if (Context.GetEndpoint() is null)
        {
            // No key would open what is not there.
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            Response.Headers.WWWAuthenticate = "Bearer";
        }

        return Task.CompletedTask;
    }

    /// <summary>Not allowed looks like not there.</summary>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private bool IsPage =>
        HttpMethods.IsGet(Request.Method)
        && !Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !Request.Path.StartsWithSegments("/live", StringComparison.OrdinalIgnoreCase);

    public static CookieOptions CookieFor(TimeSpan? lasting) =>
        new()
        {
            HttpOnly = true,
            Secure = true,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = lasting,
            IsEssential = true,
        };
}
