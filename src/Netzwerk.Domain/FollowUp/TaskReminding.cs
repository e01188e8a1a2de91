namespace Netzwerk.Domain.FollowUp;

/// <summary>
/// The rule by which somebody is reminded of an open task: on some days before its day, and every so many days after,
/// a few times. Days are days in Europe/Berlin.
/// </summary>
public static class TaskReminding
{
    /// <summary>Whoever does not stir after that is better rung up.</summary>
    public const int MostRepeats = 4;

    /// <summary>The last day up to today on which somebody is reminded of a task due on that day; null when none has come.</summary>
    public static DateOnly? LastDay(
        DateOnly due,
        IReadOnlyList<int> daysBefore,
        int everyDaysAfter,
        DateOnly today
    )
    {
        ArgumentNullException.ThrowIfNull(daysBefore);
        if (today > due && everyDaysAfter > 0)
        {
            var repeats = Math.Min((today.DayNumber - due.DayNumber) / everyDaysAfter, MostRepeats);
            if (repeats > 0)
            {
                return due.AddDays(repeats * everyDaysAfter);
            }
        }

        var left = due.DayNumber - today.DayNumber;
        int[] come = [.. daysBefore.Where(d => d >= left)];
        return come.Length > 0 ? due.AddDays(-come.Min()) : null;
    }
}
