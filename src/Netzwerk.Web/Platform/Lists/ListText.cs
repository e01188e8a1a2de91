using System.Globalization;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Platform.Lists;

/// <summary>A cell as text, in the language of the moment.</summary>
internal static class ListText
{
    public static string Of(object? cell) =>
        cell switch
        {
            null => "",
            string text => text,
            DateOnly day => WhenText.ShortDay(day),
            int number => number.ToString(CultureInfo.CurrentCulture),
            _ => throw new ArgumentException($"No cell of a list: {cell.GetType()}.", nameof(cell)),
        };
}
