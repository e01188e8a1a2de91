using System.Globalization;

namespace Netzwerk.Web.Actors;

/// <summary>One municipality of the county; the key is the official one (AGS).</summary>
public sealed record Municipality(string Key, string Name);

/// <summary>The municipalities of the county, from the embedded list.</summary>
public static class Municipalities
{
    private static readonly Dictionary<string, Municipality> ByKey = Read()
        .ToDictionary(m => m.Key, StringComparer.Ordinal);

    /// <summary>Sorted as in a German directory.</summary>
    public static IReadOnlyList<Municipality> All { get; } =
    [
        .. ByKey.Values.OrderBy(
            m => m.Name,
            StringComparer.Create(CultureInfo.GetCultureInfo("de-DE"), ignoreCase: true)
        ),
    ];

    public static bool IsKnown(string key) => ByKey.ContainsKey(key);

    public static string NameOf(string? key) =>
        key is not null && ByKey.TryGetValue(key, out var found) ? found.Name : "";

    /// <summary>The key of a municipality by its name; null when the county has none of that name.</summary>
    public static string? ByName(string name) =>
        ByKey
            .Values.FirstOrDefault(m =>
                string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase)
            )
            ?.Key;

    private static List<Municipality> Read()
    {
        using var stream =
            typeof(Municipalities).Assembly.GetManifestResourceStream("municipalities.csv")
            ?? throw new InvalidOperationException("The list of municipalities is missing.");
        using var reader = new StreamReader(stream);
        var found = new List<Municipality>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(';') is [var key, var name] && !line.StartsWith('#'))
            {
                found.Add(new(key, name));
            }
        }

        return found;
    }
}
