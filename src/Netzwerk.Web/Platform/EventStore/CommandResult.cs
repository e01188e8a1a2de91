using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.EventStore;

public enum CommandStatus
{
    Done,
    Unchanged,
    Refused,
    Conflict,
    NotFound,
}

/// <summary>What became of a command, and the version its stream has now.</summary>
public sealed record CommandResult(CommandStatus Status, Refusal? Refusal = null, long Version = 0)
{
    public bool Succeeded => Status is CommandStatus.Done or CommandStatus.Unchanged;
}
