using System.Security.Claims;
using Microsoft.Extensions.Caching.Memory;

namespace Netzwerk.Web.Platform.Identity;

/// <summary>
/// What a live connection showed when it came in: the cookie of a session or a bearer token. A connection lives
/// for hours, so it is asked again and again whether this still opens the door.
/// </summary>
public sealed record Credentials(string Kind, string Secret)
{
    private const string Session = "session";
    private const string Bearer = "bearer";
    private const string BearerPrefix = "Bearer ";

    public static Credentials? Of(HttpContext? http)
    {
        if (http is null)
        {
            return null;
        }

        var header = http.Request.Headers.Authorization.ToString();
        var token = header.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
            ? header[BearerPrefix.Length..].Trim()
            : http.Request.Query["access_token"].ToString();
        return token.Length > 0 ? new(Bearer, token)
            : http.Request.Cookies[SessionHandler.CookieName] is { Length: > 0 } cookie
                ? new(Session, cookie)
            : null;
    }

    /// <summary>Never the secret: records are printed into logs and errors.</summary>
    public override string ToString() => Kind;

    internal Task<ClaimsPrincipal?> RecogniseAsync(
        SignInSessions sessions,
        ApiTokens tokens,
        CancellationToken ct
    ) =>
        Kind is Session
            ? sessions.RecogniseAsync(Secret, ct, isRequest: false)
            : tokens.RecogniseAsync(Secret, ct);
}

/// <summary>Says for long-lived connections who they still are; asks the database every few seconds only.</summary>
public sealed class StandingIdentities(
    SignInSessions sessions,
    ApiTokens tokens,
    TimeProvider clock
) : IDisposable
{
    /// <summary>A session that ended is out after this long, plus the pause of the one who looks.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromSeconds(3);

    private readonly MemoryCache _known = new(new MemoryCacheOptions());

    public async Task<ClaimsPrincipal?> WhoAsync(Credentials shown, CancellationToken ct)
    {
        if (
            _known.TryGetValue(shown, out Seen? seen)
            && seen is not null
            && clock.GetElapsedTime(seen.At) < Trust
        )
        {
            return seen.User;
        }

        var at = clock.GetTimestamp();
        var user = await shown.RecogniseAsync(sessions, tokens, ct);
        _known.Set(shown, new Seen(user, at), Trust);
        return user;
    }

    public void Dispose() => _known.Dispose();

    private sealed record Seen(ClaimsPrincipal? User, long At);
}
