namespace Netzwerk.Domain.Tests.Support;

/// <summary>Files of the repository that tests hold.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string PathOf(string path) => Path.Combine(Root, path);

    private static string Find(string from) =>
        File.Exists(Path.Combine(from, "Netzwerk.sln"))
            ? from
            : Find(
                Path.GetDirectoryName(from)
                    ?? throw new InvalidOperationException("Not inside the repository")
            );
}
