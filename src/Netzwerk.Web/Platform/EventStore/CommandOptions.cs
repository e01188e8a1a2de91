namespace Netzwerk.Web.Platform.EventStore;

/// <summary>
/// What the sender of a command may add: the version it was made for (another one is a conflict), and a key by
/// which the same command sent again is known.
/// </summary>
public sealed record CommandOptions(long? Version = null, string? Key = null)
{
    public static readonly CommandOptions None = new();

    public static implicit operator CommandOptions(long? version) => new(version);
}
