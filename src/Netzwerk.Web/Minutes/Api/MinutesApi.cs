using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Minutes.Review;
using Netzwerk.Web.Platform.Api;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Minutes.Api;

/// <summary>Minutes for programs: where they stand, what they say, and the steps from review to the frozen edition.</summary>
public sealed class MinutesApi(
    MinutesCommands commands,
    ReviewScreens screens,
    Caller caller,
    ApiCall call,
    TimeProvider clock,
    IStringLocalizer<MinutesReviewTexts> texts
)
{
    public static void Map(RouteGroupBuilder api)
    {
        var minutes = api.MapGroup("/meetings/{id:guid}/minutes").WithTags("Minutes");
        minutes
            .MapGet("", (Guid id, MinutesApi it, CancellationToken ct) => it.ShowAsync(new(id), ct))
            .WithSummary("Where the minutes stand and what they say")
            .Produces<MinutesView>();
        minutes
            .MapGet(
                "/pdf",
                (MeetingId id, HttpContext http, MinutesFiles it, CancellationToken ct) =>
                    it.OfMeetingAsync(id, "pdf", http, ct)
            )
            .WithSummary("The print: the frozen one for every reader, a draft for who may write")
            .Produces<Stream>(contentType: MinutesFiles.MediaType);
        minutes
            .MapPost(
                "/submit",
                (Guid id, SubmitInput input, MinutesApi it, CancellationToken ct) =>
                    it.SubmitAsync(new(id), input, ct)
            )
            .WithSummary("Lay the minutes before the members (coordinators and chair)")
            .Produces<MinutesView>()
            .CanBeRefused();
        minutes
            .MapPost(
                "/approve",
                (Guid id, ApproveInput input, MinutesApi it, CancellationToken ct) =>
                    it.ApproveAsync(new(id), input, ct)
            )
            .WithSummary("Note that a later meeting approved the minutes (coordinators and chair)")
            .Produces<MinutesView>()
            .CanBeRefused();
        minutes
            .MapPost(
                "/reopen",
                (Guid id, MinutesApi it, CancellationToken ct) => it.ReopenAsync(new(id), ct)
            )
            .WithSummary("Take submitted minutes back for correction (coordinators and chair)")
            .Produces<MinutesView>()
            .CanBeRefused();
        MapObjections(minutes.MapGroup("/objections"));
    }

    private static void MapObjections(RouteGroupBuilder objections)
    {
        objections
            .MapPut(
                "/mine",
                (Guid id, ObjectionInput input, MinutesApi it, CancellationToken ct) =>
                    it.ObjectAsync(new(id), input, ct)
            )
            .WithSummary("Object to submitted minutes (invited members)")
            .Produces<MinutesView>()
            .CanBeRefused();
        objections
            .MapPut(
                "/{person:guid}",
                (Guid id, Guid person, SettleInput input, MinutesApi it, CancellationToken ct) =>
                    it.SettleAsync(new(id), new(person), input, ct)
            )
            .WithSummary("Uphold or reject an objection (coordinators and chair)")
            .Produces<MinutesView>()
            .CanBeRefused();
    }

    private async Task<IResult> ShowAsync(MeetingId id, CancellationToken ct)
    {
        var screen = await screens.LoadAsync(id, caller.Asker.User, ct);
        if (screen is not { Meeting.Status: not (MeetingStatus.Draft or MeetingStatus.Cancelled) })
        {
            return call.NotFound();
        }

        var view = MinutesView.Of(
            screen,
            await screens.ContentAsync(screen, ct),
            await screens.EditionAsync(screen, ct),
            clock.GetUtcNow()
        );
        return call.Found(view, view.Version);
    }

    private async Task<IResult> SubmitAsync(MeetingId id, SubmitInput input, CancellationToken ct)
    {
        var ask = new SubmitMinutes(input.ObjectionsUntil, input.Approval);
        return await AnswerAsync(
            id,
            await commands.SubmitAsync(id, ask, caller.Asker, ct, call.Options),
            ct
        );
    }

    private async Task<IResult> ApproveAsync(MeetingId id, ApproveInput input, CancellationToken ct)
    {
        var ask = new ApproveMinutes(input.In, input.Vote);
        return await AnswerAsync(
            id,
            await commands.ApproveAsync(id, ask, caller.Asker, ct, call.Options),
            ct
        );
    }

    private async Task<IResult> ReopenAsync(MeetingId id, CancellationToken ct) =>
        await AnswerAsync(id, await commands.ReopenAsync(id, caller.Asker, ct, call.Options), ct);

    private async Task<IResult> ObjectAsync(
        MeetingId id,
        ObjectionInput input,
        CancellationToken ct
    ) =>
        await AnswerAsync(
            id,
            await commands.ObjectAsync(
                id,
                person => new(person, input.Wording, input.Item, input.Paragraph, input.Proposal),
                caller.Asker,
                ct,
                call.Options
            ),
            ct
        );

    private async Task<IResult> SettleAsync(
        MeetingId id,
        PersonId person,
        SettleInput input,
        CancellationToken ct
    )
    {
        var ask = new SettleObjection(person, input.Result, input.Reason);
        return await AnswerAsync(
            id,
            await commands.SettleAsync(id, ask, caller.Asker, ct, call.Options),
            ct
        );
    }

    private Task<IResult> AnswerAsync(MeetingId id, CommandResult result, CancellationToken ct) =>
        call.AnswerAsync(result, texts, () => ShowAsync(id, ct));
}
