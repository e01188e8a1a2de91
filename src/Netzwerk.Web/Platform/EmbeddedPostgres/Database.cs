namespace Netzwerk.Web.Platform.EmbeddedPostgres;

/// <summary>The database of this process: the configured one, or else one of our own.</summary>
public sealed class Database : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _embedded;

    private Database(string connectionString, EmbeddedPostgres? embedded) =>
        (ConnectionString, _embedded) = (connectionString, embedded);

    public string ConnectionString { get; }

    public bool IsEmbedded => _embedded is not null;

    public static async Task<Database> ConnectAsync(
        IConfiguration configuration,
        string dataDirectory,
        CancellationToken ct
    )
    {
        if (configuration.GetConnectionString("Netzwerk") is { Length: > 0 } configured)
        {
            return new Database(await ConnectionCheck.RunAsync(configured, ct), embedded: null);
        }

        var options = new EmbeddedPostgresOptions
        {
            DataDirectory = dataDirectory,
            PackageFolders = DataFolders.PackageFolders,
        };
        var embedded = await EmbeddedPostgres.StartAsync(options, ct);
        return new Database(embedded.ConnectionString, embedded);
    }

    public ValueTask DisposeAsync() => _embedded?.DisposeAsync() ?? ValueTask.CompletedTask;
}
