using Xunit;

namespace Netzwerk.Web.Tests.House;

public sealed class NamesAndSizes
{
    private const int LongestFile = 300;
    private const int MostFiles = 20;

    private static readonly string[] Extensions = [".cs", ".razor", ".ts", ".css", ".mjs"];

    private static readonly string[] Made = ["bin", "obj", "artifacts", "node_modules", "wwwroot"];

    private static readonly string[] Files =
    [
        .. new[] { "src", "tests" }.SelectMany(top => Written(Path.Combine(Plan.Root, top))),
    ];

    [Fact]
    public void No_file_is_longer_than_300_lines()
    {
        Assert.NotEmpty(Files);
        Plan.NoFaults(Files.Where(f => File.ReadLines(f).Count() > LongestFile).Select(Short));
    }

    [Fact]
    public void No_folder_holds_more_than_20_files() =>
        Plan.NoFaults(
            Files
                .GroupBy(Path.GetDirectoryName, StringComparer.Ordinal)
                .Where(g => g.Count() > MostFiles)
                .Select(g => $"{Short(g.Key ?? "")}: {g.Count()}")
        );

    [Fact]
    public void No_name_in_the_code_carries_an_umlaut()
    {
        var names = new[] { Plan.DomainAssembly, Plan.WebAssembly }
            .SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetMembers().Select(m => m.Name).Append(t.FullName ?? t.Name))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        Assert.Contains("MeetingMoved", names.Select(n => n.Split('.')[^1]));
        Assert.DoesNotContain(names, n => !n.All(char.IsAscii));
        Assert.DoesNotContain(Files.Select(Short), f => !f.All(char.IsAscii));
    }

    private static IEnumerable<string> Written(string folder) =>
        Directory
            .EnumerateFiles(folder)
            .Where(f => Extensions.Contains(Path.GetExtension(f), StringComparer.Ordinal))
            .Concat(
                Directory
                    .EnumerateDirectories(folder)
                    .Where(d => !Made.Contains(Path.GetFileName(d), StringComparer.Ordinal))
                    .SelectMany(Written)
            );

    private static string Short(string path) => Path.GetRelativePath(Plan.Root, path);
}
