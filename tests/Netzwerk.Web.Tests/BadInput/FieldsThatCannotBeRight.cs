using System.Net;
using AngleSharp.Html.Dom;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.BadInput;

/// <summary>
/// What cannot be right in a form is answered in German beside its field; what was typed stays, and nothing is stored.
/// </summary>
public sealed class FieldsThatCannotBeRight(NetzwerkApp app)
{
    private const string NoDay = "Bitte geben Sie einen Tag an";
    private const string NoTime = "Bitte geben Sie eine Uhrzeit an";
    private const string Past = "Dieser Zeitpunkt liegt in der Vergangenheit.";
    private const string Skipped = "Diese Uhrzeit gibt es an dem Tag nicht";
    private const string Backwards = "Das Ende muss nach dem Beginn liegen.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Field, what is typed into it, and how its error begins;.</summary>
    public static TheoryData<string, string, string, string> Wrong =>
        new()
        {
            { "Title", "", "Bitte geben Sie einen Titel ein.", "" },
            { "Title", " \u200b\t ", "Bitte geben Sie einen Titel ein.", "" },
            { "Title", new string('ä', 701), "Der Titel ist zu lang.", "" },
            { "Title", new string('x', 5000), "Der Titel ist zu lang.", "" },
            { "Place", new string('x', 301), "Der Ort ist zu lang.", "" },
            { "VideoLink", "javascript:alert(1)", "Bitte geben Sie eine Adresse ein", "" },
            {
                "VideoLink",
                "https://x.example/" + new string('y', 1000),
                "Der Videolink ist zu lang.",
                ""
            },
            { "Day", "", NoDay, "" },
            { "Day", "31.02.2027", NoDay, "" },
            { "Day", "2027-02-29", NoDay, "" },
            { "Day", "irgendwann", NoDay, "" },
            { "Day", "2020-01-15", Past, "" },
            { "Day", "1900-01-01", Past, "" },
            { "Day", "2199-12-31", "Dieser Tag liegt mehr als fünf Jahre in der Zukunft.", "" },
            { "From", "", NoTime, "" },
            { "From", "25:00", NoTime, "" },
            { "From", "halb drei", NoTime, "" },
            { "From", "02:30", Skipped, "2027-03-28" },
            { "From", "18:00", Backwards, "" },
            { "To", "9:75", NoTime, "" },
            { "To", "14:00", Backwards, "" },
            { "To", "13:59", Backwards, "" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Planning_says_it_beside_the_field(
        string field,
        string typed,
        string error,
        string day
    )
    {
        var group = await app.FoundAsync();
        var form = await FormAsync($"/gruppen/{group}/sitzungen/neu", "plan");
        form.Write(
            ("Input.Title", "Runde"),
            ("Input.Day", Usual(day)),
            ("Input.From", "14:00"),
            ("Input.To", "16:00"),
            ("Input.Place", "Raum 214 & Flur"),
            ("Input.Items[1].Title", "Zweiter Punkt")
        );

        var page = await form.Write(("Input." + field, typed)).SendAsync();

        IsTold(page, field, typed, error);
        Assert.Equal("Zweiter Punkt", Control(page, "Input.Items[1].Title").Value);
        Assert.Equal(form.Read("Input.Id"), Control(page, "Input.Id").Value);
        await using var session = app.Query();
        Assert.Null(
            await session.Events.FetchStreamStateAsync(Guid.Parse(form.Read("Input.Id")), Ct)
        );
        Assert.DoesNotContain(
            await session.Query<Meeting>().ToListAsync(Ct),
            m => m.Group == group
        );
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Changing_says_it_beside_the_field(
        string field,
        string typed,
        string error,
        string day
    )
    {
        var group = await app.FoundAsync();
        await app.SeatAsync(group, await app.CreatePersonAsync());
        var meeting = await app.CallMeetingAsync(group);
        var before = await VersionAsync(meeting);
        var form = await FormAsync($"/sitzungen/{meeting}/aendern", "change");
        form.Write(("Input.Place", "Raum 214 & Flur"), ("Input.Day", Usual(day)));

        var page = await form.Write(("Input." + field, typed)).SendAsync();

        IsTold(page, field, typed, error);
        Assert.Equal(before, await VersionAsync(meeting));
    }

    [Theory]
    [InlineData("Title", 5000, "Der Titel eines Punktes ist zu lang")]
    [InlineData("Minutes", -1, "Bitte geben Sie die Minuten als Zahl an")]
    [InlineData("Minutes", 99999, "Ein Punkt kann höchstens einen Tag dauern")]
    public async Task A_line_of_the_agenda_says_it_beside_the_line(
        string field,
        int size,
        string error
    )
    {
        var group = await app.FoundAsync();
        var typed =
            field is "Title" ? new string('x', size)
            : size < 0 ? "eine Stunde"
            : $"{size}";
        var plan = await FormAsync($"/gruppen/{group}/sitzungen/neu", "plan");
        plan.Write(
            ("Input.Title", "Runde"),
            ("Input.Day", Usual("")),
            ("Input.From", "14:00"),
            ("Input.To", "16:00"),
            ("Input.Items[1].Title", "Punkt"),
            ($"Input.Items[1].{field}", typed)
        );
        IsAt(await plan.SendAsync(), $"Input.Items[1].{field}", typed, error);

        await app.SeatAsync(group, await app.CreatePersonAsync());
        var meeting = await app.CallMeetingAsync(group);
        var before = await VersionAsync(meeting);
        var agenda = await FormAsync($"/sitzungen/{meeting}/tagesordnung", "agenda");
        agenda.Write(("Do", "save"), ("Input.New.Title", "Punkt"), ($"Input.New.{field}", typed));
        IsAt(await agenda.SendAsync(), $"Input.New.{field}", typed, error);
        Assert.Equal(before, await VersionAsync(meeting));
    }

    private static void IsTold(Page page, string field, string typed, string error)
    {
        // An end that is too early is told at the end, whichever of the two was typed.
        var told = error == Backwards ? "Input.To" : "Input." + field;
        IsAt(page, told, told == "Input." + field ? typed : null, error);
        Assert.Equal(
            "Raum 214 & Flur",
            field is "Place" ? "Raum 214 & Flur" : Control(page, "Input.Place").Value
        );
    }

    private static void IsAt(Page page, string name, string? typed, string error)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var control = Control(page, name);
        Assert.Equal("true", control.GetAttribute("aria-invalid"));
        var told = control
            .GetAttribute("aria-describedby")!
            .Split(' ')
            .Select(id => page.Document.GetElementById(id)!.TextContent);
        Assert.Contains(told, t => t.Contains(error, StringComparison.Ordinal));
        var link = Assert.Single(page.Document.QuerySelectorAll(".error-summary a"));
        Assert.Equal("#" + control.Id, link.GetAttribute("href"));
        Assert.StartsWith("Fehler: ", page.Document.Title, StringComparison.Ordinal);
        if (typed is not null)
        {
            Assert.Equal(typed, control.GetAttribute("value") ?? "");
        }
    }

    private static IHtmlInputElement Control(Page page, string name) =>
        Assert.IsAssignableFrom<IHtmlInputElement>(page.Document.QuerySelector($"[name='{name}']"));

    private string Usual(string day) =>
        day.Length > 0
            ? day
            : $"{Appointment.LocalDay(app.Clock.GetUtcNow()).AddDays(40):yyyy-MM-dd}";

    private async Task<FilledForm> FormAsync(string path, string form)
    {
        var browser = await app.SignInAsync(await app.CreateCoordinatorAsync());
        return FilledForm.On(browser, await browser.OpenAsync(path), form);
    }

    private async Task<int> VersionAsync(MeetingId meeting)
    {
        await using var session = app.Query();
        return (await session.LoadAsync<Meeting>(meeting.Value, Ct))!.Version;
    }
}
