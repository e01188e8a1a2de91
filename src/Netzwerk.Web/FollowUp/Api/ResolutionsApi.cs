using System.ComponentModel;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Web.Platform.Api;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.FollowUp.Api;

/// <summary>How far a resolution is carried out.</summary>
public sealed record ResolutionReportInput(ResolutionState State, string? Report = null);

/// <summary>Who sees to a resolution, and when the group looks at it again; left out is nobody and never.</summary>
public sealed record ResolutionTrustInput(PersonId? Responsible = null, DateOnly? Review = null);

/// <summary>Resolutions for programs: the same register as on the pages.</summary>
public sealed class ResolutionsApi(
    ResolutionRegister register,
    ResolutionCommands commands,
    Caller caller,
    ApiCall call,
    IStringLocalizer<FollowUpTexts> texts
)
{
    private static readonly Dictionary<string, string> States = new(StringComparer.Ordinal)
    {
        ["pending"] = "offen",
        ["to-review"] = "wiedervorlage",
        ["carried-out"] = "umgesetzt",
        ["overtaken"] = "ueberholt",
    };

    private static readonly Dictionary<string, string> Orders = new(StringComparer.Ordinal)
    {
        ["newest"] = "",
        ["oldest"] = "alt",
        ["review"] = "wieder",
    };

    public static void Map(RouteGroupBuilder resolutions)
    {
        resolutions
            .MapGet(
                "",
                (
                    [AsParameters] RegisterAsk ask,
                    [Description("pending, to-review, carried-out or overtaken")] string? state,
                    [Description("only those you are responsible for")] bool? mine,
                    ResolutionsApi it,
                    CancellationToken ct
                ) => it.ListAsync(ask, state, mine is true, ct)
            )
            .WithSummary(
                "The register of resolutions: those you see to and those of the groups you may see, in pages"
            )
            .Produces<RegisterView<ResolutionView>>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        resolutions
            .MapGet(
                "/{id:guid}",
                (Guid id, ResolutionsApi it, CancellationToken ct) => it.ShowAsync(new(id), ct)
            )
            .WithSummary("One resolution")
            .Produces<ResolutionView>();
        resolutions
            .MapPost(
                "/{id:guid}/report",
                (Guid id, ResolutionReportInput input, ResolutionsApi it, CancellationToken ct) =>
                    it.ReportAsync(new(id), input, ct)
            )
            .WithSummary(
                "Report how far it is carried out (who is responsible, coordinators, chair, minute taker)"
            )
            .Produces<ResolutionView>()
            .CanBeRefused();
        resolutions
            .MapPost(
                "/{id:guid}/entrust",
                (Guid id, ResolutionTrustInput input, ResolutionsApi it, CancellationToken ct) =>
                    it.EntrustAsync(new(id), input, ct)
            )
            .WithSummary(
                "Say who is responsible and when the group looks again (coordinators, chair, minute taker)"
            )
            .Produces<ResolutionView>()
            .CanBeRefused();
    }

    private async Task<IResult> ListAsync(
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

        if (!ask.TryFilter(Orders, out var filter, out var wrong))
        {
            return call.Unreadable(wrong);
        }

        var page = await register.PageAsync(
            filter with
            {
                State = standing,
                Mine = mine,
            },
            caller.Asker.User,
            ct
        );
        return RegisterAsk.ViewOf(page, filter, ResolutionView.Of);
    }

    private async Task<IResult> ShowAsync(ResolutionId id, CancellationToken ct) =>
        await register.FindAsync(id, caller.Asker.User, ct) is { } row
            ? call.Found(ResolutionView.Of(row), row.Resolution.Version)
            : call.NotFound();

    private async Task<IResult> ReportAsync(
        ResolutionId id,
        ResolutionReportInput input,
        CancellationToken ct
    ) =>
        await AnswerAsync(
            id,
            await commands.ReportAsync(
                id,
                new ReportResolution(input.State, input.Report),
                caller.Asker,
                ct,
                call.Options
            ),
            ct
        );

    private async Task<IResult> EntrustAsync(
        ResolutionId id,
        ResolutionTrustInput input,
        CancellationToken ct
    ) =>
        await AnswerAsync(
            id,
            await commands.EntrustAsync(
                id,
                input.Responsible,
                input.Review,
                caller.Asker,
                ct,
                call.Options
            ),
            ct
        );

    private Task<IResult> AnswerAsync(
        ResolutionId id,
        CommandResult result,
        CancellationToken ct
    ) => call.AnswerAsync(result, texts, () => ShowAsync(id, ct));
}
