using System.Globalization;

namespace Netzwerk.Web.Minutes.Editions;

/// <summary>Words something in a language other than that of the page or job that asks for it.</summary>
internal static class InLanguage
{
    public static CultureInfo German { get; } = CultureInfo.GetCultureInfo("de");

    public static T Say<T>(CultureInfo language, Func<T> words)
    {
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
