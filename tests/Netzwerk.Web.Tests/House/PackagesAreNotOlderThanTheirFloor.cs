using System.Text.Json;
using System.Text.RegularExpressions;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.House;

/// <summary>The package audit needs a source that not every feed serves and then stays green in silence; this list does not.</summary>
public sealed partial class PackagesAreNotOlderThanTheirFloor
{
    private static readonly JsonElement Floors = Read(
        Path.Combine(RepositoryFiles.Root, "min-versions.json")
    );

    private static readonly IReadOnlyList<(
        string Project,
        string Package,
        Version Version
    )> Resolved =
    [
        .. Directory
            .GetFiles(
                Path.Combine(RepositoryFiles.Root, "artifacts", "obj"),
                "project.assets.json",
                SearchOption.AllDirectories
            )
            .SelectMany(file => PackagesIn(file)),
    ];

    [Fact]
    public void Every_package_that_has_a_floor_stands_on_or_above_it()
    {
        string[] everyday = ["Marten", "MailKit", "MimeKit", "Newtonsoft.Json"];
        Assert.All(
            everyday,
            name =>
                Assert.Contains(Resolved, r => r.Project == "Netzwerk.Web" && Same(r.Package, name))
        );
        var floors = Floors.GetProperty("packages").EnumerateObject().ToList();
        Assert.NotEmpty(floors);
        var below =
            from floor in floors
            let least = Parse(floor.Value.GetProperty("version").GetString())
            from package in Resolved
            where Same(package.Package, floor.Name) && package.Version < least
            select $"{package.Project}: {package.Package} {package.Version} < {least}";
        Assert.Empty(below);
    }

    [Fact]
    public void Every_floor_says_why() =>
        Assert.All(
            Floors.GetProperty("packages").EnumerateObject(),
            floor =>
                Assert.False(string.IsNullOrEmpty(floor.Value.GetProperty("reason").GetString()))
        );

    [Fact]
    public void What_is_shipped_carries_a_patched_runtime()
    {
        var project = File.ReadAllText(
            Path.Combine(RepositoryFiles.Root, "src", "Netzwerk.Web", "Netzwerk.Web.csproj")
        );
        var pinned = RuntimeVersion().Match(project);
        Assert.True(pinned.Success, "Netzwerk.Web.csproj pins no RuntimeFrameworkVersion.");
        var least = Parse(Floors.GetProperty("runtime").GetProperty("version").GetString());
        Assert.True(Parse(pinned.Groups["version"].Value) >= least);
    }

    private static IEnumerable<(string, string, Version)> PackagesIn(string assets)
    {
        var root = Read(assets);
        var project =
            root.GetProperty("project")
                .GetProperty("restore")
                .GetProperty("projectName")
                .GetString()
            ?? "";
        return from library in root.GetProperty("libraries").EnumerateObject()
            where library.Value.GetProperty("type").GetString() == "package"
            let parts = library.Name.Split('/')
            select (project, parts[0], Parse(parts[1]));
    }

    private static JsonElement Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return document.RootElement.Clone();
    }

    private static bool Same(string a, string b) =>
        string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    // A preview counts as the version it precedes.
    private static Version Parse(string? version) =>
        Version.Parse((version ?? "").Split('-', '+')[0]);

    [GeneratedRegex(
        "<RuntimeFrameworkVersion[^>]*>(?<version>[0-9.]+)</RuntimeFrameworkVersion>",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex RuntimeVersion();
}
