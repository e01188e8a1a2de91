using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Api;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.FollowUp.Api;

/// <summary>Tasks and resolutions for programs: the same registers as on the pages.</summary>
public sealed class FollowUpApi(
    Registers registers,
    TaskScreens screens,
    FollowUpCommands commands,
    Caller caller,
    ApiCall call,
    TimeProvider clock,
    IStringLocalizer<FollowUpTexts> texts
)
{
    private const int LastPage = 100_000;

    private static readonly Dictionary<string, string> States = new(StringComparer.Ordinal)
    {
        ["open"] = "offen",
        ["done"] = "erledigt",
        ["overdue"] = "ueberfaellig",
    };

    private static readonly Dictionary<string, string> TaskOrders = new(StringComparer.Ordinal)
    {
        ["due"] = "",
        ["due-last"] = "spaet",
        ["newest"] = "neu",
    };

    private static readonly Dictionary<string, string> Orders = new(StringComparer.Ordinal)
    {
        ["newest"] = "",
        ["oldest"] = "alt",
    };

    /// <summary>What a register can be narrowed by in the address.</summary>
    private sealed record Ask(
        Guid? Group,
        int? Year,
        string? Search,
        int? Page,
        [property: Description(
            "newest (usual) or oldest; of tasks due (usual), due-last or newest"
        )]
            string? Sort
    );

    public static void Map(RouteGroupBuilder api)
    {
        MapTasks(api.MapGroup("/tasks").WithTags("Tasks"));
        var resolutions = api.MapGroup("/resolutions").WithTags("Resolutions");
        resolutions
            .MapGet(
                "",
                ([AsParameters] Ask ask, FollowUpApi it, CancellationToken ct) =>
                    it.ResolutionsAsync(ask, ct)
            )
            .WithSummary("The register of resolutions of the groups you may see, in pages")
            .Produces<RegisterView<ResolutionView>>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        resolutions
            .MapGet(
                "/{id:guid}",
                (Guid id, FollowUpApi it, CancellationToken ct) => it.ResolutionAsync(new(id), ct)
            )
            .WithSummary("One resolution")
            .Produces<ResolutionView>();
    }

    private static void MapTasks(RouteGroupBuilder tasks)
    {
        tasks
            .MapGet(
                "",
                (
                    [AsParameters] Ask ask,
                    [Description("open, done or overdue")] string? state,
                    [Description("only your own")] bool? mine,
                    FollowUpApi it,
                    CancellationToken ct
                ) => it.TasksAsync(ask, state, mine is true, ct)
            )
            .WithSummary(
                "The register of tasks: yours and those of the groups you may see, in pages"
            )
            .Produces<RegisterView<TaskView>>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        tasks
            .MapGet(
                "/{id:guid}",
                (Guid id, FollowUpApi it, CancellationToken ct) => it.TaskAsync(new(id), ct)
            )
            .WithSummary("One task")
            .Produces<TaskView>();
        tasks
            .MapPost(
                "/{id:guid}/finish",
                (Guid id, FollowUpApi it, CancellationToken ct) => it.FinishAsync(new(id), ct)
            )
            .WithSummary("Call a task done (who has it, coordinators, chair, minute taker)")
            .Produces<TaskView>()
            .CanBeRefused();
        tasks
            .MapPost(
                "/{id:guid}/reopen",
                (Guid id, FollowUpApi it, CancellationToken ct) => it.ReopenAsync(new(id), ct)
            )
            .WithSummary("Open a task again (who has it, coordinators, chair, minute taker)")
            .Produces<TaskView>()
            .CanBeRefused();
    }

    private async Task<IResult> TasksAsync(Ask ask, string? state, bool mine, CancellationToken ct)
    {
        if (Read(States, state) is not { } standing)
        {
            return call.Unreadable("state");
        }

        if (!TryFilter(ask, TaskOrders, out var filter, out var wrong))
        {
            return call.Unreadable(wrong);
        }

        var page = await registers.TasksAsync(
            filter with
            {
                State = standing,
                Mine = mine,
            },
            caller.Asker.User,
            ct
        );
        return Page(
            page,
            filter,
            t => TaskView.Of(t.Task, t.Wording, t.Group, t.Assignee, t.IsOverdue)
        );
    }

    private async Task<IResult> ResolutionsAsync(Ask ask, CancellationToken ct) =>
        TryFilter(ask, Orders, out var filter, out var wrong)
            ? Page(
                await registers.ResolutionsAsync(filter, caller.Asker.User, ct),
                filter,
                ResolutionView.Of
            )
            : call.Unreadable(wrong);

    private async Task<IResult> ResolutionAsync(ResolutionId id, CancellationToken ct) =>
        await registers.ResolutionAsync(id, caller.Asker.User, ct) is { } row
            ? call.Found(ResolutionView.Of(row), row.Resolution.Version)
            : call.NotFound();

    private async Task<IResult> TaskAsync(ActionItemId id, CancellationToken ct)
    {
        if (await screens.LoadAsync(id, caller.Asker.User, ct) is not { } screen)
        {
            return call.NotFound();
        }

        var task = screen.Task;
        var isOverdue = task.IsOverdue(Appointment.LocalDay(clock.GetUtcNow()));
        var view = TaskView.Of(task, screen.Wording, screen.Group.Name, screen.Assignee, isOverdue);
        return call.Found(view, view.Version);
    }

    private async Task<IResult> FinishAsync(ActionItemId id, CancellationToken ct) =>
        await AnswerAsync(id, await commands.FinishAsync(id, caller.Asker, ct, call.Options), ct);

    private async Task<IResult> ReopenAsync(ActionItemId id, CancellationToken ct) =>
        await AnswerAsync(id, await commands.ReopenAsync(id, caller.Asker, ct, call.Options), ct);

    private Task<IResult> AnswerAsync(
        ActionItemId id,
        CommandResult result,
        CancellationToken ct
    ) => call.AnswerAsync(result, texts, () => TaskAsync(id, ct));

    private static Ok<RegisterView<TView>> Page<TRow, TView>(
        RegisterPage<TRow> page,
        RegisterFilter filter,
        Func<TRow, TView> view
    ) =>
        TypedResults.Ok(
            new RegisterView<TView>(
                [.. page.Rows.Select(view)],
                page.Count,
                filter.Page,
                page.PageCount
            )
        );

    /// <summary>An address that says something without meaning is told so, not read as if it said nothing.</summary>
    private static bool TryFilter(
        Ask ask,
        Dictionary<string, string> orders,
        out RegisterFilter filter,
        out string wrong
    )
    {
        var sort = Read(orders, ask.Sort);
        filter = new()
        {
            Group = ask.Group,
            Year = ask.Year,
            Search = PlainText.Line(ask.Search),
            Sort = sort ?? "",
            Page = ask.Page ?? 1,
        };
        wrong =
            sort is null ? "sort"
            : filter.Page is < 1 or > LastPage ? "page"
            : filter.Year is < 1 or > 9999 ? "year"
            : "";
        return wrong.Length == 0;
    }

    private static string? Read(Dictionary<string, string> words, string? word) =>
        word is null ? "" : words.GetValueOrDefault(word);
}
