using System.Globalization;

namespace Netzwerk.Web.Platform.Web;

/// <summary>Words something in a language other than that of the page or job that asks for it.</summary>
public static class InLanguage
{
    public static CultureInfo German { get; } = CultureInfo.GetCultureInfo(SiteLanguages.Default);

    /// <summary>The language that somebody chose, German where we do not speak it.</summary>
    public static CultureInfo Of(string? language) =>
        CultureInfo.GetCultureInfo(
            SiteLanguages.IsKnown(language) ? language : SiteLanguages.Default
        );

    public static T Say<T>(CultureInfo language, Func<T> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = language;
            return words();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
