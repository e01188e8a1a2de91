using System.Globalization;

namespace Netzwerk.Web.Minutes.Versions;

/// <summary>The stand of a text (the number of steps so far) as it is written in addresses.</summary>
internal static class VersionAddress
{
    /// <summary>Null for anything that no page of ours writes.</summary>
    public static long? Stand(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var stand)
            ? stand
            : null;
}
