using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Affiliations;
using Netzwerk.Domain.Actors.Conversations;
using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.DistributionLists;
using Netzwerk.Domain.Freshness;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Domain.Topics;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Affiliations;
using Netzwerk.Web.Actors.Conversations;
using Netzwerk.Web.Actors.Profiles;
using Netzwerk.Web.CircularResolutions;
using Netzwerk.Web.DistributionLists;
using Netzwerk.Web.Freshness.Proposals;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.SchedulingPolls;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Groups.Procedure;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Netzwerk.Web.Topics;
using Xunit;

namespace Netzwerk.Web.Tests.BadInput;

/// <summary>A county with a little of everything: every page has something to show and every form something to change.</summary>
public sealed class SmallCounty : IAsyncLifetime
{
    private static readonly Asker Office = Asker.Program(Originator.Job);

    public NetzwerkApp App { get; } = new();

    public KnownPerson Coordinator { get; private set; } = null!;

    public GroupId Group { get; private set; }

    public MeetingId Draft { get; private set; }

    public MeetingId Called { get; private set; }

    public OrganisationId Organisation { get; } = OrganisationId.Create();

    /// <summary>Over, with minutes before the members.</summary>
    public HeldMeeting Held { get; private set; } = null!;

    /// <summary>Over, with frozen minutes and tasks.</summary>
    public HeldMeeting Frozen { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Where a coordinator begins, beside the start page.</summary>
    public IReadOnlyList<string> Starts =>
        [
            "/",
            $"/gruppen/{Group}",
            $"/gruppen/{Group}/mitmachen",
            $"/sitzungen/{Called}",
            $"/sitzungen/{Draft}",
            $"/sitzungen/{Held.Id}",
            Held.ReviewPath,
            $"/sitzungen/{Frozen.Id}",
            Frozen.ReviewPath,
            $"/sitzungen/{Held.Id}/durchfuehren",
            $"/sitzungen/{Held.Id}/leiten",
            "/gruppen/neu",
            "/akteure/neu",
            "/personen/neu",
            $"/akteure/{Organisation}/vorschlag",
        ];

    /// <summary>What works without an account.</summary>
    public IReadOnlyList<string> Links { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Frozen = await HeldMeeting.HoldAsync(App);
        await Frozen.FreezeAsync();
        Held = await HeldMeeting.HoldAsync(App);
        await Held.SubmitAsync();
        Coordinator = await App.CreateCoordinatorAsync();
        Group = await App.FoundAsync(name: "AG Quartier");
        var member = await App.CreatePersonAsync("Mia", "Beispiel");
        await App.SeatAsync(Group, member);
        await App.SeatAsync(Group, Coordinator, GroupRole.Chair);
        Called = await App.CallMeetingAsync(Group, "Gerufene Runde");
        Draft = MeetingId.Create();
        var day = Appointment.LocalDay(App.Clock.GetUtcNow()).AddDays(50);
        var plan = new PlanMeeting(Group, "Entwurf", day, new(9, 0), new(10, 0), "Aula", "");
        var first = new AddAgendaItem(AgendaItemId.Create(), "Anfang", default, 5, null);
        var meetings = App.Services.GetRequiredService<MeetingCommands>();
        MailedNetzwerk.Must(await meetings.PlanAsync(Draft, plan, [first], Office, Ct));
        var ask = new RegisterOrganisation("Verein Kompass", OrganisationKind.School, null);
        MailedNetzwerk.Must(
            await App.WithAsync<OrganisationCommands, CommandResult>(c =>
                c.RegisterAsync(Organisation, ask, Office, Ct)
            )
        );
        var site = new AddSite(SiteId.Create(), "Haus B", null, null, null, null, default, null);
        MailedNetzwerk.Must(
            await App.WithAsync<ProfileCommands, CommandResult>(c =>
                c.AddSiteAsync(Organisation, site, Office, Ct)
            )
        );
        var tie = new NoteAffiliation(AffiliationId.Create(), member.Id, default, null, null);
        MailedNetzwerk.Must(
            await App.WithAsync<AffiliationCommands, CommandResult>(c =>
                c.NoteAsync(Organisation, tie, Office, Ct)
            )
        );
        var note = new ConversationNote(default, new(2024, 2, 1), "Gut.", "Nachfragen", null);
        MailedNetzwerk.Must(
            await App.WithAsync<ConversationCommands, CommandResult>(c =>
                c.NoteAsync(
                    ConversationId.Create(),
                    new(null, Organisation, null, note),
                    Office,
                    Ct
                )
            )
        );
        await SuggestAsync(member);
        await DraftCircularAsync();
        var poll = await AskForDatesAsync(member);
        var question = await AskWithoutMeetingAsync();
        await CollectTopicsAsync();
        await App.WaitAsync(Group, GroupSteps.Unique("wartend"));
        await App.WaitForDaemonAsync();
        // The link below a mail is good once the mail is out.
        await App.Post.NextToAsync(member.Card.Mail);
        var links = App.Services.GetRequiredService<LinkTokens>();
        Links =
        [
            "/antwort/" + links.Token(LinkPurpose.Answer, Called.Value, member.Id.Value),
            Held.ReviewLink(Held.Vera),
            Frozen.ReviewLink(Frozen.Vera),
            "/mail/einstellungen/"
                + links.Token(LinkPurpose.MailPreferences, member.Id.Value, member.Id.Value),
            "/terminantwort/"
                + links.Token(LinkPurpose.SchedulingPoll, poll.Value, member.Id.Value),
            "/umlaufantwort/"
                + links.Token(LinkPurpose.CircularResolution, question.Value, member.Id.Value),
            "/angaben/" + links.Token(LinkPurpose.Entry, Organisation.Value, member.Id.Value),
        ];
    }

    /// <summary>Something to decide about, and a link to say whether the entry is right.</summary>
    private async Task SuggestAsync(KnownPerson member)
    {
        var said = new ProposalContent(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Name"] = "Verein Kompass" },
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Name"] = "Kompass e. V." },
            "Steht so im Register"
        );
        var by = new Asker(Office.User, new Originator(member.Id, Channel.Web));
        MailedNetzwerk.Must(
            await App.WithAsync<ProposalCommands, CommandResult>(c =>
                c.SuggestAsync(
                    Guid.CreateVersion7(),
                    Organisation,
                    ProposalKind.Change,
                    said,
                    by,
                    Ct
                )
            )
        );
        var grant = App
            .Services.GetRequiredService<LinkTokens>()
            .Grant(
                LinkPurpose.Entry,
                Organisation.Value,
                member.Id.Value,
                App.Clock.GetUtcNow().AddDays(30)
            );
        await using var session = App
            .Services.GetRequiredService<IDocumentStore>()
            .LightweightSession();
        session.Store(grant);
        await session.SaveChangesAsync(Ct);
    }

    /// <summary>One question goes round, another is a draft.</summary>
    private async Task<CircularResolutionId> AskWithoutMeetingAsync()
    {
        await App.AdoptAsync(Group, r => r);
        var (running, draft) = (CircularResolutionId.Create(), CircularResolutionId.Create());
        var day = Appointment.LocalDay(App.Clock.GetUtcNow()).AddDays(20);
        var text = new CircularText("Beamer", "Wir kaufen einen Beamer.", "", false, day, []);
        foreach (var id in (CircularResolutionId[])[running, draft])
        {
            MailedNetzwerk.Must(
                await App.WithAsync<CircularResolutionCommands, CommandResult>(c =>
                    c.DraftAsync(id, Group, new(text), Office, Ct)
                )
            );
        }

        MailedNetzwerk.Must(
            await App.WithAsync<CircularResolutionCommands, CommandResult>(c =>
                c.SendAsync(running, new(IsMinor: false), Office, CommandOptions.None, Ct)
            )
        );
        return running;
    }

    /// <summary>Two topics that wait, and a proposal by the coordinator, who leads the group.</summary>
    private async Task CollectTopicsAsync()
    {
        foreach (var title in (string[])["Räume", "Fahrkarten"])
        {
            var ask = new EnterTopic(Group, title, default, 10, null, default, "", null, 0);
            MailedNetzwerk.Must(
                await App.WithAsync<TopicCommands, CommandResult>(c =>
                    c.EnterAsync(TopicId.Create(), ask, Office, Ct)
                )
            );
        }

        var motion = new SubmitMotion(
            Group,
            "Spielzimmer",
            "Zu jedem Kurs.",
            "",
            Coordinator.Id,
            null,
            default,
            0
        );
        MailedNetzwerk.Must(
            await App.WithAsync<MotionCommands, CommandResult>(c =>
                c.SubmitAsync(TopicId.Create(), motion, HeldMeeting.As(Coordinator), Ct)
            )
        );
    }

    private async Task<SchedulingPollId> AskForDatesAsync(KnownPerson member)
    {
        var id = SchedulingPollId.Create();
        var day = Appointment.LocalDay(App.Clock.GetUtcNow()).AddDays(40);
        var ask = new OpenPoll(
            Group,
            "Klausurtag",
            "Rathaus",
            "",
            120,
            day.AddDays(-20),
            [new(PollOptionId.Create(), day, new(10, 0))],
            [member.Id],
            [member.Id]
        );
        MailedNetzwerk.Must(
            await App.WithAsync<PollCommands, CommandResult>(c => c.OpenAsync(id, ask, Office, Ct))
        );
        return id;
    }

    /// <summary>A list that somebody is on, and a circular to it that nobody got yet.</summary>
    private async Task DraftCircularAsync()
    {
        var list = DistributionListId.Create();
        var search = new ListSearch(ListedKind.People, "", null, null, null, null);
        MailedNetzwerk.Must(
            await App.WithAsync<ListCommands, CommandResult>(c =>
                c.SaveAsync(list, new("Alle im Netzwerk", search), Office, Ct)
            )
        );
        MailedNetzwerk.Must(
            await App.WithAsync<CircularCommands, CommandResult>(c =>
                c.WordAsync(
                    CircularId.Create(),
                    new(list, "Fachtag", "Am 3. März ist Fachtag."),
                    Office,
                    Ct
                )
            )
        );
    }

    public Task<HttpClient> SignInAsync() => App.SignInAsync(Coordinator);

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
