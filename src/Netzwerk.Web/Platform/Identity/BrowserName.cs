namespace Netzwerk.Web.Platform.Identity;

/// <summary>
/// Names a browser roughly, so that a person knows it again in the list of their sign-ins.
/// Nothing finer is kept: versions and models would make a fingerprint.
/// </summary>
public static class BrowserName
{
    // The first that fits counts: Edge and Opera call themselves Chrome, Chrome calls itself Safari.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    public static string Of(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        string[] parts = [Find(Browsers, agent), Find(Systems, agent)];
        return string.Join(" · ", parts.Where(p => p.Length > 0));
    }

    private static string Find((string Sign, string Name)[] known, string agent) =>
        Array.Find(known, k => agent.Contains(k.Sign, StringComparison.Ordinal)).Name ?? "";
}
