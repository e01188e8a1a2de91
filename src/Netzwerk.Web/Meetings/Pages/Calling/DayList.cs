using System.Globalization;

namespace Netzwerk.Web.Meetings.Pages.Calling;

/// <summary>Days typed one after the other: "7, 1".</summary>
internal static class DayList
{
    /// <summary>Null when it cannot be read.</summary>
    public static IReadOnlyList<int>? Read(string? typed)
    {
        int[] days =
        [
            .. (typed ?? "")
                .Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)
                .Select(d =>
                    int.TryParse(d, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                        ? n
                        : 0
                ),
        ];
        return days.Contains(0) ? null : days;
    }
}
