using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.EventStore;

public enum CommandStatus
{
    Done,
    Unchanged,
    Refused,
    Conflict,

    /// <summary>The key of this command was used for another one.</summary>
    KeyTaken,

    /// <summary>The asker may see the thing but not do this to it.</summary>
    Forbidden,

    /// <summary>There is no such thing, or it is none of the asker's business.</summary>
    NotFound,
}

/// <summary>What became of a command, and the version its stream has now.</summary>
public sealed record CommandResult(CommandStatus Status, Refusal? Refusal = null, long Version = 0)
{
    public static readonly CommandResult Forbidden = new(CommandStatus.Forbidden);

    public static readonly CommandResult NotFound = new(CommandStatus.NotFound);

    public bool Succeeded => Status is CommandStatus.Done or CommandStatus.Unchanged;
}
