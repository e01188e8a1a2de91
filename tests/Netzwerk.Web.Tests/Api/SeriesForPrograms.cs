using System.Net;
using System.Text.Json;
using Netzwerk.Domain;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Api;

[Collection(AfterTheMeeting.Name)]
public sealed class SeriesForPrograms(NetzwerkApp app)
{
    private DateOnly First => Appointment.LocalDay(app.Clock.GetUtcNow()).AddDays(21);

    [Fact]
    public async Task Programs_plan_call_answer_change_and_end_a_series()
    {
        var its = await MeetingForPrograms.PlanAsync(app);
        var (path, planned) = await PlanAsync(its);
        Assert.Equal("draft", planned.Text("status"));
        Assert.Equal("weekly", planned.GetProperty("rule").Text("rhythm"));
        Assert.Equal([Iso(First.AddDays(14))], Texts(planned, "leftOut"));
        Assert.Equal(5, planned.Items("dates").Count);

        var guest = await app.CreatePersonAsync("Gerda", "Gast");
        var called = await its.Office.DoAsync(
            HttpMethod.Post,
            path + "/call",
            new { guests = new[] { guest.Id } }
        );
        Assert.Equal(("called", 0), (called.Text("status"), Revision(called)));
        Assert.All(called.Items("dates"), d => Assert.Equal("called", d.Text("status")));
        var invited = (await its.Office.DoAsync(HttpMethod.Get, path + "/invitees"))
            .EnumerateArray()
            .ToDictionary(i => i.Text("name"), i => i.GetProperty("isGuest").GetBoolean());
        Assert.Equal(3, invited.Count);
        Assert.True(invited["Gerda Gast"]);
        Assert.False(invited["Vera Mitglied"]);

        var answered = await its.VerasProgram.DoAsync(
            HttpMethod.Put,
            path + "/answers/mine",
            new { answer = "accepted" }
        );
        Assert.All(answered.Items("dates"), d => Assert.Equal("accepted", d.Text("myAnswer")));
        await its.Office.DoAsync(
            HttpMethod.Put,
            $"{path}/answers/{its.Emil.Id}",
            new { answer = "declined" }
        );
        var date = answered.Items("dates")[1].Text("meeting");
        var meeting = await its.EmilsProgram.DoAsync(HttpMethod.Get, $"/meetings/{date}");
        Assert.Equal("declined", meeting.Text("myAnswer"));
        Assert.Equal(path, "/series/" + meeting.Text("series"));

        var renamed = await its.Office.DoAsync(
            HttpMethod.Put,
            path,
            new { title = "AG Sprache und Schrift", place = "Kreishaus" }
        );
        Assert.Equal("AG Sprache und Schrift", renamed.Text("title"));
        var ended = await its.Office.DoAsync(
            HttpMethod.Post,
            path + "/end",
            new { last = First.AddDays(21) }
        );
        Assert.Equal(3, ended.Items("dates").Count);
        Assert.Equal(1, Revision(ended));
        await its.Office.DoAsync(HttpMethod.Delete, $"{path}/invitees/{guest.Id}");
        var left = await its.Office.DoAsync(HttpMethod.Get, path + "/invitees");
        Assert.Equal(2, left.GetArrayLength());
        await its.Office.DoAsync(HttpMethod.Post, path + "/invitees", new { person = guest.Id });
    }

    [Fact]
    public async Task A_series_goes_on_otherwise_and_another_is_cancelled_as_a_whole()
    {
        var its = await MeetingForPrograms.PlanAsync(app);
        var (path, _) = await PlanAsync(its);
        await its.Office.DoAsync(HttpMethod.Post, path + "/call");
        var next = await its.Office.DoAsync(
            HttpMethod.Post,
            path + "/continue",
            new
            {
                since = First.AddDays(21),
                title = "AG Sprache am Morgen",
                rhythm = "weekly",
                first = First.AddDays(22),
                last = First.AddDays(36),
                from = "09:00",
                to = "10:00",
            }
        );
        Assert.Equal(("called", 3), (next.Text("status"), next.Items("dates").Count));
        var old = await its.Office.DoAsync(HttpMethod.Get, path);
        Assert.Equal(next.Text("id"), old.Text("continuedBy"));
        var cancelled = await its.Office.DoAsync(
            HttpMethod.Post,
            $"/series/{next.Text("id")}/cancel",
            new { reason = "Kein Raum" }
        );
        Assert.Equal("cancelled", cancelled.Text("status"));
        var all = await its.VerasProgram.DoAsync(HttpMethod.Get, $"/series?group={its.Group}");
        Assert.Equal(2, all.GetArrayLength());
    }

    [Fact]
    public async Task A_draft_is_the_planners_and_a_strangers_series_is_not_there()
    {
        var its = await MeetingForPrograms.PlanAsync(app);
        var (path, _) = await PlanAsync(its);
        var stranger = await app.ApiClientAsync(await app.CreatePersonAsync("Frieda", "Fremd"));
        foreach (var program in new[] { stranger, its.VerasProgram })
        {
            await IsAsync(HttpStatusCode.NotFound, program, HttpMethod.Get, path);
            await IsAsync(HttpStatusCode.NotFound, program, HttpMethod.Post, path + "/call");
        }

        await its.Office.DoAsync(HttpMethod.Post, path + "/call");
        var answer = new { answer = "accepted" };
        (HttpMethod, string, object?)[] calls =
        [
            (HttpMethod.Get, path, null),
            (HttpMethod.Get, path + "/invitees", null),
            (HttpMethod.Put, path + "/answers/mine", answer),
            (HttpMethod.Put, $"{path}/answers/{its.Vera.Id}", answer),
            (HttpMethod.Post, path + "/end", new { last = First }),
            (HttpMethod.Delete, $"{path}/invitees/{its.Vera.Id}", null),
        ];
        foreach (var (method, where, body) in calls)
        {
            await IsAsync(HttpStatusCode.NotFound, stranger, method, where, body);
        }

        Assert.Equal(
            0,
            (await stranger.DoAsync(HttpMethod.Get, $"/series?group={its.Group}")).GetArrayLength()
        );
        // Members see it, and may not change it.
        foreach (var (method, where, body) in calls.Skip(3))
        {
            await IsAsync(HttpStatusCode.Forbidden, its.VerasProgram, method, where, body);
        }

        await IsAsync(
            HttpStatusCode.Forbidden,
            its.Office,
            HttpMethod.Put,
            path + "/answers/mine",
            answer
        );
    }

    [Fact]
    public async Task Rules_say_which_field_is_wrong()
    {
        var its = await MeetingForPrograms.PlanAsync(app);
        await RefusedAsync(
            its,
            Ask(its, leftOut: [First.AddDays(1)]),
            "series.no-such-date",
            "leftOut"
        );
        DateOnly[] most = [.. Enumerable.Range(1, 5).Select(w => First.AddDays(7 * w))];
        await RefusedAsync(its, Ask(its, leftOut: most), "series.too-few-left", "leftOut");
        await RefusedAsync(its, Ask(its, every: 0), "series.every-unusable", "every");
        await RefusedAsync(its, Ask(its, last: DateOnly.MaxValue), "series.too-many", "last");
        await RefusedAsync(
            its,
            Ask(its, first: First.AddDays(-60)),
            "meeting.in-the-past",
            "first"
        );

        var (path, _) = await PlanAsync(its);
        await its.Office.DoAsync(HttpMethod.Post, path + "/call");
        using var again = await its.Office.SendAsync(
            HttpMethod.Post,
            path + "/end",
            new { last = First.AddDays(-1) }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal("series.nothing-left", await again.CodeAsync());
    }

    [Fact]
    public async Task With_a_key_a_plan_sent_twice_is_one_series_and_an_old_version_changes_nothing()
    {
        var its = await MeetingForPrograms.PlanAsync(app);
        var ask = Ask(its);
        (string, string) key = ("Idempotency-Key", "reihe-1");
        using var first = await its.Office.SendAsync(HttpMethod.Post, "/series", ask, key);
        using var second = await its.Office.SendAsync(HttpMethod.Post, "/series", ask, key);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        var id = (await first.JsonAsync()).Text("id");
        await its.Office.DoAsync(HttpMethod.Post, $"/series/{id}/call");
        using var late = await its.Office.SendAsync(
            HttpMethod.Post,
            $"/series/{id}/end",
            new { last = First.AddDays(7) },
            ("If-Match", "\"1\"")
        );
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(
            5,
            (await its.Office.DoAsync(HttpMethod.Get, $"/series/{id}")).Items("dates").Count
        );
    }

    private static async Task IsAsync(
        HttpStatusCode expected,
        HttpClient program,
        HttpMethod method,
        string path,
        object? body = null
    )
    {
        using var answer = await program.SendAsync(method, path, body);
        Assert.True(answer.StatusCode == expected, $"{method} {path}: {answer.StatusCode}");
    }

    private static async Task RefusedAsync(
        MeetingForPrograms its,
        object ask,
        string code,
        string field
    )
    {
        using var answer = await its.Office.SendAsync(HttpMethod.Post, "/series", ask);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.JsonAsync();
        Assert.Equal((code, field), (problem.Text("code"), problem.Text("field")));
    }

    private static string Iso(DateOnly day) => day.ToString("O", null);

    private static int Revision(JsonElement series) =>
        series.GetProperty("calendarRevision").GetInt32();

    private static IEnumerable<string> Texts(JsonElement thing, string property) =>
        thing.Items(property).Select(i => i.GetString()!);

    private async Task<(string Path, JsonElement Series)> PlanAsync(MeetingForPrograms its)
    {
        var planned = await its.Office.DoAsync(HttpMethod.Post, "/series", Ask(its));
        return ($"/series/{planned.Text("id")}", planned);
    }

    /// <summary>Six weekly dates, the third of them left out.</summary>
    private object Ask(
        MeetingForPrograms its,
        IReadOnlyList<DateOnly>? leftOut = null,
        int every = 1,
        DateOnly? first = null,
        DateOnly? last = null
    ) =>
        new
        {
            group = its.Group,
            title = "AG Sprache",
            rhythm = "weekly",
            first = first ?? First,
            last = last ?? First.AddDays(35),
            every,
            from = "14:00",
            to = "16:00",
            place = "Rathaus",
            leftOut = leftOut ?? [First.AddDays(14)],
        };
}
