using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Web.Meetings.Series;
using Netzwerk.Web.Meetings.Series.Pages;
using Netzwerk.Web.Platform.Api;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Meetings.Api;

/// <summary>Who is invited to a series and what they answer to all of its dates, for programs.</summary>
public sealed class SeriesPeopleApi(
    SeriesInvitations invitations,
    SeriesScreens screens,
    Caller caller,
    ApiCall call,
    IStringLocalizer<SeriesTexts> texts,
    IStringLocalizer<MeetingTexts> words
)
{
    public static void Map(RouteGroupBuilder series)
    {
        series
            .MapGet(
                "/invitees",
                (Guid id, SeriesPeopleApi it, CancellationToken ct) => it.ListAsync(new(id), ct)
            )
            .WithSummary("Who is invited to the series; what they answer stands with each date")
            .Produces<IReadOnlyList<SeriesInviteeView>>();
        series
            .MapPost(
                "/invitees",
                (Guid id, InviteInput input, SeriesPeopleApi it, CancellationToken ct) =>
                    it.InviteAsync(new(id), input, ct)
            )
            .WithSummary("Invite one more person, member or guest, to all coming dates")
            .Produces<IReadOnlyList<SeriesInviteeView>>()
            .CanBeRefused();
        series
            .MapDelete(
                "/invitees/{person:guid}",
                (Guid id, Guid person, SeriesPeopleApi it, CancellationToken ct) =>
                    it.WithdrawAsync(new(id), new(person), ct)
            )
            .WithSummary("Take one person's invitation to all coming dates back")
            .Produces(StatusCodes.Status204NoContent)
            .CanBeRefused();
        series
            .MapPut(
                "/answers/mine",
                (Guid id, AnswerInput input, SeriesPeopleApi it, CancellationToken ct) =>
                    it.AnswerAsync(new(id), input, ct)
            )
            .WithSummary("Answer all coming dates that you are invited to")
            .Produces<SeriesView>()
            .CanBeRefused();
        series
            .MapPut(
                "/answers/{person:guid}",
                (
                    Guid id,
                    Guid person,
                    AnswerInput input,
                    SeriesPeopleApi it,
                    CancellationToken ct
                ) => it.EnterAsync(new(id), new(person), input, ct)
            )
            .WithSummary("Enter the answer to all coming dates that somebody gave you (who plans)")
            .Produces(StatusCodes.Status204NoContent)
            .CanBeRefused();
    }

    private async Task<IResult> ListAsync(SeriesId id, CancellationToken ct)
    {
        if (await screens.LoadAsync(id, caller.Asker.User, ct) is not { } screen)
        {
            return call.NotFound();
        }

        return screen.Rights.See
            ? call.Found(
                screen
                    .InvitedByName.Select(p => new SeriesInviteeView(
                        p,
                        screen.Names[p],
                        screen.IsGuest(p)
                    ))
                    .ToArray(),
                screen.Series.Version
            )
            : call.NotAllowed();
    }

    private async Task<IResult> InviteAsync(SeriesId id, InviteInput input, CancellationToken ct)
    {
        var result = await invitations.InviteAsync(
            id,
            input.Person,
            caller.Asker,
            call.Options,
            ct
        );
        return await call.AnswerAsync(result, Words(result), () => ListAsync(id, ct));
    }

    private async Task<IResult> WithdrawAsync(SeriesId id, PersonId person, CancellationToken ct)
    {
        var result = await invitations.WithdrawAsync(id, person, caller.Asker, call.Options, ct);
        return await call.AnswerAsync(result, Words(result));
    }

    private async Task<IResult> AnswerAsync(SeriesId id, AnswerInput input, CancellationToken ct)
    {
        var result = await invitations.AnswerAsync(
            id,
            only: null,
            input.Answer,
            caller.Asker,
            ct,
            call.CommandKey
        );
        return await call.AnswerAsync(
            result,
            Words(result),
            async () =>
                await screens.LoadAsync(id, caller.Asker.User, ct) is { } screen
                    ? call.Found(
                        SeriesView.Of(screen.Series, screen.Dates, caller.Person),
                        screen.Series.Version
                    )
                    : call.NotFound()
        );
    }

    private async Task<IResult> EnterAsync(
        SeriesId id,
        PersonId person,
        AnswerInput input,
        CancellationToken ct
    )
    {
        var result = await invitations.EnterAnswerAsync(
            id,
            person,
            input.Answer,
            caller.Asker,
            call.Options,
            ct
        );
        return await call.AnswerAsync(result, Words(result));
    }

    private IStringLocalizer Words(CommandResult result) => result.WordsFor(texts, words);
}
