using Microsoft.Extensions.Options;

namespace Netzwerk.Web.Platform.Web;

/// <summary>Builds absolute addresses for mails, calendars and QR codes from the configuration: a forged Host header cannot reach them.</summary>
public sealed class PublicUrl(IOptions<SiteOptions> site)
{
    public Uri Root => site.Value.PublicUrl;

    public Uri To(string path)
    {
        if (!LocalPath.IsLocal(path))
        {
            throw new ArgumentException(
                "Only a path of this site can be made absolute.",
                nameof(path)
            );
        }

        return new Uri(new Uri(Root.GetLeftPart(UriPartial.Authority)), path);
    }
}

/// <summary>Decides whether an address that came from outside stays on this site.</summary>
public static class LocalPath
{
    public static bool IsLocal(string? path) =>
        path is ['/', ..]
        && path.IndexOf('\\', StringComparison.Ordinal) < 0
        && !path.StartsWith("//", StringComparison.Ordinal)
        && !path.Any(char.IsControl);

    public static string OrRoot(string? path) => path is not null && IsLocal(path) ? path : "/";
}
