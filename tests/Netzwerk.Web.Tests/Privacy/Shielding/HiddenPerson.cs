using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Affiliations;
using Netzwerk.Domain.Actors.Conversations;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Actors.Shielding;
using Netzwerk.Web.FollowUp.Reminders;
using Netzwerk.Web.Groups.Terms;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Meetings.Series;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Successors;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Privacy.Shielding;

/// <summary>
/// Somebody who takes part in everything there is, with a name, an address and a number that nobody else has: with a
/// disclosure block, or without it to see where she is named then.
/// </summary>
internal sealed partial class HiddenPerson(NetzwerkApp app)
{
    public const string Mail = "x.quittenhain@geheim.example";

    /// <summary>What tells who she is.</summary>
    public static readonly IReadOnlyList<string> Words =
    [
        "Xaverine",
        "Quittenhain",
        "geheim.example",
        "4455667",
        "Dornröschenweg",
    ];

    private static readonly Asker Office = Asker.Program(Originator.Job);

    public KnownPerson Her { get; private set; } = null!;
    public KnownPerson Coordinator { get; private set; } = null!;
    public KnownPerson Colleague { get; private set; } = null!;
    public HeldMeeting Reviewed { get; private set; } = null!;
    public HeldMeeting Frozen { get; private set; } = null!;
    public MeetingId Coming { get; private set; }
    public GroupId Other { get; private set; }
    public OrganisationId Organisation { get; } = OrganisationId.Create();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IDocumentStore Store => app.Services.GetRequiredService<IDocumentStore>();

    public static async Task<HiddenPerson> TakePartAsync(NetzwerkApp app, bool isShielded)
    {
        var it = new HiddenPerson(app) { Coordinator = await app.CreateCoordinatorAsync() };
        await it.EnterAsync();
        await it.SitAsync();
        if (isShielded)
        {
            await it.ShieldAsync();
        }

        await it.MeetAsync();
        await it.SettleAsync();
        await it.BeTalkedAboutAsync();
        await it.ShareAsync();
        await it.RemindAsync();
        await it.SettleAsync();
        return it;
    }

    public async Task ShieldAsync(bool isShielded = true)
    {
        var done = await app.WithAsync<ShieldCommands, CommandResult>(c =>
            c.SetAsync(Her.Id, isShielded, HeldMeeting.As(Her), Ct)
        );
        Assert.Equal(CommandStatus.Done, done.Status);
    }

    private async Task EnterAsync()
    {
        Reviewed = await HeldMeeting.HoldAsync(app);
        Colleague = await app.CreatePersonAsync("Konrad", "Kollege");
        Her = Reviewed.Vera with
        {
            Card = new(
                "Xaverine",
                "Quittenhain",
                Mail,
                "03731 4455667",
                Address: "Dornröschenweg 7\n09599 Freiberg",
                Note: "Quittenhain ruft zurück"
            ),
        };
        var vault = app.Services.GetRequiredService<PersonVault>();
        await using var session = Store.LightweightSession();
        await vault.StoreAsync(session, Her.Id, Her.Card, Ct);
        session.Events.StartStream<Organisation>(
            Organisation.Value,
            new OrganisationRegistered("Turmschule", OrganisationKind.School, null),
            new ContactNamed(Her.Id, "Leitung"),
            new AffiliationNoted(
                AffiliationId.Create(),
                Her.Id,
                AffiliationKind.Represents,
                null,
                null
            )
        );
        session.Events.Append(Her.Id.Value, new PersonChangedOrganisation(Organisation));
        session.Events.Append(Colleague.Id.Value, new PersonChangedOrganisation(Organisation));
        await session.SaveChangesAsync(Ct);
    }

    private async Task SitAsync()
    {
        Other = await app.FoundAsync(name: "AG Übergang");
        await app.SeatAsync(Other, Reviewed.Emil);
        var until = Reviewed.Day.AddDays(60);
        await using var session = Store.LightweightSession();
        session.Events.Append(
            Reviewed.Group.Value,
            new GroupWaysSet(true, true, Enum.GetValues<GroupRole>()),
            new MemberSeated(Her.Id, Organisation, GroupRole.Member),
            new SeatDeputiesNamed(Her.Id, [Reviewed.Emil.Id]),
            new SeatDeputiesNamed(Reviewed.Emil.Id, [Her.Id]),
            new SeatTermSet(Her.Id, null, until)
        );
        session.Events.Append(Other.Value, new GroupCopyAdded(Her.Id));
        await session.SaveChangesAsync(Ct);
    }

    /// <summary>Minutes in review with an objection of hers, frozen ones, and a meeting to come.</summary>
    private async Task MeetAsync()
    {
        Frozen = await HeldMeeting.HoldAsync(
            app,
            $$$"""
            {"type":"paragraph","content":[{"type":"mention","attrs":{"id":"{{{Her.Id}}}"}},{"type":"text","text":" berichtet."}]},
            {"type":"decision","attrs":{"vote":"einstimmig"},"content":[{"type":"paragraph","content":[{"type":"mention","attrs":{"id":"{{{Her.Id}}}"}},{"type":"text","text":" leitet die Runde."}]}]},
            {"type":"task","attrs":{"assignee":"{{{Her.Id}}}","due":"","done":false},"content":[{"type":"text","text":"Räume anfragen"}]},
            {"type":"task","attrs":{"assignee":"{{{Reviewed.Emil.Id}}}","due":"{{{Reviewed.Day.AddDays(
                5
            ):yyyy-MM-dd}}}","done":false},"content":[{"type":"text","text":"Zettel von "},{"type":"mention","attrs":{"id":"{{{Her.Id}}}"}},{"type":"text","text":" holen"}]}
            """,
            group: Reviewed.Group
        );
        await using (var session = Store.LightweightSession())
        {
            session.Events.Append(
                Frozen.Id,
                new PersonInvited(Her.Id),
                new AttendanceNoted(Her.Id, Attendance.Present)
            );
            await session.SaveChangesAsync(Ct);
        }

        await Frozen.FreezeAsync();
        await HeldMeeting.HoldAsync(
            app,
            $$$"""{"type":"paragraph","content":[{"type":"mention","attrs":{"id":"{{{Her.Id}}}"}},{"type":"text","text":" fragt nach."}]}""",
            group: Reviewed.Group
        );
        await Reviewed.SubmitAsync();
        var review = await app.Visitor().OpenAsync(Reviewed.ReviewLink(Her));
        await review.SubmitAsync("objection", ("Objection.Wording", "Ich war da."));
        await CallAsync();
    }

    private async Task CallAsync()
    {
        Coming = MeetingId.Create();
        var day = Appointment.LocalDay(app.Clock.GetUtcNow()).AddDays(20);
        var plan = new PlanMeeting(
            Reviewed.Group,
            "Winterrunde",
            day,
            new(14, 0),
            new(16, 0),
            "Rathaus",
            ""
        );
        var commands = app.Services.GetRequiredService<MeetingCommands>();
        Assert.True((await commands.PlanAsync(Coming, plan, [], Office, Ct)).Succeeded);
        await using (var session = Store.LightweightSession())
        {
            session.Events.Append(
                Coming.Value,
                new AgendaItemAdded(
                    AgendaItemId.Create(),
                    "Bericht",
                    ItemPurpose.Information,
                    20,
                    Her.Id
                )
            );
            await session.SaveChangesAsync(Ct);
        }

        var called = await commands.CallAsync(Coming, [], Office, CommandOptions.None, Ct);
        Assert.True(called.Succeeded);
        var first = day.AddDays(7);
        var series = new PlanSeries(
            Reviewed.Group,
            "Runde",
            new(Rhythm.Weekly, first, 1, FromEnd: false, first.AddDays(14)),
            new(10, 0),
            new(12, 0),
            "",
            "",
            [.. Enumerable.Range(0, 5).Select(_ => MeetingId.Create())]
        );
        var planner = app.Services.GetRequiredService<SeriesCommands>();
        var id = SeriesId.Create();
        Assert.True((await planner.PlanAsync(id, series, Office, Ct)).Succeeded);
        Assert.True((await planner.CallAsync(id, [], Office, CommandOptions.None, Ct)).Succeeded);
    }

    private async Task BeTalkedAboutAsync()
    {
        using var office = await app.SignInAsync(Coordinator);
        using var visitor = app.Visitor();
        await (await visitor.OpenAsync($"/gruppen/{Other}/mitmachen")).SubmitAsync(
            "mitmachen",
            GroupSteps.Wish(Mail, "Irgendwie", "Anders")
        );
        await app.WaitForDaemonAsync();
        await app.RunAsync<DispatchSweep>(j => j.RunAsync(Ct));
        var proof = await NetzwerkApp.EventuallyAsync(() =>
            Task.FromResult(
                app.Post.To(Mail)
                    .Select(m => Link().Match(m.TextBody ?? "").Value)
                    .FirstOrDefault(l => l.Contains("/mitmachen/", StringComparison.Ordinal))
            )
        );
        await (await visitor.OpenAsync(new Uri(proof).PathAndQuery)).SubmitAsync("bestaetigen");
        var now = app.Clock.GetUtcNow();
        await using var session = Store.LightweightSession();
        session.Events.StartStream<Conversation>(
            Guid.CreateVersion7(),
            new ConversationNoted(
                Coordinator.Id,
                null,
                Her.Id,
                ConversationKind.Call,
                Reviewed.Day,
                "Will Räume teilen.",
                "Liste schicken",
                Reviewed.Day.AddDays(30)
            )
        );
        session.Store(new MailboxState(Her.Id.Value, true, 550, now));
        await session.SaveChangesAsync(Ct);
        var asked = await app.WithAsync<SuccessorQuestions, CommandResult>(q =>
            q.AskAsync(Her.Id, Colleague.Id, HeldMeeting.As(Coordinator, coordinator: true), Ct)
        );
        Assert.True(asked.Succeeded);
        await (await office.OpenAsync($"/sitzungen/{Coming}/briefe")).SubmitAsync(
            "briefe",
            ("Fuer", $"{Her.Id}")
        );
    }

    /// <summary>What the clocks send by themselves.</summary>
    private async Task RemindAsync()
    {
        await app.RunAsync<PlanTermReminders>(j => j.RunAsync(Ct));
        await app.RunAsync<PlanTaskReminders>(j => j.RunAsync(Ct));
        await app.RunAsync<PlanReminders>(j => j.RunAsync(Ct));
    }

    /// <summary>The address of a calendar that another member reads.</summary>
    public async Task<string> FeedAsync()
    {
        using var browser = await app.SignInAsync(Reviewed.Emil);
        var page = await browser.OpenAsync("/kalender/abonnieren");
        var after = await (await page.SubmitAsync("feeds", ("Do", "renew:"))).FollowAsync();
        return after
            .Document.QuerySelectorAll("code")
            .Select(c => new Uri(c.TextContent).PathAndQuery)
            .First(a => !a.Contains("oeffentlich", StringComparison.Ordinal));
    }

    private async Task SettleAsync()
    {
        await app.WaitForDaemonAsync();
        await app.WaitForDaemonAsync();
        await app.RunAsync<DispatchSweep>(j => j.RunAsync(Ct));
    }
}
