using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Groups.Procedure;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings.Calling;

/// <summary>A board with rules of procedure, a coordinator, a chair and a member.</summary>
internal sealed record Board(
    GroupId Group,
    KnownPerson Coordinator,
    KnownPerson Chair,
    KnownPerson Member
);

/// <summary>What people do to call a meeting by the book.</summary>
internal static class CallingSteps
{
    public const string Closed = "Bewerbungen um die Leitung";

    private static readonly Asker Office = Asker.Program(Originator.Job);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Public, called a week before, urgently three days before, known to the public two days before.</summary>
    public static async Task<Board> BoardAsync(
        this NetzwerkApp app,
        GroupOpenness openness = GroupOpenness.Listed,
        int noticeDays = 7,
        int publicNoticeDays = 2
    )
    {
        var group = await app.FoundAsync(openness, "Bildungsbeirat");
        var chair = await app.CreatePersonAsync("Vera", "Vorsitz");
        var member = await app.CreatePersonAsync("Mira", "Mitglied");
        await app.SeatAsync(group, chair, GroupRole.Chair);
        await app.SeatAsync(group, member);
        await app.AdoptAsync(
            group,
            r =>
                r with
                {
                    Convocation = r.Convocation with { NoticeDays = noticeDays, UrgentDays = 3 },
                    Publicity = new(
                        MeetingPublicity.Public,
                        publicNoticeDays,
                        OnlinePublication.WithConvocation,
                        ClosedResolutionsLater: false
                    ),
                }
        );
        return new(group, await app.CreateCoordinatorAsync(), chair, member);
    }

    /// <summary>A draft with a public item, a closed one between, and another public one.</summary>
    public static async Task<MeetingId> DraftAsync(
        this NetzwerkApp app,
        Board board,
        int daysAhead = 20
    )
    {
        var id = MeetingId.Create();
        var day = app.Today().AddDays(daysAhead);
        var plan = new PlanMeeting(
            board.Group,
            "Herbstsitzung",
            day,
            new(14, 0),
            new(16, 0),
            "Rathaus",
            "https://treffen.example/beirat"
        );
        AddAgendaItem[] items =
        [
            new(AgendaItemId.Create(), "Bericht", ItemPurpose.Information, 30, board.Chair.Id),
            new(
                AgendaItemId.Create(),
                Closed,
                ItemPurpose.Decision,
                30,
                board.Chair.Id,
                AgendaPart.ClosedPart
            ),
            new(AgendaItemId.Create(), "Verschiedenes", ItemPurpose.Discussion, 20, board.Chair.Id),
        ];
        var commands = app.Services.GetRequiredService<MeetingCommands>();
        Succeeds(await commands.PlanAsync(id, plan, items, Office, Ct));
        return id;
    }

    public static async Task CallAsync(this NetzwerkApp app, MeetingId meeting)
    {
        var commands = app.Services.GetRequiredService<MeetingCommands>();
        Succeeds(await commands.CallAsync(meeting, [], Office, CommandOptions.None, Ct));
    }

    public static async Task<MeetingId> CalledAsync(
        this NetzwerkApp app,
        Board board,
        int daysAhead = 20
    )
    {
        var meeting = await app.DraftAsync(board, daysAhead);
        await app.CallAsync(meeting);
        return meeting;
    }

    public static async Task<Meeting> LoadAsync(this NetzwerkApp app, MeetingId meeting)
    {
        await using var session = app.Query();
        return (await session.LoadAsync<Meeting>(meeting.Value, Ct))!;
    }

    /// <summary>The same browser, from now on in English.</summary>
    public static async Task<HttpClient> InEnglishAsync(this HttpClient browser)
    {
        using var form = new FormUrlEncodedContent([new("sprache", "en"), new("zurueck", "/")]);
        using var answer = await browser.PostAsync("/sprache", form, Ct);
        return browser;
    }

    public static void Has(string words, Page page) =>
        Assert.Contains(words, page.Text, StringComparison.Ordinal);

    public static void Lacks(string words, Page page) =>
        Assert.DoesNotContain(words, page.Text, StringComparison.Ordinal);

    private static void Succeeds(CommandResult result) =>
        Assert.True(result.Succeeded, $"{result.Status} {result.Refusal?.Code}");
}
