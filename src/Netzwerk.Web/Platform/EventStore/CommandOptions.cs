namespace Netzwerk.Web.Platform.EventStore;

/// <summary>
/// By what a command that is sent again is known, and a checksum of what it asked: the same key with another
/// wish is a mistake of its sender.
/// </summary>
public sealed record CommandKey(string Id, string Content);

/// <summary>
/// What the sender of a command may add: the version it was made for (another one is a conflict), and a key by
/// which the same command sent again is known.
/// </summary>
public sealed record CommandOptions(long? Version = null, CommandKey? Key = null)
{
    public static readonly CommandOptions None = new();

    public static implicit operator CommandOptions(long? version) => new(version);
}
