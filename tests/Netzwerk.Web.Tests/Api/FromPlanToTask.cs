using System.Net;
using System.Text.Json;
using Netzwerk.Domain;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Api;

[Collection(AfterTheMeeting.Name)]
public sealed class FromPlanToTask(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Programs_plan_call_answer_move_hold_review_and_follow_up()
    {
        var its = await MeetingForPrograms.PlanAsync(app);
        var item = await AgendaAsync(its);
        await AnswersAsync(its);
        await its.HoldAsync();
        await its.WriteAsync(item);
        await ReviewAsync(its, item);
        await FollowUpAsync(its);
    }

    private static async Task<string> AgendaAsync(MeetingForPrograms its)
    {
        var added = await its.Office.DoAsync(
            HttpMethod.Post,
            its.Path + "/agenda",
            new { title = "Warteliste", purpose = "decision" }
        );
        var (item, surplus) = (
            added.Text("id"),
            (
                await its.Office.DoAsync(
                    HttpMethod.Post,
                    its.Path + "/agenda",
                    new { title = "Doppelt" }
                )
            ).Text("id")
        );
        await its.Office.DoAsync(
            HttpMethod.Put,
            $"{its.Path}/agenda/{item}",
            new
            {
                title = "Warteliste für Sprachkurse",
                purpose = "decision",
                minutes = 30,
                rapporteur = its.Vera.Id,
            }
        );
        await its.Office.DoAsync(HttpMethod.Delete, $"{its.Path}/agenda/{surplus}");
        var meeting = await its.Office.DoAsync(
            HttpMethod.Post,
            $"{its.Path}/agenda/{item}/shift",
            new { up = true }
        );
        Assert.Equal(
            ["Warteliste für Sprachkurse", "Begrüßung"],
            meeting.Items("agenda").Select(i => i.Text("title"))
        );
        return item;
    }

    private static async Task AnswersAsync(MeetingForPrograms its)
    {
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await its.VerasProgram.SendAsync(HttpMethod.Get, its.Path)).StatusCode
        );
        Assert.Equal("called", (await its.CallAsync()).Text("status"));
        await its.VerasProgram.DoAsync(
            HttpMethod.Put,
            its.Path + "/answers/mine",
            new { answer = "accepted" }
        );
        var entered = await its.Office.DoAsync(
            HttpMethod.Put,
            $"{its.Path}/answers/{its.Emil.Id}",
            new { answer = "declined" }
        );
        Assert.Equal(
            ["accepted", "declined"],
            entered.EnumerateArray().Select(i => i.Text("answer"))
        );
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (
                await its.EmilsProgram.SendAsync(
                    HttpMethod.Put,
                    $"{its.Path}/answers/{its.Vera.Id}",
                    new { answer = "declined" }
                )
            ).StatusCode
        );
        var day = its.Day.AddDays(1);
        var moved = await its.Office.DoAsync(
            HttpMethod.Post,
            its.Path + "/move",
            new
            {
                day,
                from = "10:00",
                to = "12:00",
            }
        );
        Assert.Equal($"{day:yyyy-MM-dd}", moved.Text("day"));
        its.MovedTo(day);
        var asked = await its.VerasProgram.DoAsync(HttpMethod.Get, its.Path + "/answers");
        Assert.All(asked.EnumerateArray(), i => Assert.Equal("no-answer", i.Text("answer")));
    }

    private static async Task ReviewAsync(MeetingForPrograms its, string item)
    {
        var minutes = its.Path + "/minutes";
        var written = await its.EmilsProgram.DoAsync(HttpMethod.Get, minutes);
        Assert.Equal("writing", written.Text("state"));
        Assert.Equal(JsonValueKind.Null, written.GetProperty("pdf").ValueKind);
        var first = written.Items("items")[0];
        Assert.Equal(item, first.Text("item"));
        Assert.Equal(["decision", "task"], first.Items("blocks").Select(b => b.Text("$type")));

        Assert.Equal("in-review", (await its.SubmitAsync()).Text("state"));
        await its.VerasProgram.DoAsync(
            HttpMethod.Put,
            minutes + "/objections/mine",
            new { wording = "Es waren drei Kurse." }
        );
        var others = await its.EmilsProgram.DoAsync(HttpMethod.Get, minutes);
        Assert.Empty(others.Items("objections"));
        Assert.True(others.GetProperty("mayObject").GetBoolean());
        var settle = $"{minutes}/objections/{its.Vera.Id}";
        var silent = await its.Office.SendAsync(
            HttpMethod.Put,
            settle,
            new { result = "rejected" }
        );
        Assert.Equal("minutes.reason-missing", await silent.CodeAsync());
        var settled = await its.Office.DoAsync(
            HttpMethod.Put,
            settle,
            new { result = "rejected", reason = "Es waren zwei." }
        );
        Assert.Equal("rejected", Assert.Single(settled.Items("objections")).Text("result"));

        await its.PassObjectionsAsync();
        var frozen = await its.EmilsProgram.DoAsync(HttpMethod.Get, minutes);
        Assert.Equal(("frozen", 128), (frozen.Text("state"), frozen.Text("sha512").Length));
        Assert.True(frozen.GetProperty("matches").GetBoolean());
        using var print = await its.EmilsProgram.GetAsync(frozen.Text("pdf"), Ct);
        Assert.Equal("application/pdf", print.Content.Headers.ContentType?.MediaType);
        Assert.Equal("%PDF"u8.ToArray(), (await print.Content.ReadAsByteArrayAsync(Ct))[..4]);
        var late = await its.Office.SendAsync(HttpMethod.Post, minutes + "/reopen");
        Assert.Equal("minutes.frozen", await late.CodeAsync());
    }

    private static async Task FollowUpAsync(MeetingForPrograms its)
    {
        var register = await its.EmilsProgram.DoAsync(
            HttpMethod.Get,
            $"/resolutions?group={its.Group}&search=ABENDKURSE&sort=oldest"
        );
        var resolution = Assert.Single(register.Items("items"));
        Assert.Equal("einstimmig", resolution.Text("vote"));
        var one = await its.EmilsProgram.DoAsync(
            HttpMethod.Get,
            $"/resolutions/{resolution.Text("id")}"
        );
        Assert.Equal(resolution.ToString(), one.ToString());

        var mine = await its.VerasProgram.DoAsync(HttpMethod.Get, "/tasks?mine=true&state=open");
        var task = $"/tasks/{Assert.Single(mine.Items("items")).Text("id")}";
        var ofGroup = await its.Office.DoAsync(HttpMethod.Get, $"/tasks?group={its.Group}");
        Assert.Equal("Vera Mitglied", Assert.Single(ofGroup.Items("items")).Text("assigneeName"));
        var foreign = await its.EmilsProgram.SendAsync(HttpMethod.Post, task + "/finish");
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);

        var done = await its.VerasProgram.DoAsync(HttpMethod.Post, task + "/finish");
        Assert.Equal("done", done.Text("state"));
        Assert.Empty(
            (await its.VerasProgram.DoAsync(HttpMethod.Get, "/tasks?mine=true&state=open")).Items(
                "items"
            )
        );
        var open = await its.VerasProgram.DoAsync(HttpMethod.Post, task + "/reopen");
        Assert.Equal("open", open.Text("state"));
    }
}
