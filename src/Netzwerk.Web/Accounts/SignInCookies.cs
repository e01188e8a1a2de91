using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Accounts;

/// <summary>Sets and takes away the two cookies of signing in.</summary>
public sealed class SignInCookies(IHttpContextAccessor accessor, SignInSessions sessions)
{
    /// <summary>Binds an attempt to the browser that began it.</summary>
    public const string AttemptName = "__Host-anmelden";

    private HttpContext Http =>
        accessor.HttpContext ?? throw new InvalidOperationException("Only within a request.");

    public string? Attempt => Http.Request.Cookies[AttemptName];

    public void Remember(string nonce) =>
        Http.Response.Cookies.Append(
            AttemptName,
            nonce,
            SessionHandler.CookieFor(SignInAttempt.Life)
        );

    /// <summary>A new secret with every sign-in; whoever was signed in here before is signed out.</summary>
    public async Task SignInAsync(SignedIn signedIn, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(signedIn);
        await EndAsync(ct);
        Http.Response.Cookies.Delete(AttemptName, SessionHandler.CookieFor(lasting: null));
        Http.Response.Cookies.Append(
            SessionHandler.CookieName,
            signedIn.Secret,
            SessionHandler.CookieFor(signedIn.Remember ? SignInSessions.RememberedLimit : null)
        );
    }

    public async Task SignOutAsync(CancellationToken ct)
    {
        await EndAsync(ct);
        Http.Response.Cookies.Delete(
            SessionHandler.CookieName,
            SessionHandler.CookieFor(lasting: null)
        );
        // What pages left behind on a shared computer goes too (ASVS 14.3.1); the chosen language may stay.
        Http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
    }

    private async Task EndAsync(CancellationToken ct)
    {
        if (Http.Request.Cookies[SessionHandler.CookieName] is { Length: > 0 } secret)
        {
            await sessions.EndAsync(secret, ct);
        }
    }
}
