using Microsoft.Extensions.Options;

namespace Netzwerk.Web.Platform.Web;

/// <summary>Names and flags of our cookies: host-bound and secure wherever the site runs on HTTPS.</summary>
public sealed class SiteCookies(IOptions<SiteOptions> site)
{
    public const string Form = "formular";
    public const string Language = "sprache";
    public const string Flash = "meldung";
    public const string SignIn = "anmeldung";

    public string Name(string plain) => NameFor(site.Value, plain);

    public static string NameFor(SiteOptions site, string plain) =>
        site.IsHttps ? "__Host-" + plain : plain;

    public CookieOptions Options(TimeSpan age) =>
        new()
        {
            HttpOnly = true,
            Secure = site.Value.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = age,
            IsEssential = true,
        };
}
