using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Shared;

/// <summary>The one message that a person sees after a redirect.</summary>
public sealed record FlashMessage(string Text, Tone Tone);

/// <summary>
/// Carries one message over the redirect after a form was handled, in a sealed cookie that lives
/// for a minute and goes with the first page that shows it. Never put names or addresses into it.
/// </summary>
public sealed class FlashMessages(
    IHttpContextAccessor accessor,
    SiteCookies cookies,
    IDataProtectionProvider protection
)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private readonly ITimeLimitedDataProtector _seal = protection
        .CreateProtector("Netzwerk.Flash")
        .ToTimeLimitedDataProtector();

    public void Say(string text, Tone tone = Tone.Success)
    {
        if (accessor.HttpContext is not { } http || HttpMethods.IsGet(http.Request.Method))
        {
            throw new InvalidOperationException("A message is left behind by a form post only.");
        }

        http.Response.Cookies.Append(
            cookies.Name(SiteCookies.Flash),
            _seal.Protect($"{tone}|{text}", Life),
            cookies.Options(Life)
        );
    }

    public FlashMessage? Take()
    {
        var name = cookies.Name(SiteCookies.Flash);
        if (
            accessor.HttpContext is not { } http
            || !HttpMethods.IsGet(http.Request.Method)
            || http.Request.Cookies[name] is not { } sealedText
        )
        {
            return null;
        }

        http.Response.Cookies.Delete(name, cookies.Options(TimeSpan.Zero));
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            var parts = _seal.Unprotect(sealedText).Split('|', 2);
            return new(parts[1], Enum.Parse<Tone>(parts[0]));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
