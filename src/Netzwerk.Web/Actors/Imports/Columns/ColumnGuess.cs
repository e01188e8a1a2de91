using Netzwerk.Web.Actors.Imports.Reading;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Actors.Imports.Columns;

/// <summary>A column as the screen shows it: its name, a few of its values, and what it is taken for.</summary>
public sealed record ImportColumn(
    int Number,
    string Name,
    IReadOnlyList<string> Examples,
    ImportField Field
);

/// <summary>Guesses what the columns of a list are: by their names, and by what stands in them where the name says nothing.</summary>
public static class ColumnGuess
{
    private const int Looked = 200;
    private const int Shown = 3;

    public static IReadOnlyList<ImportColumn> Of(ReadList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var columns = list.Columns.Select((name, i) => Column(list, name, i)).ToList();
        return [.. columns.Select(c => c with { Field = WithOthers(c, columns) })];
    }

    private static ImportColumn Column(ReadList list, string name, int number)
    {
        var values = list
            .Rows.Take(Looked)
            .Select(r => r.Cells[number])
            .Where(v => v.Length > 0)
            .ToList();
        return new(
            number,
            name,
            [.. values.Distinct(StringComparer.Ordinal).Take(Shown).Select(Short)],
            KnownColumns.Of(name) ?? ByValues(values)
        );
    }

    // "Name" beside "Vorname" is the family name; alone it is the whole one.
    private static ImportField WithOthers(ImportColumn column, List<ImportColumn> all) =>
        column.Field is ImportField.FamilyName
        && all.TrueForAll(c => c.Field is not ImportField.GivenName)
            ? ImportField.FullName
        : column.Field is ImportField.FullName
        && all.Exists(c => c.Field is ImportField.GivenName)
        && all.Exists(c => c.Field is ImportField.FamilyName)
            ? ImportField.None
        : column.Field;

    private static ImportField ByValues(List<string> values) =>
        values.Count == 0 ? ImportField.None
        : Most(values, v => Mailbox.TryParse(v, out _)) ? ImportField.Mail
        : Most(values, v => v.Length == 5 && v.All(char.IsAsciiDigit)) ? ImportField.PostCode
        : ImportField.None;

    private static bool Most(List<string> values, Func<string, bool> fits) =>
        values.Count(fits) * 2 > values.Count;

    private static string Short(string value) =>
        Netzwerk.Domain.PlainText.Start(Netzwerk.Domain.PlainText.Line(value), 60);
}
