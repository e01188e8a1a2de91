using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Api;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Meetings.Api;

/// <summary>Meetings for programs: the same commands and the same rights as on the pages.</summary>
public sealed class MeetingsApi(
    IQuerySession session,
    MeetingCommands commands,
    MeetingScreens screens,
    Caller caller,
    ApiCall call,
    IStringLocalizer<MeetingTexts> texts
)
{
    public static void Map(RouteGroupBuilder api)
    {
        var meetings = api.MapGroup("/meetings").WithTags("Meetings");
        meetings
            .MapGet(
                "",
                (
                    Guid? group,
                    DateOnly? from,
                    DateOnly? until,
                    MeetingsApi it,
                    CancellationToken ct
                ) => it.ListAsync(group, from, until, ct)
            )
            .WithSummary(
                "The meetings you may see, by day; of one group and in a range of days if asked"
            )
            .Produces<IReadOnlyList<MeetingView>>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        meetings
            .MapPost(
                "",
                (MeetingInput input, MeetingsApi it, CancellationToken ct) =>
                    it.PlanAsync(input, ct)
            )
            .WithSummary("Plan a meeting; nobody is told yet")
            .Produces<MeetingView>(StatusCodes.Status201Created)
            .CanBeRefused();
        meetings
            .MapGet(
                "/{id:guid}",
                (Guid id, MeetingsApi it, CancellationToken ct) => it.ShowAsync(new(id), ct)
            )
            .WithSummary("One meeting")
            .Produces<MeetingView>();
        meetings
            .MapPut(
                "/{id:guid}",
                (Guid id, MeetingChangeInput input, MeetingsApi it, CancellationToken ct) =>
                    it.ChangeAsync(new(id), input, ct)
            )
            .WithSummary("Change title, place or date")
            .Produces<MeetingView>()
            .CanBeRefused();
        MapSteps(meetings.MapGroup("/{id:guid}"));
        AgendaApi.Map(meetings.MapGroup("/{id:guid}/agenda"));
        AttendanceApi.Map(meetings.MapGroup("/{id:guid}"));
    }

    private static void MapSteps(RouteGroupBuilder meeting)
    {
        meeting
            .MapPost(
                "/call",
                (Guid id, CallInput? input, MeetingsApi it, CancellationToken ct) =>
                    it.CallAsync(new(id), input, ct)
            )
            .WithSummary("Invite the members of the group and these guests")
            .Produces<MeetingView>()
            .CanBeRefused();
        meeting
            .MapPost(
                "/move",
                (Guid id, MoveInput input, MeetingsApi it, CancellationToken ct) =>
                    it.MoveAsync(new(id), input, ct)
            )
            .WithSummary("Move the meeting; everybody is asked again")
            .Produces<MeetingView>()
            .CanBeRefused();
        meeting
            .MapPost(
                "/cancel",
                (Guid id, CancelInput? input, MeetingsApi it, CancellationToken ct) =>
                    it.CancelAsync(new(id), input, ct)
            )
            .WithSummary("Cancel the meeting and tell everybody invited")
            .Produces<MeetingView>()
            .CanBeRefused();
        meeting
            .MapPost(
                "/open",
                (Guid id, MeetingsApi it, CancellationToken ct) => it.OpenAsync(new(id), ct)
            )
            .WithSummary("Open the meeting")
            .Produces<MeetingView>()
            .CanBeRefused();
        meeting
            .MapPost(
                "/close",
                (Guid id, MeetingsApi it, CancellationToken ct) => it.CloseAsync(new(id), ct)
            )
            .WithSummary("Close the meeting")
            .Produces<MeetingView>()
            .CanBeRefused();
    }

    private async Task<IResult> ListAsync(
        Guid? group,
        DateOnly? from,
        DateOnly? until,
        CancellationToken ct
    )
    {
        var groups = (await session.Query<Group>().ToListAsync(ct)).ToDictionary(g => g.Id);
        var first = from ?? DateOnly.MinValue;
        var last = until ?? DateOnly.MaxValue;
        var found = await session
            .Query<Meeting>()
            .Where(m => m.When.Day >= first && m.When.Day <= last)
            .OrderBy(m => m.When.Day)
            .ToListAsync(ct);
        return TypedResults.Ok(
            found
                .Where(m => group is null || m.Group.Value == group)
                .Select(m => (Meeting: m, Rights: RightsIn(m)))
                .Where(m => m.Rights.See)
                .Select(m => MeetingView.Of(Permissions.AsSeen(m.Meeting, m.Rights), caller.Person))
                .ToArray()
        );

        MeetingRights RightsIn(Meeting meeting) =>
            Permissions.RightsIn(
                meeting,
                groups.GetValueOrDefault(meeting.Group.Value),
                caller.Asker.User
            );
    }

    private async Task<IResult> ShowAsync(MeetingId id, CancellationToken ct) =>
        await screens.LoadAsync(id, caller.Asker.User, ct) is { } screen
            ? call.Found(MeetingView.Of(screen.Meeting, caller.Person), screen.Meeting.Version)
            : call.NotFound();

    private async Task<IResult> PlanAsync(MeetingInput input, CancellationToken ct)
    {
        var id = new MeetingId(call.NewId());
        var ask = new PlanMeeting(
            input.Group,
            input.Title,
            input.Day,
            input.From,
            input.To,
            input.Place,
            input.VideoLink
        );
        AddAgendaItem[] items =
        [
            .. (input.Agenda ?? []).Select(i => i.Asked(AgendaItemId.Create())),
        ];
        var result = await commands.PlanAsync(id, ask, items, caller.Asker, ct, call.CommandKey);
        return await call.AnswerAsync(
            result,
            texts,
            async () =>
                await screens.LoadAsync(id, caller.Asker.User, ct) is { } screen
                    ? call.Created(
                        $"/meetings/{id}",
                        MeetingView.Of(screen.Meeting, caller.Person),
                        screen.Meeting.Version
                    )
                    : call.NotFound()
        );
    }

    private async Task<IResult> ChangeAsync(
        MeetingId id,
        MeetingChangeInput input,
        CancellationToken ct
    ) =>
        await AnswerAsync(
            id,
            await commands.ChangeAsync(
                id,
                new(input.Title, input.Place, input.VideoLink),
                new(input.Day, input.From, input.To),
                caller.Asker,
                call.Options,
                ct
            ),
            ct
        );

    private async Task<IResult> CallAsync(MeetingId id, CallInput? input, CancellationToken ct) =>
        await AnswerAsync(
            id,
            await commands.CallAsync(
                id,
                new HowToCall(input?.Guests ?? [], input?.Urgent is true, input?.Reason),
                caller.Asker,
                call.Options,
                ct
            ),
            ct
        );

    private async Task<IResult> MoveAsync(MeetingId id, MoveInput input, CancellationToken ct) =>
        await AnswerAsync(
            id,
            await commands.MoveAsync(
                id,
                new(input.Day, input.From, input.To),
                caller.Asker,
                call.Options,
                ct
            ),
            ct
        );

    private async Task<IResult> CancelAsync(
        MeetingId id,
        CancelInput? input,
        CancellationToken ct
    ) =>
        await AnswerAsync(
            id,
            await commands.CancelAsync(id, new(input?.Reason), caller.Asker, call.Options, ct),
            ct
        );

    private async Task<IResult> OpenAsync(MeetingId id, CancellationToken ct) =>
        await AnswerAsync(id, await commands.OpenAsync(id, caller.Asker, call.Options, ct), ct);

    private async Task<IResult> CloseAsync(MeetingId id, CancellationToken ct) =>
        await AnswerAsync(id, await commands.CloseAsync(id, caller.Asker, call.Options, ct), ct);

    private Task<IResult> AnswerAsync(MeetingId id, CommandResult result, CancellationToken ct) =>
        call.AnswerAsync(result, texts, () => ShowAsync(id, ct));
}
