using Marten;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Meetings.Series;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;
using Xunit;

namespace Netzwerk.Web.Tests.Support;

/// <summary>A group and the people in it.</summary>
public sealed record Circle(GroupId Group, IReadOnlyList<KnownPerson> People);

/// <summary>The whole product with a real mail server behind it, and meetings to write about.</summary>
public sealed class MailedNetzwerk : IAsyncDisposable
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private readonly Lazy<NetzwerkApp> _app;

    public MailedNetzwerk() =>
        _app = new(() =>
            new NetzwerkApp
            {
                RelayPort = Relay.Port,
                CollapseWindow = Collapse,
                Differently = Differently,
            }
        );

    public SmtpSink Relay { get; } = SmtpSink.Start();

    /// <summary>How long changes are gathered.</summary>
    public TimeSpan Collapse { get; init; } = Window;

    /// <summary>What a test wants to be set differently.</summary>
    public Action<IWebHostBuilder>? Differently { get; init; }

    public NetzwerkApp App => _app.Value;

    public DateTimeOffset Now => App.Clock.GetUtcNow();

    public DateOnly Today => Appointment.LocalDay(Now);

    private CommandRunner Commands => App.Services.GetRequiredService<CommandRunner>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async Task<Circle> FoundAsync(int people)
    {
        var group = GroupId.Create();
        var found = new FoundGroup("AG Sprache", GroupKind.WorkingGroup, GroupOpenness.Open, "");
        Must(
            await Commands.StartAsync<Group, GroupEvent>(
                group.Value,
                GroupDecisions.Decide(found),
                Originator.Job,
                Ct
            )
        );
        var members = new List<KnownPerson>();
        for (var i = 0; i < people; i++)
        {
            members.Add(await App.CreatePersonAsync("Ada", $"Nummer {i}"));
            var seat = new SeatMember(members[i].Id, Organisation: null, GroupRole.Member);
            await DoAsync(group, g => GroupDecisions.Decide(g, seat));
        }

        return new(group, members);
    }

    /// <summary>A meeting at 14 o'clock to which nobody is invited yet.</summary>
    public async Task<MeetingId> PlanAsync(Circle circle, DateOnly day)
    {
        var meeting = MeetingId.Create();
        var plan = new PlanMeeting(
            circle.Group,
            "Sprachkurse im Herbst",
            day,
            new(14, 0),
            new(16, 0),
            "Rathaus",
            VideoLink: null
        );
        Must(
            await Commands.StartAsync<Meeting, MeetingEvent>(
                meeting.Value,
                MeetingDecisions.Decide(plan, Now),
                Originator.Job,
                Ct
            )
        );
        var item = new AddAgendaItem(
            AgendaItemId.Create(),
            "Bericht aus den Kursen",
            default,
            20,
            null
        );
        await DoAsync(meeting, m => AgendaDecisions.Decide(m, item));
        return meeting;
    }

    /// <summary>A meeting to which the group is invited; the mails are on their way.</summary>
    public async Task<MeetingId> InviteAsync(Circle circle, int daysAhead = 30)
    {
        var meeting = await PlanAsync(circle, Today.AddDays(daysAhead));
        await InvitePlannedAsync(circle, meeting);
        return meeting;
    }

    public Task InvitePlannedAsync(Circle circle, MeetingId meeting)
    {
        var call = new CallMeeting([.. circle.People.Select(p => p.Id)]);
        return DoAsync(meeting, m => MeetingDecisions.Decide(m, call, Now));
    }

    /// <summary>A meeting whose invitations have arrived.</summary>
    public async Task<MeetingId> CallAsync(Circle circle, int daysAhead = 30)
    {
        var meeting = await InviteAsync(circle, daysAhead);
        await SettleAsync();
        return meeting;
    }

    public Task MoveAsync(MeetingId meeting, DateOnly day, int hour = 14) =>
        DoAsync(
            meeting,
            m =>
                MeetingDecisions.Decide(
                    m,
                    new MoveMeeting(day, new(hour, 0), new(hour + 2, 0)),
                    Now
                )
        );

    public Task PlaceAsync(MeetingId meeting, string place) =>
        DoAsync(
            meeting,
            m => MeetingDecisions.Decide(m, new DescribeMeeting(m.Title, place, m.VideoLink))
        );

    public Task CancelAsync(MeetingId meeting) =>
        DoAsync(meeting, m => MeetingDecisions.Decide(m, new CancelMeeting("Krank")));

    public Task InviteAsync(MeetingId meeting, KnownPerson person) =>
        DoAsync(meeting, m => InvitationDecisions.Decide(m, new InvitePerson(person.Id), Now));

    public Task WithdrawAsync(MeetingId meeting, KnownPerson person) =>
        DoAsync(meeting, m => InvitationDecisions.Decide(m, new WithdrawInvitation(person.Id)));

    public Task AnswerAsync(MeetingId meeting, KnownPerson person, Rsvp answer) =>
        DoAsync(
            meeting,
            m => InvitationDecisions.Decide(m, new AnswerMeeting(person.Id, answer), Now)
        );

    public async Task DoAsync(MeetingId meeting, Func<Meeting, Outcome<MeetingEvent>> decide) =>
        Must(await Commands.ChangeAsync(meeting.Value, decide, Originator.Job, Ct));

    public async Task DoAsync(GroupId group, Func<Group, Outcome<GroupEvent>> decide) =>
        Must(await Commands.ChangeAsync(group.Value, decide, Originator.Job, Ct));

    /// <summary>Stores something beside the facts.</summary>
    public async Task StoreAsync(Action<IDocumentSession> store)
    {
        await using var session = App
            .Services.GetRequiredService<IDocumentStore>()
            .LightweightSession();
        store(session);
        await session.SaveChangesAsync(Ct);
    }

    public static void Must(CommandResult result) =>
        Assert.True(result.Succeeded, $"{result.Status} {result.Refusal?.Code}");

    /// <summary>Lets time pass and the clocks' work be done.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        App.Clock.Advance(time);
        await App.RunAsync<AnnounceDueChanges>(j => j.RunAsync(Ct));
        await App.RunAsync<AnnounceDueSeries>(j => j.RunAsync(Ct));
        await App.RunAsync<PlanReminders>(j => j.RunAsync(Ct));
        await SettleAsync();
    }

    /// <summary>Until everything that happened is told, or put off.</summary>
    public async Task SettleAsync()
    {
        // Reactions can make facts, which have reactions.
        await App.WaitForDaemonAsync();
        await App.WaitForDaemonAsync();
        await App.RunAsync<DispatchSweep>(j => j.RunAsync(Ct));
        await using var session = App.Query();
        var limit = TimeProvider.System.GetUtcNow() + Patience;
        while (await DueAsync(session) is var due and > 0)
        {
            Assert.True(TimeProvider.System.GetUtcNow() < limit, $"{due} mails are stuck");
            await Task.Delay(TimeSpan.FromMilliseconds(50), Ct);
        }
    }

    /// <summary>Lets a reaction hear of everything once more, as after a crash before its progress was stored.</summary>
    public async Task RewindAsync(string reaction)
    {
        var daemons =
            App.Services.GetRequiredService<JasperFx.Events.Daemon.IProjectionCoordinator>();
        var daemon = daemons.DaemonForMainDatabase();
        await daemon.RewindSubscriptionAsync(reaction, Ct);
        await App.WaitForDaemonAsync();
    }

    public IReadOnlyList<MeetingLetter> To(KnownPerson person) =>
        [
            .. Relay
                .Received.Where(m => m.To.Contains(person.Card.Mail))
                .Select(m => new MeetingLetter(m)),
        ];

    /// <summary>What somebody got, in short: "REQUEST 0, REQUEST 1".</summary>
    public string StoryOf(KnownPerson person) => string.Join(", ", To(person));

    public async Task<IReadOnlyList<Dispatch>> DispatchesAsync(MeetingId meeting)
    {
        await using var session = App.Query();
        return await session
            .Query<Dispatch>()
            .Where(d => d.Subject == meeting.Value)
            .OrderBy(d => d.CausedAt)
            .ToListAsync(Ct);
    }

    public async Task<Dispatch> DispatchAsync(MeetingId meeting, KnownPerson person) =>
        (await DispatchesAsync(meeting)).Last(d => d.PersonId == person.Id);

    public async ValueTask DisposeAsync()
    {
        if (_app.IsValueCreated)
        {
            await App.DisposeAsync();
        }

        await Relay.DisposeAsync();
    }

    private Task<int> DueAsync(IQuerySession session)
    {
        var now = Now;
        return session
            .Query<Dispatch>()
            .CountAsync(d => d.State == DispatchState.Waiting && d.NextTryAt <= now, Ct);
    }
}
