namespace Netzwerk.Web.Actors.Imports.Columns;

/// <summary>Splits a whole name into given and family name, as people write them in lists.</summary>
internal static class WholeName
{
    private static readonly string[] Titles =
    [
        "herr",
        "herrn",
        "frau",
        "fr.",
        "hr.",
        "dr.",
        "prof.",
        "mr.",
        "mrs.",
        "ms.",
        "dipl.-ing.",
        "dipl.-päd.",
        "mag.",
    ];

    /// <summary>They belong to the family name.</summary>
    private static readonly string[] Particles =
    [
        "von",
        "vom",
        "van",
        "zu",
        "zur",
        "zum",
        "de",
        "der",
        "den",
        "di",
        "da",
        "el",
        "al",
        "bin",
        "ibn",
    ];

    public static (string Given, string Family) Split(string whole)
    {
        if (
            whole.Split(',', 2, StringSplitOptions.TrimEntries)
            is [{ Length: > 0 } family, var given]
        )
        {
            return (string.Join(' ', Words(given)), string.Join(' ', Words(family)));
        }

        var words = Words(whole);
        if (words.Length < 2)
        {
            return ("", string.Concat(words));
        }

        var from = words.Length - 1;
        while (from > 1 && Particles.Contains(words[from - 1], StringComparer.OrdinalIgnoreCase))
        {
            from--;
        }

        return (string.Join(' ', words[..from]), string.Join(' ', words[from..]));
    }

    private static string[] Words(string text) =>
        [
            .. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Where(w => !Titles.Contains(w, StringComparer.OrdinalIgnoreCase)),
        ];
}
