using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Sitting;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Groups.Procedure;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings.Sitting;

/// <summary>
/// A board with four seats that meets today, all day: a chair, who takes minutes, two members, one of them with a deputy, and
/// a guest. Half must be there; deputies vote.
/// </summary>
internal sealed class RunningMeeting
{
    private readonly NetzwerkApp _app;

    private RunningMeeting(NetzwerkApp app) => _app = app;

    public required KnownPerson Chair { get; init; }
    public required KnownPerson Taker { get; init; }
    public required KnownPerson Vera { get; init; }
    public required KnownPerson Emil { get; init; }

    /// <summary>Comes instead of Emil.</summary>
    public required KnownPerson Dora { get; init; }
    public required KnownPerson Guest { get; init; }
    public required KnownPerson Stranger { get; init; }

    public Guid Id { get; } = MeetingId.Create().Value;

    public GroupId Group { get; } = GroupId.Create();

    public AgendaItemId First { get; } = AgendaItemId.Create();

    public AgendaItemId Second { get; } = AgendaItemId.Create();

    public string Path => $"/sitzungen/{Id}";

    public string Lead => $"{Path}/leiten";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<RunningMeeting> BeginAsync(
        NetzwerkApp app,
        bool isOpen = true,
        Func<RulesOfProcedure, RulesOfProcedure>? rules = null
    )
    {
        var running = new RunningMeeting(app)
        {
            Chair = await app.CreatePersonAsync("Christa", "Leitner"),
            Taker = await app.CreatePersonAsync("Theo", "Schreiber"),
            Vera = await app.CreatePersonAsync("Vera", "Mitglied"),
            Emil = await app.CreatePersonAsync("Emil", "Öztürk"),
            Dora = await app.CreatePersonAsync("Dora", "Stellvertreter"),
            Guest = await app.CreatePersonAsync("Gustav", "Gast"),
            Stranger = await app.CreatePersonAsync("Fremde", "Person"),
        };
        await using var session = app
            .Services.GetRequiredService<IDocumentStore>()
            .LightweightSession();
        session.Events.StartStream<Group>(running.Group.Value, running.Founding());
        session.Events.StartStream<Meeting>(running.Id, running.Course(isOpen));
        await session.SaveChangesAsync(Ct);
        await app.AdoptAsync(
            running.Group,
            rules ?? WithDeputies,
            preset: ProcedurePreset.FormalBoard
        );
        return running;
    }

    public static RulesOfProcedure WithDeputies(RulesOfProcedure rules) =>
        rules with
        {
            Seats = rules.Seats with { Deputies = DeputyRule.Personal, DeputiesVote = true },
        };

    /// <summary>What was noted as such, at midnight: everything later is after it.</summary>
    public async Task HappensAsync(params MeetingEvent[] facts)
    {
        await using var session = _app
            .Services.GetRequiredService<IDocumentStore>()
            .LightweightSession();
        session.Events.Append(Id, facts);
        await session.SaveChangesAsync(Ct);
    }

    public Task ComeAsync(params KnownPerson[] people) =>
        HappensAsync([
            .. people.Select(p => new PersonArrived(
                p.Id,
                TimeOnly.MinValue,
                Presence.InRoom,
                p.Id
            )),
        ]);

    public async Task<Meeting> NowAsync()
    {
        await using var session = _app.Query();
        return (await session.LoadAsync<Meeting>(Id, Ct))!;
    }

    private object[] Founding() =>
        [
            new GroupFounded("Beirat", GroupKind.AdvisoryBoard, GroupOpenness.Open, ""),
            new MemberSeated(Chair.Id, null, GroupRole.Chair),
            new MemberSeated(Taker.Id, null, GroupRole.MinuteTaker),
            new MemberSeated(Vera.Id, null, GroupRole.Member),
            new MemberSeated(Emil.Id, null, GroupRole.Member),
            new SeatDeputiesNamed(Emil.Id, [Dora.Id]),
        ];

    private object[] Course(bool isOpen)
    {
        var day = _app.Today();
        MeetingAnnounced told = new(
            AnnouncementKind.Invitation,
            0,
            "Haushalt und Standort",
            day,
            TimeOnly.MinValue,
            new(23, 59),
            "Kreishaus",
            "",
            0
        );
        return
        [
            new MeetingPlanned(Group, told.Title, day, told.From, told.To, told.Place, ""),
            new AgendaItemAdded(First, "Haushalt", ItemPurpose.Decision, 30, null),
            new AgendaItemAdded(Second, "Standort", ItemPurpose.Decision, 30, null),
            new MeetingCalled([Chair.Id, Taker.Id, Vera.Id, Emil.Id, Guest.Id]),
            told,
            .. isOpen ? [new MeetingOpened(TimeOnly.MinValue)] : Array.Empty<object>(),
        ];
    }
}
