using System.ComponentModel;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Api;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.FollowUp.Api;

/// <summary>Tasks for programs: the same register as on the pages.</summary>
public sealed class FollowUpApi(
    TaskRegister tasks,
    TaskScreens screens,
    FollowUpCommands commands,
    Caller caller,
    ApiCall call,
    TimeProvider clock,
    IStringLocalizer<FollowUpTexts> texts
)
{
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

    public static void Map(RouteGroupBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        MapTasks(api.MapGroup("/tasks").WithTags("Tasks"));
        ResolutionsApi.Map(api.MapGroup("/resolutions").WithTags("Resolutions"));
    }

    private static void MapTasks(RouteGroupBuilder tasks)
    {
        tasks
            .MapGet(
                "",
                (
                    [AsParameters] RegisterAsk ask,
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

    private async Task<IResult> TasksAsync(
        RegisterAsk ask,
        string? state,
        bool mine,
        CancellationToken ct
    )
    {
        if (RegisterAsk.Read(States, state) is not { } standing)
        {
            return call.Unreadable("state");
        }

        if (!ask.TryFilter(TaskOrders, out var filter, out var wrong))
        {
            return call.Unreadable(wrong);
        }

        var page = await tasks.PageAsync(
            filter with
            {
                State = standing,
                Mine = mine,
            },
            caller.Asker.User,
            ct
        );
        return RegisterAsk.ViewOf(
            page,
            filter,
            t => TaskView.Of(t.Task, t.Wording, t.Group, t.Assignee, t.IsOverdue)
        );
    }

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
}
