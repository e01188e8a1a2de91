using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;

namespace Netzwerk.Web.Demo;

/// <summary>A group as it is described, before it has members.</summary>
internal sealed record GroupPlan(
    string Key,
    string Name,
    GroupKind Kind,
    GroupOpenness Openness,
    int Members,
    IReadOnlyList<int> ReminderDays,
    int ObjectionDays,
    string Mandate
);

/// <summary>Something that groups talk about; each variant is what was said the first time, the second time and so on.</summary>
internal sealed record Topic(
    string Title,
    ItemPurpose Purpose,
    int Minutes,
    IReadOnlyList<IReadOnlyList<string>> Variants
);

/// <summary>Reads the words of the demo, which lie beside the code as plain text.</summary>
internal static class DemoContent
{
    public const string EveryGroup = "alle";

    private static readonly System.Globalization.CultureInfo Plain = System
        .Globalization
        .CultureInfo
        .InvariantCulture;

    /// <summary>Rows of cells parted by a bar.</summary>
    public static IReadOnlyList<string[]> Table(string file) => [.. Lines(file).Select(Cells)];

    public static IReadOnlyList<GroupPlan> Groups()
    {
        var groups = new List<GroupPlan>();
        foreach (var line in Lines("groups.txt"))
        {
            if (line.StartsWith("@ ", StringComparison.Ordinal))
            {
                var c = Cells(line[2..]);
                groups.Add(
                    new(
                        c[0],
                        c[1],
                        Enum.Parse<GroupKind>(c[2]),
                        Enum.Parse<GroupOpenness>(c[3]),
                        int.Parse(c[4], Plain),
                        [.. c[5].Split(',').Select(d => int.Parse(d, Plain))],
                        int.Parse(c[6], Plain),
                        ""
                    )
                );
            }
            else
            {
                groups[^1] = groups[^1] with { Mandate = $"{groups[^1].Mandate}\n{line}".Trim() };
            }
        }

        return groups;
    }

    /// <summary>The topics of each group by its key.</summary>
    public static ILookup<string, Topic> Topics()
    {
        var found = new List<(string Group, string[] Head, List<List<string>> Variants)>();
        var group = "";
        foreach (var line in Lines("topics.txt"))
        {
            if (line.StartsWith("@ ", StringComparison.Ordinal))
            {
                group = line[2..];
            }
            else if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                found.Add(
                    (
                        group,
                        Cells(line[3..]),
                        [
                            [],
                        ]
                    )
                );
            }
            else if (line is "--")
            {
                found[^1].Variants.Add([]);
            }
            else
            {
                found[^1].Variants[^1].Add(line);
            }
        }

        return found.ToLookup(
            t => t.Group,
            t => new Topic(
                t.Head[0],
                Enum.Parse<ItemPurpose>(t.Head[1]),
                int.Parse(t.Head[2], Plain),
                t.Variants
            ),
            StringComparer.Ordinal
        );
    }

    private static string[] Cells(string line) => [.. line.Split('|').Select(c => c.Trim())];

    private static List<string> Lines(string file)
    {
        using var stream =
            typeof(DemoContent).Assembly.GetManifestResourceStream("demo/" + file)
            ?? throw new InvalidOperationException("The words of the demo are missing.");
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            var isNote = line.StartsWith('#') && !line.StartsWith("##", StringComparison.Ordinal);
            if (line.Length > 0 && !isNote)
            {
                lines.Add(line);
            }
        }

        return lines;
    }
}
