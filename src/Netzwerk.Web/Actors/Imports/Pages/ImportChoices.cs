using Microsoft.Extensions.Localization;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors.Imports.Columns;
using Netzwerk.Web.Actors.Imports.Matching;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Actors.Imports.Pages;

/// <summary>Choices of the forms for reading lists, and what was chosen.</summary>
internal static class ImportChoices
{
    public static IReadOnlyList<Choice> Fields(IStringLocalizer<ImportTexts> texts) =>
        [
            .. Enum.GetValues<ImportField>()
                .Where(f => f is not ImportField.Forbidden)
                .Select(f => new Choice($"{f}", texts[$"field.{f}"])),
        ];

    public static IReadOnlyList<Choice> Kinds(IStringLocalizer<ActorTexts> texts) =>
        [
            .. Enum.GetValues<OrganisationKind>()
                .Select(k => new Choice($"{k}", texts[$"kind.{k}"]))
                .OrderBy(c => c.Text, ActorDirectory.Order),
        ];

    public static T Read<T>(string? sent, T otherwise)
        where T : struct, Enum =>
        Enum.GetNames<T>().Contains(sent, StringComparer.Ordinal)
            ? Enum.Parse<T>(sent ?? "")
            : otherwise;

    /// <summary>"same-1", "another" or "out"; nothing chosen is nothing decided.</summary>
    public static RowDecision Decision(int row, string? sent) =>
        sent switch
        {
            "another" => new(row, RowChoice.Another, 0),
            "out" => new(row, RowChoice.LeaveOut, 0),
            ['s', 'a', 'm', 'e', '-', var digit] when char.IsAsciiDigit(digit) => new(
                row,
                RowChoice.TheSame,
                digit - '0'
            ),
            _ => new(row, RowChoice.Open, 0),
        };

    public static string Value(PlannedRow row) =>
        row.Choice switch
        {
            RowChoice.TheSame => $"same-{row.Chosen}",
            RowChoice.Another => "another",
            RowChoice.LeaveOut => "out",
            _ => "",
        };
}
