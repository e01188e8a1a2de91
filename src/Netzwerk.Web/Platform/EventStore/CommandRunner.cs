using System.Diagnostics;
using JasperFx;
using Marten;
using Marten.Exceptions;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Platform.EventStore;

/// <summary>A command that was carried out under a key given by its sender; the same key again is the same command.</summary>
[Nobody("key, checksum and outcome of a command")]
public sealed record HandledCommand(
    string Id,
    CommandStatus Status,
    long Version,
    DateTimeOffset At
)
{
    /// <summary>The checksum of what was asked.</summary>
    public string? Content { get; init; }
}

/// <summary>Runs every change: sets who and how, saves in one transaction, tries again when somebody was faster.</summary>
public sealed class CommandRunner(IDocumentStore store, TimeProvider clock)
{
    /// <summary>Names of the headers that each event carries.</summary>
    public const string ChannelHeader = "channel";

    public const string SystemUser = "system";

    private const int Tries = 6;

    private static readonly ActivitySource Activities = new("Netzwerk.Commands");

    /// <summary>
    /// Carries a change out. The script may run several times, each time on fresh state, so it does nothing
    /// but decide and store. A key makes a repeated command answer as the first one did.
    /// </summary>
    public async Task<CommandResult> RunAsync(
        Originator by,
        Func<Work, CancellationToken, Task> script,
        CancellationToken ct,
        CommandKey? key = null
    )
    {
        using var activity = Activities.StartActivity("command");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(by, script, key, ct);
            }
            catch (Exception e) when (attempt < Tries && SomebodyWasFaster(e))
            {
                // Somebody else was faster: look again and decide again.
                await clock.Pause(TimeSpan.FromMilliseconds(attempt * 7), ct);
            }
            catch (Exception e) when (SomebodyWasFaster(e))
            {
                return new(CommandStatus.Conflict);
            }
        }
    }

    /// <summary>One stream, one decision.</summary>
    public Task<CommandResult> ChangeAsync<TState, TEvent>(
        Guid id,
        Func<TState, Outcome<TEvent>> decide,
        Originator by,
        CancellationToken ct,
        long? expectedVersion = null,
        CommandKey? key = null
    )
        where TState : class, IFolded<TState, TEvent>
        where TEvent : class =>
        RunAsync(
            by,
            (work, token) => work.ChangeAsync(id, decide, token, expectedVersion),
            ct,
            key
        );

    /// <summary>Begins a stream. Beginning the same stream twice (a double click) changes nothing.</summary>
    public Task<CommandResult> StartAsync<TState, TEvent>(
        Guid id,
        Outcome<TEvent> outcome,
        Originator by,
        CancellationToken ct
    )
        where TState : class, IFolded<TState, TEvent>
        where TEvent : class =>
        RunAsync(
            by,
            async (work, token) =>
            {
                if (await work.Session.Events.FetchStreamStateAsync(id, token) is null)
                {
                    work.Start<TState, TEvent>(id, outcome);
                }
            },
            ct
        );

    /// <summary>Several conflicts in one save arrive together in one exception.</summary>
    public static bool SomebodyWasFaster(Exception e) =>
        e
            is ConcurrencyException
                or ExistingStreamIdCollisionException
                or DocumentAlreadyExistsException
        || (e is AggregateException several && several.InnerExceptions.All(SomebodyWasFaster));

    private async Task<CommandResult> TryAsync(
        Originator by,
        Func<Work, CancellationToken, Task> script,
        CommandKey? key,
        CancellationToken ct
    )
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = by.Person?.ToString() ?? SystemUser;
        session.CorrelationId = Activity.Current?.TraceId.ToString();
        session.SetHeader(ChannelHeader, by.Channel.ToString());
        if (key is not null && await session.LoadAsync<HandledCommand>(key.Id, ct) is { } handled)
        {
            return (handled.Content ?? key.Content) == key.Content
                ? new(handled.Status, Version: handled.Version)
                : new(CommandStatus.KeyTaken);
        }

        var work = new Work(session);
        await script(work, ct);
        if (key is not null && !work.Failed)
        {
            session.Insert(
                new HandledCommand(key.Id, CommandStatus.Done, work.NextVersion, clock.GetUtcNow())
                {
                    Content = key.Content,
                }
            );
        }

        return await work.SaveAsync(ct);
    }
}
