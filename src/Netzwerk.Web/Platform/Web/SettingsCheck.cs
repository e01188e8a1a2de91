using System.Globalization;
using Netzwerk.Web.Platform.EmbeddedPostgres;

namespace Netzwerk.Web.Platform.Web;

/// <summary>Looks at the settings before anything starts, so that a slip is one sentence and no stack trace.</summary>
public static class SettingsCheck
{
    private static readonly string[] Ports = ["Mail:Smtp:Port", "Mail:Imap:Port"];

    public static void ThrowIfUnreadable(IConfiguration configuration)
    {
        if (configuration[$"{SiteOptions.Section}:PublicUrl"] is { } url && !IsSite(url))
        {
            throw Unreadable(
                "PublicUrl",
                url,
                "eine Adresse wie https://netzwerk.landkreis.example"
            );
        }

        foreach (var port in Ports)
        {
            if (
                configuration[$"{SiteOptions.Section}:{port}"] is { Length: > 0 } text
                && !ushort.TryParse(text, CultureInfo.InvariantCulture, out _)
            )
            {
                throw Unreadable(port, text, "eine Zahl von 0 bis 65535");
            }
        }

        if (
            configuration[$"{SiteOptions.Section}:Mail:CollapseWindow"] is { Length: > 0 } window
            && !TimeSpan.TryParse(window, CultureInfo.InvariantCulture, out _)
        )
        {
            throw Unreadable("Mail:CollapseWindow", window, "eine Dauer wie 00:02:00");
        }

        foreach (var own in (configuration["urls"] ?? "").Split(';'))
        {
            if (own.Length > 0 && !own.Contains("://", StringComparison.Ordinal))
            {
                throw new StartException(
                    $"ASPNETCORE_URLS ist nicht zu lesen: „{own}“ statt einer Adresse wie http://localhost:5080."
                );
            }
        }
    }

    private static bool IsSite(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https");

    private static StartException Unreadable(string setting, string text, string wanted)
    {
        var name = $"{SiteOptions.Section}:{setting}".Replace(":", "__", StringComparison.Ordinal);
        return new($"Die Einstellung {name} ist nicht zu lesen: „{text}“. Erwartet wird {wanted}.");
    }
}
