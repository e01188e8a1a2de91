using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Netzwerk.Domain;
using Xunit;

namespace Netzwerk.Web.Tests.House;

/// <summary>The compiled house: its types and what they depend on.</summary>
public static class Plan
{
    public const string Web = "Netzwerk.Web";
    public const string Domain = "Netzwerk.Domain";

    public static System.Reflection.Assembly DomainAssembly { get; } = typeof(Refusal).Assembly;

    public static System.Reflection.Assembly WebAssembly { get; } = typeof(Program).Assembly;

    public static IReadOnlyList<IType> Types { get; } =
    [
        .. new ArchLoader()
            .LoadAssemblies(DomainAssembly, WebAssembly)
            .Build()
            .Types.Where(t => t.FullName.StartsWith("Netzwerk.", StringComparison.Ordinal)),
    ];

    public static IReadOnlyList<IType> In(string prefix) =>
        [.. Types.Where(t => IsIn(t.FullName, prefix))];

    public static bool IsIn(string name, string prefix) =>
        name.StartsWith(prefix + ".", StringComparison.Ordinal);

    /// <summary>The folder of a type inside its project, or "" at its root.</summary>
    public static string FolderOf(string fullName, string project)
    {
        var parts = IsIn(fullName, project) ? fullName[(project.Length + 1)..].Split('.') : [];
        return parts.Length > 1 ? parts[0] : "";
    }

    /// <summary>"A → B" for each dependency of these types that is not allowed.</summary>
    public static IReadOnlyList<string> Violations(
        IEnumerable<IType> types,
        Func<IType, string, bool> isForbidden
    ) =>
        [
            .. types
                .SelectMany(t =>
                    t.Dependencies.Select(d => d.Target.FullName)
                        .Where(target => !IsTypeParameter(target) && isForbidden(t, target))
                        .Select(target => $"{t.FullName} → {target}")
                )
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    // "TElement& System.Span`1": the loader names type parameters after their place.
    private static bool IsTypeParameter(string fullName) =>
        fullName.Contains(' ', StringComparison.Ordinal);

    /// <summary>Fails with all faults, each on a line of its own.</summary>
    public static void NoFaults(IEnumerable<string> faults)
    {
        var list = faults.ToArray();
        Assert.True(list.Length == 0, string.Join('\n', list));
    }

    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static IEnumerable<string> FoldersOf(string project) =>
        Directory
            .GetDirectories(Path.Combine(Root, "src", project))
            .Where(folder =>
                Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any()
                || Directory.EnumerateFiles(folder, "*.razor", SearchOption.AllDirectories).Any()
            )
            .Select(folder => Path.GetFileName(folder))
            .Where(name => name is not ("bin" or "obj"));

    private static string FindRoot(string from) =>
        File.Exists(Path.Combine(from, "Netzwerk.sln"))
            ? from
            : FindRoot(
                Path.GetDirectoryName(from)
                    ?? throw new InvalidOperationException("Not inside the repository")
            );
}
