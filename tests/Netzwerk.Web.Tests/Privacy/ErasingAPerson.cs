using System.Text.Json;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Minutes;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Privacy;

/// <summary>Art. 17 GDPR, law DP-8, ADR 0061.</summary>
public sealed class ErasingAPerson(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private const string Family = "Zwetschgenbaum";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IDocumentStore Store => app.Services.GetRequiredService<IDocumentStore>();

    [Fact]
    public async Task A_dump_after_it_tells_nothing_about_the_person_any_more()
    {
        var (held, wilma) = await WriteAboutHerAsync();
        var before = await DatabaseDump.OfAsync(app.ConnectionString);
        Assert.Contains("netzwerk.mt_events", before.Holding(Family));
        Assert.Contains("netzwerk.mt_doc_meeting", before.Holding(Family));
        Assert.Contains("netzwerk.mt_doc_minutestextsnapshot", before.Holding(Family));

        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var form = await office.OpenAsync($"/personen/{wilma.Id}/loeschen");
        Assert.Equal("/akteure", (await form.SubmitAsync("loeschen")).RedirectsTo);
        await app.WaitForDaemonAsync();

        var after = await DatabaseDump.OfAsync(app.ConnectionString);
        string[] traces =
        [
            Family,
            "Wilhelmine",
            "w.zwetsch",
            "998877",
            "Ich war entschuldigt",
            "weil sie krank war",
        ];
        Assert.All(traces, word => Assert.Empty(after.Holding(word)));
        Assert.NotEmpty(after.Holding("Pflaumenweg"));
        var meeting = await office.OpenAsync($"/sitzungen/{held.Id}");
        Assert.Contains(
            "Bericht von ██████████ ██████████████",
            meeting.Text,
            StringComparison.Ordinal
        );
        var minutes = await held.MinutesAsync();
        Assert.Equal("███ ███ █████████████", Assert.Single(minutes.Objections).Wording);
    }

    [Fact]
    public async Task Folding_all_histories_again_gives_the_same_states()
    {
        var (held, wilma) = await WriteAboutHerAsync();
        await using var session = app.Query();
        var before = Marks(await session.Events.FetchStreamAsync(held.Id, token: Ct));
        using var own = await app.SignInAsync(wilma);
        await (await own.OpenAsync($"/personen/{wilma.Id}/loeschen")).SubmitAsync("loeschen");

        var kept = await session.LoadAsync<Meeting>(held.Id, Ct);
        var facts = await session.Events.FetchStreamAsync(held.Id, token: Ct);
        var again = facts.Aggregate((Meeting?)null, (m, e) => Meeting.Evolve(m, held.Id, e.Data));
        Assert.Equal(Json(kept! with { Version = 0 }), Json(again! with { Version = 0 }));
        Assert.Contains(facts, e => e.Data is PersonalTextMasked);
        Assert.Equal(before, Marks(facts));
    }

    [Fact]
    public async Task A_meeting_whose_texts_were_masked_goes_on_as_before()
    {
        var (held, wilma) = await WriteAboutHerAsync();
        using var own = await app.SignInAsync(wilma);
        await (await own.OpenAsync($"/personen/{wilma.Id}/loeschen")).SubmitAsync("loeschen");

        var commands = app.Services.GetRequiredService<CommandRunner>();
        var noted = await commands.ChangeAsync<Meeting, MeetingEvent>(
            held.Id,
            _ => new AttendanceNoted(held.Emil.Id, Attendance.ByVideo),
            Originator.Job,
            Ct
        );
        Assert.Equal(CommandStatus.Done, noted.Status);
        await using var session = app.Query();
        var meeting = await session.LoadAsync<Meeting>(held.Id, Ct);
        Assert.DoesNotContain(Family, Json(meeting!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_only_shares_the_family_name_stays_readable()
    {
        const string shared = "Kirschgarten";
        var (_, wilma) = await WriteAboutHerAsync(shared);
        var other = await HeldMeeting.HoldAsync(app, Paragraph($"Die Gruppe dankt Max {shared}."));
        using var own = await app.SignInAsync(wilma);
        await (await own.OpenAsync($"/personen/{wilma.Id}/loeschen")).SubmitAsync("loeschen");

        await using var session = app.Query();
        var typed = (await session.Events.FetchStreamAsync(other.Item.Value, token: Ct))
            .Select(e => e.Data)
            .OfType<MinutesStepsApplied>();
        Assert.Contains($"Max {shared}", Assert.Single(typed).Steps, StringComparison.Ordinal);
    }

    /// <summary>Who, when and by which way, which masking leaves alone.</summary>
    private static string[] Marks(IReadOnlyList<JasperFx.Events.IEvent> facts) =>
        [
            .. facts
                .Where(f => f.Data is MeetingEvent or MinutesEvent)
                .TakeWhile(f => f.Data is not InvitationWithdrawn)
                .Select(f => $"{f.Id} {f.Version} {f.Timestamp:O} {f.UserName} {f.EventTypeName}"),
        ];

    private static string Json(object value) =>
        JsonSerializer.Serialize(value, value.GetType(), StoredJson.Options);

    private static string Paragraph(string text) =>
        $$$"""{"type":"paragraph","content":[{"type":"text","text":"{{{text}}}"}]}""";

    private async Task<(HeldMeeting Held, KnownPerson Person)> WriteAboutHerAsync(
        string family = Family
    )
    {
        var name = $"Wilhelmine {family}";
        var held = await HeldMeeting.HoldAsync(app, Paragraph("Treffen im Pflaumenweg."));
        var mail = $"w.zwetsch{Guid.CreateVersion7():N}@verein.example";
        var wilma = await app.CreatePersonAsync("Wilhelmine", family, mail);
        await using var session = Store.LightweightSession();
        var vault = app.Services.GetRequiredService<PersonVault>();
        await vault.StoreAsync(session, wilma.Id, wilma.Card with { Phone = "03731 998877" }, Ct);
        session.Events.Append(
            held.Group.Value,
            new MemberSeated(wilma.Id, null, GroupRole.Member),
            new GroupDescribed("AG Sprache", GroupOpenness.Open, $"Anfragen an {name}, {mail}")
        );
        session.Events.Append(
            held.Id,
            new MeetingDescribed(
                $"Bericht von {name}",
                $"Bei Frau {family}, Pflaumenweg 3, Tel. +49 3731 998877",
                ""
            ),
            new MinutesSubmitted(held.Today.AddDays(14)),
            new ObjectionRaised(wilma.Id, "Ich war entschuldigt."),
            new ObjectionSettled(wilma.Id, ObjectionResult.Rejected, "Weil sie krank war.")
        );
        session.Events.StartStream<ActionItem>(
            Guid.CreateVersion7(),
            new ActionItemAssigned(
                held.Group,
                new(held.Id),
                held.Item,
                $"{family}, Wilhelmine zurückrufen",
                wilma.Id,
                null
            )
        );
        Type(session, held, " " + name + " sagt zu, " + family + "s Mann nicht.");
        await session.SaveChangesAsync(Ct);
        session.Store(await SnapshotAsync(session, held.Item));
        await session.SaveChangesAsync(Ct);
        return (held, wilma);
    }

    /// <summary>Letter by letter, as people do; then something is deleted again.</summary>
    private static void Type(IDocumentSession session, HeldMeeting held, string text)
    {
        const int start = 1;
        var steps = text.Select(
                (letter, i) =>
                    $$$"""[{"stepType":"replace","from":{{{start + i}}},"to":{{{start
                    + i}}},"slice":{"content":[{"type":"text","text":"{{{letter}}}"}]}}]"""
            )
            .Append($$$"""[{"stepType":"replace","from":{{{start}}},"to":{{{start + 5}}}}]""");
        session.Events.Append(
            held.Item.Value,
            steps.Select(
                (s, i) => new MinutesStepsApplied(new(held.Id), held.Taker.Id, i + 1, 1, s, "test")
            )
        );
    }

    private static async Task<MinutesTextSnapshot> SnapshotAsync(
        IDocumentSession session,
        AgendaItemId item
    )
    {
        var history = await session.Events.FetchStreamAsync(item.Value, token: Ct);
        var text = history
            .Select(e => e.Data)
            .OfType<MinutesStepsApplied>()
            .Aggregate(MinutesText.Empty, (t, e) => MinutesSteps.Apply(t, e.Steps, e.Author).Text!);
        return new(item.Value, text.ToJson(), text.Authors(), history.Count, history[^1].Version);
    }
}
