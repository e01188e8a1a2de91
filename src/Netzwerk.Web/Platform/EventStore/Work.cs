using JasperFx.Events;
using Marten;
using Marten.Events;
using Marten.Events.Daemon.HighWater;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.EventStore;

/// <summary>
/// One change in one transaction: streams decided and appended, documents stored beside them.
/// The first refusal ends it; nothing of it is saved then.
/// </summary>
public sealed class Work(IDocumentSession session)
{
    /// <summary>Wakes the projections and reactions at once instead of at their next look, a second later at most.</summary>
    private const string Wake = $"notify {PostgresqlListenWakeup.DefaultChannel}";

    private readonly List<Change> _streams = [];
    private CommandResult? _failed;
    private bool _wakes;

    private readonly record struct Change(IReadOnlyList<IEvent> Events, long Before, long Known)
    {
        /// <summary>The version that the state has once this is saved.</summary>
        public long Next => Events.Count == 0 ? Known : Before + Events.Count;
    }

    public IDocumentSession Session => session;

    public bool Failed => _failed is not null;

    /// <summary>Begins a history; a second beginning of the same one is a conflict at save.</summary>
    public void Start<TState, TEvent>(Guid id, Outcome<TEvent> outcome)
        where TState : class, IFolded<TState, TEvent>
        where TEvent : class
    {
        if (Failed || Refuses(outcome))
        {
            return;
        }

        var stream = session.Events.StartStream<TState>(id, outcome.Events);
        _streams.Add(new(stream.Events, 0, 0));
        _wakes = true;
    }

    /// <summary>Lets the domain decide on the state of a history and appends what happened.</summary>
    public async Task<TState?> ChangeAsync<TState, TEvent>(
        Guid id,
        Func<TState, Outcome<TEvent>> decide,
        CancellationToken ct,
        long? expectedVersion = null
    )
        where TState : class, IFolded<TState, TEvent>
        where TEvent : class
    {
        if (Failed)
        {
            return null;
        }

        var stream = await session.Events.FetchForWriting<TState>(id, ct);
        if (stream.Aggregate is not { } state)
        {
            _failed = CommandResult.NotFound;
            return null;
        }

        if (IsAt<TState, TEvent>(expectedVersion, stream))
        {
            Append(stream, decide(state));
        }

        return state;
    }

    /// <summary>As <see cref="ChangeAsync"/>, for a history that shares its stream with another one and may not have begun.</summary>
    public async Task AppendAsync<TState, TEvent>(
        Guid id,
        Func<TState?, Outcome<TEvent>> decide,
        CancellationToken ct,
        long? expectedVersion = null
    )
        where TState : class, IFolded<TState, TEvent>
        where TEvent : class
    {
        if (Failed)
        {
            return;
        }

        var stream = await session.Events.FetchForWriting<TState>(id, ct);
        if (IsAt<TState, TEvent>(expectedVersion, stream))
        {
            Append(stream, decide(stream.Aggregate));
        }
    }

    /// <summary>
    /// Appends facts of several people to a hot history whose state the caller keeps in memory, at the version
    /// the caller knows; somebody else's append in between is a conflict at save. It wakes nobody: with sixty keys
    /// a second the daemon would do nothing but look.
    /// </summary>
    public void Append<TEvent>(
        Guid id,
        long version,
        IReadOnlyList<(PersonId By, TEvent Happened)> facts
    )
        where TEvent : class
    {
        if (Failed || facts.Count == 0)
        {
            return;
        }

        var events = new List<IEvent>(facts.Count);
        foreach (var (by, happened) in facts)
        {
            var written = session.Events.BuildEvent(happened);
            written.UserName = by.ToString();
            events.Add(written);
        }

        if (version == 0)
        {
            session.Events.StartStream(id, events);
        }
        else
        {
            session.Events.Append(id, version + events.Count, events);
        }

        _streams.Add(new(events, version, version));
    }

    /// <summary>The version that the first changed stream will have once saved.</summary>
    internal long NextVersion => _streams.Select(s => s.Next).FirstOrDefault();

    public void Refuse(Refusal refusal) => _failed ??= new(CommandStatus.Refused, refusal);

    public void NotFound() => _failed ??= CommandResult.NotFound;

    /// <summary>Not allowed; to somebody who may not even see the thing it looks as if it were not there.</summary>
    public void Deny(bool maySee) =>
        _failed ??= maySee ? CommandResult.Forbidden : CommandResult.NotFound;

    internal async Task<CommandResult> SaveAsync(CancellationToken ct)
    {
        if (_failed is { } failed)
        {
            return failed;
        }

        if (_wakes)
        {
            session.QueueSqlCommand(Wake);
        }

        await session.SaveChangesAsync(ct);
        var changed = _streams.Where(s => s.Events.Count > 0).ToArray();
        return changed.Length == 0
            ? new(CommandStatus.Unchanged, Version: NextVersion)
            : new(CommandStatus.Done, Version: changed[0].Next);
    }

    // The version of the state, not of the stream: two histories may share one, and a change of the minutes
    // is none of the meeting.
    private bool IsAt<TState, TEvent>(long? expected, IEventStream<TState> stream)
        where TState : class, IFolded<TState, TEvent>
        where TEvent : class
    {
        var version = stream.Aggregate?.Version ?? 0;
        if (expected is { } wanted && wanted != version)
        {
            _failed = new(CommandStatus.Conflict, Version: version);
        }

        return !Failed;
    }

    private void Append<TState, TEvent>(IEventStream<TState> stream, Outcome<TEvent> outcome)
        where TState : class, IFolded<TState, TEvent>
        where TEvent : class
    {
        if (Refuses(outcome))
        {
            return;
        }

        stream.AppendMany(outcome.Events);
        _wakes = true;
        // Not CurrentVersion: that one counts what was just appended.
        _streams.Add(
            new(stream.Events, stream.StartingVersion ?? 0, stream.Aggregate?.Version ?? 0)
        );
    }

    private bool Refuses<TEvent>(Outcome<TEvent> outcome)
        where TEvent : class
    {
        if (outcome.Refusal is { } refusal)
        {
            Refuse(refusal);
        }

        return outcome.Refusal is not null;
    }
}
