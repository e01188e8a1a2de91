namespace Netzwerk.Web.Platform.EmbeddedPostgres;

/// <summary>Where files lie that are not part of the program.</summary>
public static class DataFolders
{
    public const string Setting = "Netzwerk:DataDirectory";

    /// <summary>The folder with the solution when we run from a working copy; null in a published program.</summary>
    public static string? RepositoryRoot { get; } = FindRepositoryRoot();

    /// <summary>Where ./run and ./test put the PostgreSQL they bring along.</summary>
    public static IReadOnlyList<string> PackageFolders =>
        RepositoryRoot is { } root ? [Path.Combine(root, "tools", "postgres")] : [];

    /// <summary>The configured folder; a relative one counts from the repository root, or from the program's own folder.</summary>
    public static string Resolve(IConfiguration configuration) =>
        Path.GetFullPath(
            configuration[Setting] is { Length: > 0 } configured ? configured : ".data",
            RepositoryRoot ?? AppContext.BaseDirectory
        );

    private static string? FindRepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Netzwerk.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
