namespace Netzwerk.Domain;

/// <summary>
/// What is known about one thing at a moment, folded from the facts of its history. Unknown facts leave it as it is.
/// </summary>
public interface IFolded<TSelf, TEvent>
    where TSelf : class, IFolded<TSelf, TEvent>
    where TEvent : class
{
    Guid Id { get; }

    /// <summary>How many facts the history holds; a change that expects another number is a conflict.</summary>
    int Version { get; init; }

    static abstract TSelf? Evolve(TSelf? state, Guid id, object happened);
}

/// <summary>What can be taken out again as if it had never been entered; only its history still tells of it.</summary>
public interface ITakenBack
{
    bool IsTakenBack { get; }
}
