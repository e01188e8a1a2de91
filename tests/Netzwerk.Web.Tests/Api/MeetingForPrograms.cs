using System.Net;
using System.Text.Json;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Api;

/// <summary>A group and one meeting of it that programs work on: the office, a chair and two members.</summary>
public sealed class MeetingForPrograms
{
    private readonly NetzwerkApp _app;

    private MeetingForPrograms(NetzwerkApp app) => _app = app;

    public required KnownPerson Vera { get; init; }

    public required KnownPerson Emil { get; init; }

    public required HttpClient Office { get; init; }

    public required HttpClient VerasProgram { get; init; }

    public required HttpClient EmilsProgram { get; init; }

    public string Group { get; private set; } = "";

    /// <summary>The path of the meeting below /api/v1.</summary>
    public string Path { get; private set; } = "";

    public DateOnly Day { get; private set; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<MeetingForPrograms> PlanAsync(NetzwerkApp app)
    {
        var (vera, emil) = (
            await app.CreatePersonAsync("Vera", "Mitglied"),
            await app.CreatePersonAsync("Emil", "Öztürk")
        );
        var its = new MeetingForPrograms(app)
        {
            Vera = vera,
            Emil = emil,
            Office = await app.ApiClientAsync(await app.CreateCoordinatorAsync()),
            VerasProgram = await app.ApiClientAsync(vera),
            EmilsProgram = await app.ApiClientAsync(emil),
            Day = Appointment.LocalDay(app.Clock.GetUtcNow()).AddDays(20),
        };
        var group = await its.Office.DoAsync(
            HttpMethod.Post,
            "/groups",
            new
            {
                name = "AG Sprache",
                kind = "working-group",
                openness = "listed",
            }
        );
        its.Group = group.Text("id");
        foreach (var person in new[] { vera.Id, emil.Id })
        {
            await its.Office.DoAsync(
                HttpMethod.Post,
                $"/groups/{its.Group}/members",
                new { person }
            );
        }

        var meeting = await its.Office.DoAsync(
            HttpMethod.Post,
            "/meetings",
            new
            {
                group = its.Group,
                title = "Sprachkurse",
                day = its.Day,
                from = "10:00",
                to = "12:00",
                agenda = new[] { new { title = "Begrüßung" } },
            }
        );
        its.Path = $"/meetings/{meeting.Text("id")}";
        return its;
    }

    public Task<JsonElement> CallAsync() => Office.DoAsync(HttpMethod.Post, Path + "/call");

    /// <summary>Lets the time come, opens the meeting, closes it.</summary>
    public async Task HoldAsync()
    {
        ComeTo(new Appointment(Day, new(10, 0), new(12, 0)).Start.AddMinutes(-10));
        Assert.Equal(
            "in-session",
            (await Office.DoAsync(HttpMethod.Post, Path + "/open")).Text("status")
        );
        await Office.DoAsync(
            HttpMethod.Put,
            Path + "/attendance",
            new { marks = new[] { new { person = Vera.Id, attendance = "by-video" } } }
        );
        Assert.Equal(
            "closed",
            (await Office.DoAsync(HttpMethod.Post, Path + "/close")).Text("status")
        );
    }

    public void MovedTo(DateOnly day) => Day = day;

    /// <summary>What the editor does: a resolution, and a task for Vera.</summary>
    public async Task WriteAsync(string item)
    {
        var content = $$$"""
            {"type":"decision","attrs":{"vote":"einstimmig"},"content":[{"type":"paragraph","content":[{"type":"text","text":"Zwei Abendkurse in Döbeln."}]}]},
            {"type":"task","attrs":{"assignee":"{{{Vera.Id}}}","due":"","done":false},"content":[{"type":"text","text":"Räume anfragen"}]}
            """;
        await using var session = _app
            .Services.GetRequiredService<IDocumentStore>()
            .LightweightSession();
        session.Events.Append(
            Guid.Parse(item),
            new MinutesStepsApplied(
                MeetingId.From(Guid.Parse(Path.Split('/')[^1])),
                Emil.Id,
                0,
                1,
                $$$"""[{"stepType":"replace","from":0,"to":2,"slice":{"content":[{{{content}}}]}}]""",
                "test"
            )
        );
        await session.SaveChangesAsync(Ct);
    }

    /// <summary>Submits, lets the time to object pass, and freezes.</summary>
    public async Task FreezeAsync()
    {
        await SubmitAsync();
        await PassObjectionsAsync();
    }

    public Task<JsonElement> SubmitAsync() =>
        Office.DoAsync(
            HttpMethod.Post,
            Path + "/minutes/submit",
            new { objectionsUntil = Today.AddDays(2) }
        );

    public async Task PassObjectionsAsync()
    {
        _app.Clock.Advance(TimeSpan.FromDays(4));
        await _app.RunAsync<FreezeDueMinutes>(job => job.RunAsync(Ct));
    }

    private DateOnly Today => Appointment.LocalDay(_app.Clock.GetUtcNow());

    private void ComeTo(DateTimeOffset moment) =>
        _app.Clock.Advance(moment - _app.Clock.GetUtcNow());
}
