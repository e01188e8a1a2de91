using System.Globalization;

namespace Netzwerk.Domain.Minutes.Text;

/// <summary>The words of one language around the minutes, and who the people and organisations in them are.</summary>
public sealed record MinutesWording(
    Func<PersonId, string> Name,
    Func<OrganisationId, string> Organisation
)
{
    /// <summary>"Beschluss"</summary>
    public required string Decision { get; init; }

    /// <summary>"Abstimmung"</summary>
    public required string Vote { get; init; }

    /// <summary>"Aufgabe"</summary>
    public required string Task { get; init; }

    /// <summary>"Tabelle"</summary>
    public required string Table { get; init; }

    /// <summary>"Vermerk"</summary>
    public required string Note { get; init; }

    /// <summary>"Erklärung"</summary>
    public required string Statement { get; init; }

    /// <summary>"Termin"</summary>
    public required string Date { get; init; }

    /// <summary>"Bild"</summary>
    public required string Image { get; init; }

    /// <summary>"Samstag, 12. Dezember 2026, 10:00 bis 12:00 Uhr"</summary>
    public required Func<DateOnly, TimeOnly?, TimeOnly?, string> When { get; init; }

    /// <summary>"bis {0}"</summary>
    public required string Due { get; init; }

    /// <summary>"erledigt"</summary>
    public required string Done { get; init; }

    /// <summary>"dd.MM.yyyy"</summary>
    public required string DayFormat { get; init; }

    /// <summary>What stands before the text of a task: "Aufgabe (Name, bis 15.12.2026, erledigt)".</summary>
    public string TaskLabel(MinutesTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var details = new List<string>();
        if (task.Assignee is { } assignee)
        {
            details.Add(Name(assignee));
        }

        if (task.Organisation is { } organisation)
        {
            details.Add(Organisation(organisation));
        }

        if (task.Due is { } due)
        {
            var day = due.ToString(DayFormat, CultureInfo.InvariantCulture);
            details.Add(string.Format(CultureInfo.InvariantCulture, Due, day));
        }

        if (task.IsDone)
        {
            details.Add(Done);
        }

        return details.Count == 0 ? Task : $"{Task} ({string.Join(", ", details)})";
    }

    /// <summary>What stands before a statement: "Erklärung (Name)".</summary>
    public string StatementLabel(MinutesStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return statement.Member is { } member ? $"{Statement} ({Name(member)})" : Statement;
    }

    /// <summary>What stands before the text of a date: "Termin (Samstag, 12. Dezember 2026)".</summary>
    public string DateLabel(MinutesDate date)
    {
        ArgumentNullException.ThrowIfNull(date);
        return date.Day is { } day ? $"{Date} ({When(day, date.From, date.To)})" : Date;
    }
}
