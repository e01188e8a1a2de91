using Marten;
using Marten.Services;
using Npgsql;

namespace Netzwerk.Web.Platform.EventStore;

/// <summary>
/// What the event store has to say to the log. Marten's own would print the values of a failed statement, and those
/// are what people wrote; it would also call it an error when somebody was faster, which <see cref="CommandRunner"/>
/// awaits and answers.
/// </summary>
internal sealed partial class StoreLog(ILogger<StoreLog> log) : IMartenLogger, IMartenSessionLogger
{
    public IMartenSessionLogger StartSession(IQuerySession session) => this;

    public void SchemaChange(string sql) => SchemaChanged(sql);

    public void LogFailure(NpgsqlCommand command, Exception ex) => Tell(command.CommandText, ex);

    public void LogFailure(NpgsqlBatch batch, Exception ex) =>
        Tell(
            ex is NpgsqlException { BatchCommand: { } failed }
                ? failed.CommandText
                : string.Join(
                    '\n',
                    batch.BatchCommands.OfType<NpgsqlBatchCommand>().Select(c => c.CommandText)
                ),
            ex
        );

    public void LogFailure(Exception ex, string message) => Tell(message, ex);

    public void LogSuccess(NpgsqlCommand command) { }

    public void LogSuccess(NpgsqlBatch batch) { }

    public void OnBeforeExecute(NpgsqlCommand command) { }

    public void OnBeforeExecute(NpgsqlBatch batch) { }

    public void RecordSavedChanges(IDocumentSession session, IChangeSet commit) { }

    private void Tell(string statement, Exception problem)
    {
        // Marten hands over some problems as they are and others wrapped in one of its own.
        if (problem.GetBaseException() is PostgresException refused && IsRace(refused))
        {
            SomebodyWasFaster(refused.ConstraintName);
        }
        else
        {
            Failed(problem, statement);
        }
    }

    /// <summary>Marten's own word for a history that another one has begun or continued.</summary>
    private const string UnexpectedVersion = "MT003";

    /// <summary>Two began or continued the same history, or the same document, at once.</summary>
    private static bool IsRace(PostgresException problem) =>
        problem
            is { SqlState: PostgresErrorCodes.UniqueViolation, SchemaName: EventStoreSetup.Schema }
                or { SqlState: UnexpectedVersion };

    [LoggerMessage(3201, LogLevel.Debug, "Somebody was faster, says {Constraint}")]
    private partial void SomebodyWasFaster(string? constraint);

    [LoggerMessage(3202, LogLevel.Error, "The database refused a statement: {Statement}")]
    private partial void Failed(Exception problem, string statement);

    [LoggerMessage(3203, LogLevel.Debug, "The schema changes: {Sql}")]
    private partial void SchemaChanged(string sql);
}
