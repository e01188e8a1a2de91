using Netzwerk.Web.Platform.EmbeddedPostgres;

namespace Netzwerk.Web.Tests.Support;

public static class RepositoryFiles
{
    public static string Root { get; } =
        DataFolders.RepositoryRoot
        ?? throw new InvalidOperationException("The tests run outside a working copy.");
}
