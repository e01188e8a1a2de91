using System.Net;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Accounts;

/// <summary>
/// How often one internet connection may knock at the sign-in. It lies in memory: with several web nodes each
/// counts for itself, and the limits per person and hour hold across all of them.
/// </summary>
public sealed class SignInLimits(TimeProvider clock)
{
    /// <summary>An office behind one address still gets in (trust.md 5).</summary>
    public const int MostPerMinute = 25;

    private const int MostAddresses = 20_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, (DateTimeOffset Since, int Count)> _counts = [];

    public bool Admits(IPAddress? address)
    {
        var key = ClientAddress.Connection(address);
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            if (_counts.Count >= MostAddresses)
            {
                Forget(now);
            }

            var (since, count) = _counts.GetValueOrDefault(key, (now, 0));
            if (now - since >= Window)
            {
                (since, count) = (now, 0);
            }

            _counts[key] = (since, count + 1);
            return count < MostPerMinute;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var key in _counts.Where(c => now - c.Value.Since >= Window).Select(c => c.Key))
        {
            _counts.Remove(key);
        }

        if (_counts.Count >= MostAddresses)
        {
            _counts.Clear();
        }
    }
}

public static class SignInLimitsSetup
{
    /// <summary>Counts what can be guessed or makes mail: every post, and every look at a link.</summary>
    public static void UseSignInLimits(this IApplicationBuilder app) =>
        app.Use(
            static (http, next) =>
            {
                if (
                    !Counts(http.Request)
                    || http.RequestServices.GetRequiredService<SignInLimits>()
                        .Admits(http.Connection.RemoteIpAddress)
                )
                {
                    return next(http);
                }

                http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                http.Response.Headers.RetryAfter = "60";
                return Task.CompletedTask;
            }
        );

    private static bool Counts(HttpRequest request) =>
        request.Path.StartsWithSegments(
            "/anmelden",
            StringComparison.OrdinalIgnoreCase,
            out var rest
        )
        && (
            HttpMethods.IsPost(request.Method)
            || rest.StartsWithSegments("/link", StringComparison.OrdinalIgnoreCase)
        );
}
