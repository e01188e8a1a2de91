using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Api;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Meetings.Api;

/// <summary>The agenda of a meeting for programs: items come, change, go and move.</summary>
public sealed class AgendaApi(
    MeetingCommands commands,
    MeetingScreens screens,
    Caller caller,
    ApiCall call,
    IStringLocalizer<MeetingTexts> texts
)
{
    public static void Map(RouteGroupBuilder agenda)
    {
        agenda
            .MapPost(
                "",
                (Guid id, AgendaItemInput input, AgendaApi it, CancellationToken ct) =>
                    it.AddAsync(new(id), input, ct)
            )
            .WithSummary("Put an item at the end of the agenda")
            .Produces<AgendaItemView>(StatusCodes.Status201Created)
            .CanBeRefused();
        agenda
            .MapPut(
                "/{item:guid}",
                (Guid id, Guid item, AgendaItemInput input, AgendaApi it, CancellationToken ct) =>
                    it.ChangeAsync(new(id), new(item), input, ct)
            )
            .WithSummary("Reword an item, or give it another time or rapporteur")
            .Produces<AgendaItemView>()
            .CanBeRefused();
        agenda
            .MapDelete(
                "/{item:guid}",
                (Guid id, Guid item, AgendaApi it, CancellationToken ct) =>
                    it.RemoveAsync(new(id), new(item), ct)
            )
            .WithSummary("Take an item off the agenda")
            .Produces(StatusCodes.Status204NoContent)
            .CanBeRefused();
        agenda
            .MapPost(
                "/{item:guid}/shift",
                (Guid id, Guid item, ShiftInput input, AgendaApi it, CancellationToken ct) =>
                    it.ShiftAsync(new(id), new(item), input, ct)
            )
            .WithSummary("Move an item one place up or down")
            .Produces<MeetingView>()
            .CanBeRefused();
    }

    private Task<IResult> AddAsync(MeetingId id, AgendaItemInput input, CancellationToken ct)
    {
        var item = new AgendaItemId(call.NewId());
        var ask = input.Asked(item);
        return RunAsync(
            id,
            m => AgendaDecisions.Decide(m, ask),
            meeting =>
                ItemOf(meeting, item) is { } added
                    ? call.Created($"/meetings/{id}", added, meeting.Version)
                    : call.NotFound(),
            ct
        );
    }

    private Task<IResult> ChangeAsync(
        MeetingId id,
        AgendaItemId item,
        AgendaItemInput input,
        CancellationToken ct
    )
    {
        var ask = new ChangeAgendaItem(
            item,
            input.Title,
            input.Purpose,
            input.Minutes,
            input.Rapporteur,
            input.Part
        );
        return RunAsync(
            id,
            m => AgendaDecisions.Decide(m, ask),
            meeting =>
                ItemOf(meeting, item) is { } changed
                    ? call.Found(changed, meeting.Version)
                    : call.NotFound(),
            ct
        );
    }

    private async Task<IResult> RemoveAsync(
        MeetingId id,
        AgendaItemId item,
        CancellationToken ct
    ) =>
        await call.AnswerAsync(
            await ChangeAgendaAsync(
                id,
                m => AgendaDecisions.Decide(m, new RemoveAgendaItem(item)),
                ct
            ),
            texts
        );

    private Task<IResult> ShiftAsync(
        MeetingId id,
        AgendaItemId item,
        ShiftInput input,
        CancellationToken ct
    ) =>
        RunAsync(
            id,
            m => AgendaDecisions.Decide(m, new ShiftAgendaItem(item, input.Up)),
            meeting => call.Found(MeetingView.Of(meeting, caller.Person), meeting.Version),
            ct
        );

    private async Task<IResult> RunAsync(
        MeetingId id,
        Func<Meeting, Outcome<MeetingEvent>> change,
        Func<Meeting, IResult> answer,
        CancellationToken ct
    ) =>
        await call.AnswerAsync(
            await ChangeAgendaAsync(id, change, ct),
            texts,
            async () =>
                await screens.LoadAsync(id, caller.Asker.User, ct) is { } screen
                    ? answer(screen.Meeting)
                    : call.NotFound()
        );

    private Task<Platform.EventStore.CommandResult> ChangeAgendaAsync(
        MeetingId id,
        Func<Meeting, Outcome<MeetingEvent>> change,
        CancellationToken ct
    ) => commands.ChangeAgendaAsync(id, [change], caller.Asker, call.Options, ct);

    private static AgendaItemView? ItemOf(Meeting meeting, AgendaItemId item) =>
        meeting.Agenda.FirstOrDefault(i => i.Id == item) is { } found
            ? AgendaItemView.Of(found)
            : null;
}
