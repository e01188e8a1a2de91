using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Meetings.Series;
using Netzwerk.Web.Meetings.Series.Pages;
using Netzwerk.Web.Platform.Api;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Meetings.Api;

/// <summary>Series of meetings for programs: the same commands and the same rights as on the pages.</summary>
public sealed class SeriesApi(
    IQuerySession session,
    SeriesCommands commands,
    SeriesScreens screens,
    Caller caller,
    ApiCall call,
    IStringLocalizer<SeriesTexts> texts,
    IStringLocalizer<MeetingTexts> words
)
{
    public static void Map(RouteGroupBuilder api)
    {
        var series = api.MapGroup("/series").WithTags("Series");
        series
            .MapGet(
                "",
                (Guid? group, SeriesApi it, CancellationToken ct) => it.ListAsync(group, ct)
            )
            .WithSummary("The series you may see, by their first day; of one group if asked")
            .Produces<IReadOnlyList<SeriesView>>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        series
            .MapPost(
                "",
                (SeriesInput input, SeriesApi it, CancellationToken ct) => it.PlanAsync(input, ct)
            )
            .WithSummary("Plan a series; nobody is invited yet")
            .Produces<SeriesView>(StatusCodes.Status201Created)
            .CanBeRefused();
        series
            .MapGet(
                "/{id:guid}",
                (Guid id, SeriesApi it, CancellationToken ct) => it.ShowAsync(new(id), ct)
            )
            .WithSummary("A series with its dates")
            .Produces<SeriesView>();
        series
            .MapPut(
                "/{id:guid}",
                (Guid id, SeriesChangeInput input, SeriesApi it, CancellationToken ct) =>
                    it.DescribeAsync(new(id), input, ct)
            )
            .WithSummary("Change title, place or video link of all coming dates")
            .Produces<SeriesView>()
            .CanBeRefused();
        MapSteps(series.MapGroup("/{id:guid}"));
        SeriesPeopleApi.Map(series.MapGroup("/{id:guid}"));
    }

    private static void MapSteps(RouteGroupBuilder series)
    {
        series
            .MapPost(
                "/call",
                (Guid id, CallInput? input, SeriesApi it, CancellationToken ct) =>
                    it.CallAsync(new(id), input, ct)
            )
            .WithSummary("Invite the members of the group and these guests to all coming dates")
            .Produces<SeriesView>()
            .CanBeRefused();
        series
            .MapPost(
                "/end",
                (Guid id, EndInput input, SeriesApi it, CancellationToken ct) =>
                    it.EndAsync(new(id), input, ct)
            )
            .WithSummary("End the series with this day; later dates fall away")
            .Produces<SeriesView>()
            .CanBeRefused();
        series
            .MapPost(
                "/continue",
                (Guid id, ContinueInput input, SeriesApi it, CancellationToken ct) =>
                    it.ContinueAsync(new(id), input, ct)
            )
            .WithSummary("End the series before a date and begin another one with its people")
            .Produces<SeriesView>(StatusCodes.Status201Created)
            .CanBeRefused();
        series
            .MapPost(
                "/cancel",
                (Guid id, CancelInput? input, SeriesApi it, CancellationToken ct) =>
                    it.CancelAsync(new(id), input, ct)
            )
            .WithSummary("Cancel the whole series before its first date")
            .Produces<SeriesView>()
            .CanBeRefused();
    }

    private async Task<IResult> ListAsync(Guid? group, CancellationToken ct)
    {
        var found = new List<SeriesView>();
        foreach (
            var series in (await session.Query<MeetingSeries>().ToListAsync(ct))
                .Where(s => group is null || s.Group.Value == group)
                .OrderBy(s => s.Rule.First)
        )
        {
            if (await screens.LoadAsync(new(series.Id), caller.Asker.User, ct) is { } screen)
            {
                found.Add(ViewOf(screen));
            }
        }

        return TypedResults.Ok(found);
    }

    private async Task<IResult> ShowAsync(SeriesId id, CancellationToken ct) =>
        await screens.LoadAsync(id, caller.Asker.User, ct) is { } screen
            ? call.Found(ViewOf(screen), screen.Series.Version)
            : call.NotFound();

    private async Task<IResult> PlanAsync(SeriesInput input, CancellationToken ct)
    {
        var id = new SeriesId(call.NewId());
        var result = await commands.PlanAsync(id, input.Asked(), caller.Asker, ct, call.CommandKey);
        return await CreatedAsync(id, result, ct);
    }

    private async Task<IResult> DescribeAsync(
        SeriesId id,
        SeriesChangeInput input,
        CancellationToken ct
    )
    {
        var ask = new DescribeSeries(input.Title, input.Place, input.VideoLink);
        return await AnswerAsync(
            id,
            await commands.DescribeAsync(id, ask, caller.Asker, call.Options, ct),
            ct
        );
    }

    private async Task<IResult> CallAsync(SeriesId id, CallInput? input, CancellationToken ct) =>
        await AnswerAsync(
            id,
            await commands.CallAsync(id, input?.Guests ?? [], caller.Asker, call.Options, ct),
            ct
        );

    private async Task<IResult> EndAsync(SeriesId id, EndInput input, CancellationToken ct) =>
        await AnswerAsync(
            id,
            await commands.EndAsync(id, input.Last, caller.Asker, call.Options, ct),
            ct
        );

    private async Task<IResult> ContinueAsync(
        SeriesId id,
        ContinueInput input,
        CancellationToken ct
    )
    {
        var next = new SeriesId(call.NewId());
        var result = await commands.ContinueAsync(
            id,
            next,
            input.Asked(),
            input.Since,
            caller.Asker,
            call.Options,
            ct
        );
        return await CreatedAsync(next, result, ct);
    }

    private async Task<IResult> CancelAsync(
        SeriesId id,
        CancelInput? input,
        CancellationToken ct
    ) =>
        await AnswerAsync(
            id,
            await commands.CancelAsync(id, new(input?.Reason), caller.Asker, call.Options, ct),
            ct
        );

    private Task<IResult> CreatedAsync(SeriesId id, CommandResult result, CancellationToken ct)
    {
        var told = Named(result);
        return call.AnswerAsync(
            told,
            told.WordsFor(texts, words),
            async () =>
                await screens.LoadAsync(id, caller.Asker.User, ct) is { } screen
                    ? call.Created($"/series/{id}", ViewOf(screen), screen.Series.Version)
                    : call.NotFound()
        );
    }

    private Task<IResult> AnswerAsync(SeriesId id, CommandResult result, CancellationToken ct) =>
        call.AnswerAsync(result, result.WordsFor(texts, words), () => ShowAsync(id, ct));

    // The rules of meetings speak of their day; here it is the first of the rule.
    private static CommandResult Named(CommandResult result) =>
        result.Refusal is { Field: "Day" } refusal
            ? result with
            {
                Refusal = refusal with { Field = nameof(SeriesInput.First) },
            }
            : result;

    private SeriesView ViewOf(SeriesScreen screen) =>
        SeriesView.Of(screen.Series, screen.Dates, caller.Person);
}
