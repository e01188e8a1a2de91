using System.Net;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Calling;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Groups.Procedure;
using Netzwerk.Web.Tests.Support;
using Xunit;
using static Netzwerk.Web.Tests.Meetings.Calling.CallingSteps;

namespace Netzwerk.Web.Tests.Meetings.Calling;

public sealed class CheckingBeforeACall(NetzwerkApp app)
{
    private static string? Colour(Page page, CallingCheckKind kind) =>
        page.Document.QuerySelector($"[data-check={kind}]")?.GetAttribute("data-colour");

    [Fact]
    public async Task Each_check_says_its_colour_its_reason_and_its_arithmetic()
    {
        var board = await app.BoardAsync();
        var silent = await app.CreatePersonAsync("Stella", "Still", mail: "");
        await app.SeatAsync(board.Group, silent);
        var meeting = await app.DraftAsync(board);
        var browser = await app.SignInAsync(board.Chair);
        var draft = await browser.OpenAsync($"/sitzungen/{meeting}");
        Assert.Contains(
            $"/sitzungen/{meeting}/pruefen",
            draft.Document.Links.Select(l => l.GetAttribute("href"))
        );

        var page = await browser.OpenAsync($"/sitzungen/{meeting}/pruefen");
        Assert.Equal("Green", Colour(page, CallingCheckKind.Notice));
        Assert.Equal("Green", Colour(page, CallingCheckKind.PublicNotice));
        Assert.Equal("Yellow", Colour(page, CallingCheckKind.WithoutMail));
        Assert.Equal("Green", Colour(page, CallingCheckKind.Letters));
        Assert.Null(Colour(page, CallingCheckKind.UrgentNotice));
        var day = app.Today().AddDays(20);
        Has(
            $"Rechnung: Sitzung am {day:dd.MM.yyyy}; 7 Tage Frist: {day.AddDays(-7):dd.MM.yyyy}",
            page
        );
        Has("Eine von 3 Personen hat keine E-Mail-Adresse", page);
        Has("Am Tag der Sitzung gilt Fassung 1", page);

        var english = await (await browser.InEnglishAsync()).OpenAsync(
            $"/sitzungen/{meeting}/pruefen"
        );
        Has("Check before calling", english);
        Has("One of 3 people has no mail address", english);
    }

    [Fact]
    public async Task Only_those_who_plan_see_it()
    {
        var board = await app.BoardAsync();
        var meeting = await app.DraftAsync(board);
        var path = $"/sitzungen/{meeting}/pruefen";
        foreach (var person in new[] { board.Member, await app.CreatePersonAsync() })
        {
            var browser = await app.SignInAsync(person);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(path)).Status);
        }

        Has(
            "Bericht",
            await (await app.SignInAsync(board.Chair)).OpenAsync($"/sitzungen/{meeting}")
        );
    }

    [Fact]
    public async Task Another_meeting_at_the_same_time_is_counted_and_not_named()
    {
        var (board, other) = (await app.BoardAsync(), await app.BoardAsync());
        await app.SeatAsync(other.Group, board.Member);
        await app.CalledAsync(other);
        var meeting = await app.DraftAsync(board);
        var browser = await app.SignInAsync(board.Chair);
        var page = await browser.OpenAsync($"/sitzungen/{meeting}/pruefen");
        Assert.Equal("Yellow", Colour(page, CallingCheckKind.Clash));
        Has("Eine von 2 Personen hat zur selben Zeit eine andere Sitzung", page);
    }

    [Fact]
    public async Task Too_late_is_called_all_the_same_and_stands_on_the_page_of_the_meeting()
    {
        var board = await app.BoardAsync(noticeDays: 28);
        var meeting = await app.DraftAsync(board);
        var browser = await app.SignInAsync(board.Chair);
        var check = await browser.OpenAsync($"/sitzungen/{meeting}/pruefen");
        Assert.Equal("Red", Colour(check, CallingCheckKind.Notice));
        Assert.Equal("Green", Colour(check, CallingCheckKind.UrgentNotice));
        var page = await browser.OpenAsync($"/sitzungen/{meeting}/einladen");
        var called = await page.SubmitAsync("call");
        Assert.Equal($"/sitzungen/{meeting}", called.RedirectsTo);
        var stored = await app.LoadAsync(meeting);
        Assert.Equal([ConvocationDefect.NoticeTooShort], stored.Convocation?.Defects);
        Assert.Null(stored.Urgent);

        Has("Die Einladungsfrist ist nicht eingehalten.", await called.FollowAsync());
        var member = await app.SignInAsync(board.Member);
        Has("mit Mangel", await member.OpenAsync($"/sitzungen/{meeting}"));
        Has(
            "Zu dieser Sitzung ist schon eingeladen.",
            await browser.OpenAsync($"/sitzungen/{meeting}/pruefen")
        );
    }

    [Fact]
    public async Task An_urgent_call_without_a_reason_keeps_the_form_and_says_so_beside_the_field()
    {
        var board = await app.BoardAsync(noticeDays: 28);
        var meeting = await app.DraftAsync(board);
        var browser = await app.SignInAsync(board.Chair);
        var page = await browser.OpenAsync($"/sitzungen/{meeting}/einladen");
        var refused = await page.SubmitAsync("call", ("Urgent", "true"), ("Reason", " "));
        var error = refused.Document.QuerySelector("#feld-reason-fehler");
        Assert.Contains("Grund der Eile", error?.TextContent, StringComparison.Ordinal);
        Assert.NotNull(refused.Document.QuerySelector("#feld-urgent[checked]"));
        Assert.Equal(MeetingStatus.Draft, (await app.LoadAsync(meeting)).Status);

        var called = await refused.SubmitAsync(
            "call",
            ("Urgent", "true"),
            ("Reason", "Der Bescheid läuft ab.")
        );
        Has("Der Bescheid läuft ab.", await called.FollowAsync());
        var stored = await app.LoadAsync(meeting);
        Assert.Equal("Der Bescheid läuft ab.", stored.Urgent?.Reason);
        Assert.True(stored.Convocation?.IsSound);
        Assert.Null(stored.Notice);
    }

    [Fact]
    public async Task An_urgent_call_in_time_is_refused()
    {
        var board = await app.BoardAsync();
        var meeting = await app.DraftAsync(board);
        var browser = await app.SignInAsync(board.Chair);
        var page = await browser.OpenAsync($"/sitzungen/{meeting}/einladen");
        Assert.Null(page.Document.QuerySelector("#feld-urgent"));
        var refused = await page.SubmitAsync("call", ("Urgent", "true"), ("Reason", "Eilt"));
        Has("Eine Eilladung ist nicht nötig.", refused);
    }
}
