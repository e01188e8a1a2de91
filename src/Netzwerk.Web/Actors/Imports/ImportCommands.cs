using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Imports;
using Netzwerk.Web.Actors.Imports.Columns;
using Netzwerk.Web.Actors.Imports.Matching;
using Netzwerk.Web.Actors.Imports.Reading;
using Netzwerk.Web.Actors.Imports.Taking;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Jobs;

namespace Netzwerk.Web.Actors.Imports;

/// <summary>What a coordinator decided about one row.</summary>
public sealed record RowDecision(int Row, RowChoice Choice, int Chosen);

/// <summary>What coordinators do with lists: send, say what the columns are, decide, let in, drop, take back.</summary>
public sealed class ImportCommands(
    CommandRunner commands,
    ListStore lists,
    JobQueue jobs,
    TimeProvider clock
)
{
    public Task<CommandResult> UploadAsync(
        Guid id,
        ReadList list,
        Asker asker,
        CancellationToken ct
    ) =>
        RunAsync(
            asker,
            work =>
            {
                ArgumentNullException.ThrowIfNull(list);
                lists.Keep(work.Session, id, list);
                work.Session.Store(
                    new ListUpload(
                        id,
                        asker.By.Person?.Value ?? default,
                        clock.GetUtcNow(),
                        list.Encoding,
                        list.Separator,
                        list.Rows.Count
                    )
                    {
                        Fields = [.. ColumnGuess.Of(list).Select(c => c.Field)],
                    }
                );
                return Task.CompletedTask;
            },
            ct
        );

    /// <summary>Says what the columns are; the rows are then looked up in the background.</summary>
    public async Task<CommandResult> MapAsync(
        Guid id,
        ListMapping mapping,
        Asker asker,
        CancellationToken ct
    )
    {
        var look = 0;
        var result = await RunAsync(
            asker,
            async work =>
            {
                if (await OpenAsync(work, id, ct) is not { } upload)
                {
                    return;
                }

                if (!mapping.Fields.Any(Names))
                {
                    work.Refuse(new Refusal("import.no-names", "Fields"));
                    return;
                }

                look = upload.Look + 1;
                work.Session.Store(
                    upload with
                    {
                        Stage = UploadStage.Looking,
                        Look = look,
                        Fields = mapping.Fields,
                        Kind = mapping.Kind,
                        Done = 0,
                        Parts = 0,
                    }
                );
            },
            ct
        );
        if (result.Succeeded)
        {
            jobs.Enqueue<PreviewList>(j => j.RunAsync(id, look, CancellationToken.None));
        }

        return result;
    }

    public Task<CommandResult> DecideAsync(
        Guid id,
        int part,
        IReadOnlyList<RowDecision> decisions,
        Asker asker,
        CancellationToken ct
    ) =>
        RunAsync(
            asker,
            async work =>
            {
                if (await OpenAsync(work, id, ct) is not { Stage: UploadStage.Preview })
                {
                    work.NotFound();
                    return;
                }

                var plan = await lists.PlanAsync(work.Session, id, part, ct);
                var byRow = decisions.ToDictionary(d => d.Row);
                lists.Keep(
                    work.Session,
                    id,
                    part,
                    [
                        .. plan.Select(r =>
                            byRow.TryGetValue(r.Draft.Row, out var d) ? Decided(r, d) : r
                        ),
                    ]
                );
            },
            ct
        );

    /// <summary>Lets the list in; the rows are then taken one by one in the background.</summary>
    public async Task<CommandResult> TakeAsync(Guid id, Asker asker, CancellationToken ct)
    {
        var result = await RunAsync(
            asker,
            async work =>
            {
                if (await work.Session.LoadAsync<DirectoryImport>(id, ct) is not null)
                {
                    return;
                }

                if (await OpenAsync(work, id, ct) is not { Stage: UploadStage.Preview } upload)
                {
                    work.NotFound();
                    return;
                }

                var counts = await PlanCounts.OfAsync(work.Session, id, ct);
                await work.AppendAsync<DirectoryImport, DirectoryImportEvent>(
                    id,
                    i => DirectoryImportDecisions.Decide(i, counts.Ask(asker.By.Person ?? default)),
                    ct
                );
                work.Session.Store(upload);
            },
            ct
        );
        if (result.Succeeded)
        {
            jobs.Enqueue<TakeList>(j => j.RunAsync(id, CancellationToken.None));
        }

        return result;
    }

    public Task<CommandResult> DropAsync(Guid id, Asker asker, CancellationToken ct) =>
        RunAsync(
            asker,
            async work =>
            {
                if (await OpenAsync(work, id, ct) is not null)
                {
                    ListStore.Forget(work.Session, id);
                }
            },
            ct
        );

    public async Task<CommandResult> UndoAsync(
        DirectoryImportId id,
        Asker asker,
        CancellationToken ct
    )
    {
        var result = await RunAsync(
            asker,
            async work =>
            {
                var begun = await ImportScreens.BegunAsync(work.Session, id.Value, ct);
                var ask = new BeginDirectoryUndo(asker.By.Person ?? default, begun);
                await work.ChangeAsync<DirectoryImport, DirectoryImportEvent>(
                    id.Value,
                    i => DirectoryImportDecisions.Decide(i, ask, clock.GetUtcNow()),
                    ct
                );
            },
            ct
        );
        if (result.Succeeded)
        {
            jobs.Enqueue<UndoList>(j => j.RunAsync(id.Value, CancellationToken.None));
        }

        return result;
    }

    private Task<CommandResult> RunAsync(Asker asker, Func<Work, Task> script, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(asker);
        return commands.RunAsync(
            asker.By,
            (work, _) =>
            {
                if (asker.User.IsInRole(Caller.CoordinatorRole))
                {
                    return script(work);
                }

                work.NotFound();
                return Task.CompletedTask;
            },
            ct
        );
    }

    /// <summary>The list as long as it was not let in.</summary>
    private static async Task<ListUpload?> OpenAsync(Work work, Guid id, CancellationToken ct)
    {
        var upload = await work.Session.LoadAsync<ListUpload>(id, ct);
        if (upload is null || await work.Session.LoadAsync<DirectoryImport>(id, ct) is not null)
        {
            work.NotFound();
            return null;
        }

        return upload;
    }

    private static bool Names(ImportField field) =>
        field
            is ImportField.FamilyName
                or ImportField.FullName
                or ImportField.GivenName
                or ImportField.Organisation;

    private static PlannedRow Decided(PlannedRow row, RowDecision decision) =>
        row.Kind is not PlannedKind.Unsure || !Enum.IsDefined(decision.Choice)
            ? row
            : row with
            {
                Choice = decision.Choice,
                Chosen = Math.Clamp(decision.Chosen, 0, row.Likes.Count - 1),
            };
}
