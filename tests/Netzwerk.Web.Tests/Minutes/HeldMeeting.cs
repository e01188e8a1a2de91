using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Minutes;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Minutes.Review;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes;

/// <summary>One product for all that happens after a meeting; its clock only goes forward.</summary>
[CollectionDefinition(Name)]
public sealed class AfterTheMeeting : ICollectionFixture<NetzwerkApp>
{
    public const string Name = "after the meeting";
}

/// <summary>A meeting that is over: with a chair, a taker of minutes, two members, a guest and a written text.</summary>
public sealed partial class HeldMeeting
{
    private readonly NetzwerkApp _app;

    private HeldMeeting(NetzwerkApp app) => _app = app;

    public required KnownPerson Chair { get; init; }
    public required KnownPerson Taker { get; init; }
    public required KnownPerson Vera { get; init; }
    public required KnownPerson Emil { get; init; }
    public required KnownPerson Guest { get; init; }
    public required KnownPerson Stranger { get; init; }

    public Guid Id { get; } = MeetingId.Create().Value;
    public GroupId Group { get; init; }

    /// <summary>The day of the meeting.</summary>
    public required DateOnly Day { get; init; }
    public AgendaItemId Item { get; } = AgendaItemId.Create();
    public AgendaItemId Other { get; } = AgendaItemId.Create();

    public string ReviewPath => $"/sitzungen/{Id}/protokoll/durchsicht";

    public string ReviewLink(KnownPerson person) =>
        "/protokoll/" + Links.Token(LinkPurpose.Review, Id, person.Id.Value);

    private LinkTokens Links => _app.Services.GetRequiredService<LinkTokens>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public DateOnly Today => Appointment.LocalDay(_app.Clock.GetUtcNow());

    public static async Task<HeldMeeting> HoldAsync(
        NetzwerkApp app,
        string? text = null,
        GroupOpenness openness = GroupOpenness.Open,
        GroupId? group = null
    )
    {
        var held = new HeldMeeting(app)
        {
            Chair = await app.CreatePersonAsync("Christa", "Leitner"),
            Taker = await app.CreatePersonAsync("Theo", "Schreiber"),
            Vera = await app.CreatePersonAsync("Vera", "Mitglied"),
            Emil = await app.CreatePersonAsync("Emil", "Öztürk"),
            Guest = await app.CreatePersonAsync("Gustav", "Gast"),
            Stranger = await app.CreatePersonAsync("Fremde", "Person"),
            Group = group ?? GroupId.Create(),
            Day = Appointment.LocalDay(app.Clock.GetUtcNow()),
        };
        await using var session = app
            .Services.GetRequiredService<IDocumentStore>()
            .LightweightSession();
        if (group is null)
        {
            session.Events.StartStream<Group>(held.Group.Value, held.Founding(openness));
        }
        else
        {
            session.Events.Append(held.Group.Value, held.Seats());
        }

        session.Events.StartStream<Meeting>(held.Id, held.Course());
        session.Events.Append(
            held.Item.Value,
            new MinutesStepsApplied(
                new(held.Id),
                held.Taker.Id,
                0,
                1,
                Steps(text ?? held.UsualText()),
                "test"
            )
        );
        await session.SaveChangesAsync(Ct);
        return held;
    }

    /// <summary>Takes an organisation into the directory and seats somebody for it.</summary>
    public async Task SeatForAsync(
        string organisation,
        OrganisationId id,
        params KnownPerson[] people
    )
    {
        await using var session = _app
            .Services.GetRequiredService<IDocumentStore>()
            .LightweightSession();
        session.Events.StartStream<Organisation>(
            id.Value,
            new OrganisationRegistered(organisation, OrganisationKind.Association, null)
        );
        session.Events.Append(
            Group.Value,
            people.Select(p => (object)new MemberSeated(p.Id, id, GroupRole.Member))
        );
        await session.SaveChangesAsync(Ct);
    }

    public string UsualText() =>
        $$$"""
            {"type":"paragraph","content":[{"type":"mention","attrs":{"id":"{{{Vera.Id}}}"}},{"type":"text","text":" berichtet von der Warteliste."}]},
            {"type":"bullet_list","content":[{"type":"list_item","content":[{"type":"paragraph","content":[{"type":"text","text":"Döbeln: 34 Personen"}]}]}]},
            {"type":"decision","attrs":{"vote":"einstimmig"},"content":[{"type":"paragraph","content":[{"type":"text","text":"Die Gruppe empfiehlt zwei Abendkurse in Döbeln."}]}]},
            {"type":"decision","attrs":{"vote":""},"content":[{"type":"paragraph"}]},
            {"type":"task","attrs":{"assignee":"{{{Vera.Id}}}","due":"{{{Day.AddDays(
                3
            ):yyyy-MM-dd}}}","done":false},"content":[{"type":"text","text":"Räume in Großweitzschen anfragen"}]},
            {"type":"task","attrs":{"assignee":"{{{Emil.Id}}}","due":"","done":false},"content":[{"type":"text","text":"Flyer mit "},{"type":"mention","attrs":{"id":"{{{Vera.Id}}}"}},{"type":"text","text":" entwerfen"}]},
            {"type":"task","attrs":{"assignee":"{{{Guest.Id}}}","due":"","done":false},"content":[{"type":"text","text":"Zahlen schicken"}]},
            {"type":"task","attrs":{"assignee":"{{{Emil.Id}}}","due":"","done":true},"content":[{"type":"text","text":"Schlüssel abgeben"}]}
            """;

    /// <summary>Types blocks at the beginning of the first item, after what was written so far.</summary>
    public async Task TypeAsync(string content)
    {
        await using var session = _app
            .Services.GetRequiredService<IDocumentStore>()
            .LightweightSession();
        session.Events.Append(
            Item.Value,
            new MinutesStepsApplied(
                new(Id),
                Taker.Id,
                1,
                1,
                $$$"""[{"stepType":"replace","from":0,"to":0,"slice":{"content":[{{{content}}}]}}]""",
                "test"
            )
        );
        await session.SaveChangesAsync(Ct);
    }

    /// <summary>Writes the first line into a text of another meeting.</summary>
    public async Task WriteAsync(MeetingId meeting, AgendaItemId item, string line)
    {
        await using var session = _app
            .Services.GetRequiredService<IDocumentStore>()
            .LightweightSession();
        var steps = Steps(
            $$$"""{"type":"paragraph","content":[{"type":"text","text":"{{{line}}}"}]}"""
        );
        session.Events.Append(
            item.Value,
            new MinutesStepsApplied(meeting, Taker.Id, 0, 1, steps, "test")
        );
        await session.SaveChangesAsync(Ct);
    }

    /// <summary>Puts the first item into the closed part.</summary>
    public async Task CloseFirstItemAsync()
    {
        await using var session = _app
            .Services.GetRequiredService<IDocumentStore>()
            .LightweightSession();
        session.Events.Append(
            Id,
            new AgendaItemChanged(
                Item,
                "Warteliste",
                ItemPurpose.Decision,
                30,
                Vera.Id,
                AgendaPart.ClosedPart
            )
        );
        await session.SaveChangesAsync(Ct);
    }

    public static Asker As(KnownPerson person, bool coordinator = false)
    {
        var identity = new System.Security.Claims.ClaimsIdentity("session");
        identity.AddClaim(new(Caller.PersonClaim, person.Id.ToString()));
        if (coordinator)
        {
            identity.AddClaim(new(System.Security.Claims.ClaimTypes.Role, Caller.CoordinatorRole));
        }

        return new(new(identity), new(person.Id, Channel.Web));
    }

    private object[] Founding(GroupOpenness openness) =>
        [new GroupFounded("AG Sprache", GroupKind.WorkingGroup, openness, ""), .. Seats()];

    private object[] Seats() =>
        [
            new MemberSeated(Chair.Id, null, GroupRole.Chair),
            new MemberSeated(Taker.Id, null, GroupRole.MinuteTaker),
            new MemberSeated(Vera.Id, null, GroupRole.Member),
            new MemberSeated(Emil.Id, null, GroupRole.Member),
            new MemberSeated(Guest.Id, null, GroupRole.Guest),
        ];

    private object[] Course() =>
        [
            new MeetingPlanned(
                Group,
                "Sprachkurse im Herbst",
                Day,
                new(9, 0),
                new(11, 0),
                "Haus der Vielfalt",
                ""
            ),
            new AgendaItemAdded(Item, "Warteliste", ItemPurpose.Decision, 30, Vera.Id),
            new AgendaItemAdded(Other, "Verschiedenes", ItemPurpose.Information, 10, null),
            new MeetingCalled([Chair.Id, Taker.Id, Vera.Id, Emil.Id, Guest.Id]),
            new MeetingOpened(),
            new AttendanceNoted(Chair.Id, Attendance.Present),
            new AttendanceNoted(Taker.Id, Attendance.Present),
            new AttendanceNoted(Vera.Id, Attendance.ByVideo),
            new AttendanceNoted(Emil.Id, Attendance.Excused),
            new AttendanceNoted(Guest.Id, Attendance.Absent),
            new MeetingClosed(),
        ];

    private static string Steps(string content, int size = 2) =>
        $$$"""[{"stepType":"replace","from":0,"to":{{{size}}},"slice":{"content":[{{{content}}}]}}]""";
}
