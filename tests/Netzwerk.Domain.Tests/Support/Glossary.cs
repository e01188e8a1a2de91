namespace Netzwerk.Domain.Tests.Support;

/// <summary>One row of the glossary.</summary>
public sealed record Term(string German, string Identifier, string Meaning, string NotToConfuse);

/// <summary>The words of the house: docs/glossary.md.</summary>
public static class Glossary
{
    public static IReadOnlyList<Term> Terms { get; } =
    [
        .. File.ReadAllLines(Repository.PathOf("docs/glossary.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells[1] != "Bezeichner")
            .Select(cells => new Term(
                cells[0],
                cells[1].Trim('`'),
                cells[2],
                cells.ElementAtOrDefault(3) ?? ""
            )),
    ];

    /// <summary>The name of a type without the count of its type parameters.</summary>
    public static string NameOf(Type type) => type.Name.Split('`')[0];

    public static string German(Type type) =>
        Terms.FirstOrDefault(t => t.Identifier == NameOf(type))?.German ?? "";
}
