using System.Globalization;
using System.Resources;

namespace Netzwerk.Web.Platform.Persons;

/// <summary>Finds the words that stand in the place of a name, in the language of the moment.</summary>
internal static class PersonWords
{
    private static readonly ResourceManager Words = new(typeof(PersonTexts));

    public static string Shielded =>
        Words.GetString("shielded", CultureInfo.CurrentUICulture) ?? "";
}

/// <summary>Finds the texts about people.</summary>
public sealed class PersonTexts;
