using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Netzwerk.Web.Platform.Web;

/// <summary>German unless a person asked for something else; the wish lies in a cookie that only POST /sprache sets.</summary>
public static class SiteLanguages
{
    public const string Default = "de";

    /// <summary>Interface language to formatting culture: English readers here still live by 24 hours and day.month.</summary>
    private static readonly Dictionary<string, string> Formats = new(StringComparer.Ordinal)
    {
        ["de"] = "de-DE",
        ["en"] = "en-GB",
    };

    public static IReadOnlyCollection<string> All => Formats.Keys;

    public static bool IsKnown([NotNullWhen(true)] string? language) =>
        language is not null && Formats.ContainsKey(language);

    public static void Configure(RequestLocalizationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.DefaultRequestCulture = new RequestCulture(Formats[Default], Default);
        options.SupportedCultures = [.. Formats.Values.Select(CultureInfo.GetCultureInfo)];
        options.SupportedUICultures = [.. Formats.Keys.Select(CultureInfo.GetCultureInfo)];
        options.RequestCultureProviders = [new CustomRequestCultureProvider(FromCookie)];
    }

    private static Task<ProviderCultureResult?> FromCookie(HttpContext context)
    {
        var cookies = context.RequestServices.GetRequiredService<SiteCookies>();
        var wish = context.Request.Cookies[cookies.Name(SiteCookies.Language)];
        return Task.FromResult(
            wish is not null && Formats.TryGetValue(wish, out var format)
                ? new ProviderCultureResult(format, wish)
                : null
        );
    }
}
